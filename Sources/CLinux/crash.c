#define _GNU_SOURCE
#include "clinux_crash.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler needs lies here, written before it can run: a handler may neither allocate nor lock.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof *fatal, sequences_most = 512, held_most = 64 * 1024 };

static struct sigaction former[fatal_count];
static struct termios settings;
static char sequences[sequences_most];
static size_t sequences_length;
static int terminal = -1;
static volatile sig_atomic_t active;
static volatile sig_atomic_t installed;
static volatile sig_atomic_t held_fd = -1;     // what standard error collects in
static volatile sig_atomic_t former_fd = -1;   // where it went before

static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
}

void clinux_stderr_release(void) {
  int from = held_fd, to = former_fd;
  if (from < 0 || to < 0) return;
  held_fd = -1;
  former_fd = -1;
  dup2(to, STDERR_FILENO);
  close(to);
  off_t end = lseek(from, 0, SEEK_END);
  off_t at = end > held_most ? end - held_most : 0;
  char block[1024];
  ssize_t got;
  while (at < end && (got = pread(from, block, sizeof block, at)) > 0) {
    write_all(STDERR_FILENO, block, (size_t)got);
    at += got;
  }
  close(from);
}

bool clinux_stderr_hold(void) {
  if (held_fd >= 0 || !isatty(STDERR_FILENO)) return false;
  int memory = memfd_create("stderr", MFD_CLOEXEC);
  if (memory < 0) return false;
  int before = dup(STDERR_FILENO);
  if (before < 0 || dup2(memory, STDERR_FILENO) < 0) {
    if (before >= 0) close(before);
    close(memory);
    return false;
  }
  former_fd = before;
  held_fd = memory;
  return true;
}

void clinux_crash_restore_settings(void) {
  if (terminal >= 0) tcsetattr(terminal, TCSANOW, &settings);
}

static void restore(void) {
  if (!active) return;
  active = 0;
  write_all(terminal, sequences, sequences_length);
  clinux_crash_restore_settings();
}

// Whoever calls exit() has left the terminal's owner no time to clean up.
static void on_exit_call(void) {
  restore();
  clinux_stderr_release();
}

static void on_fatal(int signal, siginfo_t *info, void *context) {
  (void)context;
  int saved = errno;
  restore();
  clinux_stderr_release();
  for (int i = 0; i < fatal_count; i++)
    if (fatal[i] == signal) sigaction(signal, &former[i], NULL);
  // A fault of the processor happens again when the instruction is run again, now with the former handler and with
  // the true address. What was sent, or stands behind its instruction, has to be sent again.
  if (info->si_code <= 0 || signal == SIGTRAP || signal == SIGQUIT || signal == SIGABRT) raise(signal);
  errno = saved;
}

bool clinux_crash_cover_thread(void) {
  stack_t stack = {.ss_size = 64 * 1024};
  stack.ss_sp = malloc(stack.ss_size);
  if (stack.ss_sp == NULL) return false;
  if (sigaltstack(&stack, NULL) == 0) return true;
  free(stack.ss_sp);
  return false;
}

bool clinux_crash_remember(int fd) {
  if (tcgetattr(fd, &settings) != 0) return false;
  terminal = fd;
  return true;
}

bool clinux_crash_arm(const void *bytes, size_t length) {
  if (terminal < 0 || length > sequences_most) return false;
  memcpy(sequences, bytes, length);
  sequences_length = length;
  active = 1;
  if (installed) return true;
  if (!clinux_crash_cover_thread()) return false;
  static bool registered;
  if (!registered) registered = atexit(on_exit_call) == 0;
  struct sigaction action = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++)
    if (sigaction(fatal[i], &action, &former[i]) != 0) return false;
  installed = 1;
  return true;
}

void clinux_crash_active(bool now) { active = now && installed; }

void clinux_crash_disarm(void) {
  active = 0;
  if (!installed) return;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &former[i], NULL);
  installed = 0;
}
