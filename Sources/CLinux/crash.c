#define _GNU_SOURCE
#include "clinux_crash.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler needs lies here, written before it can run: a handler may neither allocate nor lock.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof *fatal, sequences_most = 512, held_most = 64 * 1024 };

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

// Controls, and what turns the direction of text around, as bytes of UTF-8: 1 to drop this byte. `state` holds the one
// or two bytes before it that may begin such a character.
static bool is_control(unsigned char byte, unsigned state) {
  if (byte < 0x20) return byte != '\n' && byte != '\t';
  if (byte == 0x7F) return true;
  if (state == 0xC2) return byte < 0xA0;
  if (state == 0xD8) return byte == 0x9C;
  if (state == 0xE280) return byte == 0x8E || byte == 0x8F || (byte >= 0xA8 && byte <= 0xAE);
  if (state == 0xE281) return byte >= 0xA6 && byte <= 0xA9;
  return false;
}

static void write_harmless(int fd, const unsigned char *bytes, size_t count, unsigned *state) {
  unsigned char clean[1024];
  size_t used = 0;
  for (size_t i = 0; i < count && used < sizeof clean; i++) {
    unsigned char byte = bytes[i];
    clean[used++] = is_control(byte, *state) ? '?' : byte;
    *state = *state == 0xE2 ? (0xE200 | byte) : byte;
  }
  write_all(fd, (const char *)clean, used);
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
  unsigned char block[1024];
  unsigned state = 0;
  ssize_t got;
  while (at < end && (got = pread(from, block, sizeof block, at)) > 0) {
    write_harmless(STDERR_FILENO, block, (size_t)got, &state);
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

static void write_text(const char *text) { write_all(STDERR_FILENO, text, strlen(text)); }

static const char *signal_name(int signal) {
  switch (signal) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGFPE: return "SIGFPE";
    case SIGABRT: return "SIGABRT";
    default: return "SIGQUIT";
  }
}

// One line and the end: no stack trace, which would scroll the screen away and wait for a key, and no second try.
static void on_fatal(int signal) {
  restore();
  clinux_stderr_release();
  write_text(signal == SIGQUIT ? "abmtop: ended at once (" : "abmtop: ended by a fault of its own (");
  write_text(signal_name(signal));
  write_text(").\n");
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigaction(signal, &usual, NULL);
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, signal);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL);
  raise(signal);
  _exit(128 + signal);
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

bool clinux_crash_install(void) {
  if (installed) return true;
  if (!clinux_crash_cover_thread()) return false;
  struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++)
    if (sigaction(fatal[i], &action, NULL) != 0) return false;
  installed = 1;
  return true;
}

bool clinux_crash_arm(const void *bytes, size_t length) {
  if (terminal < 0 || length > sequences_most) return false;
  memcpy(sequences, bytes, length);
  sequences_length = length;
  active = 1;
  static bool registered;
  if (!registered) registered = atexit(on_exit_call) == 0;
  return clinux_crash_install();
}

void clinux_crash_active(bool now) { active = now && installed; }

void clinux_crash_disarm(void) { active = 0; }
