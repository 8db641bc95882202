#pragma once
// Signals as data: blocked everywhere, read from a descriptor by the one loop that polls.
#include <stdbool.h>

/// Blocks WINCH, TERM, HUP, INT, TSTP and CONT in the calling thread, and those that nobody sends in order but that would
/// end the process (USR1, USR2, ALRM, the real-time signals and their like); threads started later inherit it.
/// 0, or the error number.
int clinux_signals_block(void);

/// Undoes `clinux_signals_block` in the calling thread. 0, or the error number.
int clinux_signals_unblock(void);

/// A descriptor that becomes readable when one of the blocked signals arrives; -1 and `errno` if there is none.
int clinux_signalfd(void);

/// The next signal that waits in a signalfd; 0 if none does.
int clinux_signalfd_next(int fd);

/// Stops the whole process now, whatever it does with SIGTSTP, and returns when it is continued.
void clinux_stop_self(void);
