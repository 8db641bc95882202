#pragma once
// What Swift's Glibc module leaves out because it is a macro, variadic or not imported at all.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A new eventfd, close-on-exec and non-blocking; -1 and `errno` if there is none to be had.
int clinux_eventfd(void);

/// Makes an eventfd readable. Safe from any thread; a full counter is already readable, so nothing is lost.
void clinux_eventfd_signal(int fd);

/// Empties an eventfd, so that the next `poll` waits for the next signal. True if it had been signalled.
bool clinux_eventfd_clear(int fd);

/// The size of the terminal behind `fd` in cells. False if it is no terminal or does not know its size.
bool clinux_terminal_size(int fd, int *columns, int *rows);

/// Lets Ctrl-S and Ctrl-Q through as keys, instead of stopping the output of the terminal behind `fd`.
void clinux_no_flow_control(int fd);

/// The bytes that wait to be read from `fd`; -1 if that is unknown.
int clinux_bytes_waiting(int fd);
