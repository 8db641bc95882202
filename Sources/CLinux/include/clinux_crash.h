#pragma once
// Leaves the terminal clean when the program dies of a bug, and lets its last words be read.
#include <stdbool.h>
#include <stddef.h>

/// Remembers how the terminal behind `fd` is set now, before curses changes it. False if `fd` is no terminal.
bool clinux_crash_remember(int fd);

/// Installs handlers for SEGV, BUS, ILL, TRAP, FPE, ABRT and QUIT on an alternate stack: one line on standard error, and
/// the process ends by the signal at once, without the runtime's stack trace. False if they cannot be had.
bool clinux_crash_install(void);

/// Installs the handlers, which from now on first write `length` bytes of `sequences` to the remembered terminal, put its
/// settings back and release standard error. Calling `exit` does so too.
/// False if no terminal is remembered, the sequences exceed 512 bytes, or the handlers cannot be had.
bool clinux_crash_arm(const void *sequences, size_t length);

/// From now on (or not) a fatal signal restores the terminal: off while the program is suspended.
void clinux_crash_active(bool active);

/// From now on there is no terminal to restore: it is, or is about to be. The handlers stay.
void clinux_crash_disarm(void);

/// Puts the terminal's remembered settings back.
void clinux_crash_restore_settings(void);

/// Gives the calling thread a stack of its own for the handlers, so that its stack overflow is caught too.
bool clinux_crash_cover_thread(void);

/// From here on standard error, if it is a terminal, collects in memory instead of spoiling the screen.
/// The handlers and `clinux_stderr_release` write it out, without controls. False if it stays as it is.
bool clinux_stderr_hold(void);

/// Standard error goes where it went before; what it collected (the last 64 KiB) is written there.
void clinux_stderr_release(void);
