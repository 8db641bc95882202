#pragma once
// Another program that has the terminal for a while.

/// Runs a command of the shell with one or two arguments (`second` may be NULL), which are no part of its text, and waits
/// until it ends. It gets the terminal, no signal blocked and each as it is by default; interrupts that were meant for it do
/// not reach this process. Its exit status, 128 + the signal that ended it, or −errno where it cannot be started.
int clinux_run(const char *command, const char *first, const char *second);
