#define _GNU_SOURCE
#include "clinux_signals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void handled(sigset_t *set) {
  // Beside those with a meaning all that would end the process without letting it clean up.
  static const int signals[] = {SIGWINCH, SIGTERM, SIGHUP,    SIGINT,  SIGTSTP, SIGCONT,   SIGUSR1, SIGUSR2,
                                SIGALRM,  SIGIO,   SIGVTALRM, SIGPROF, SIGPWR,  SIGSTKFLT, SIGXCPU};
  sigemptyset(set);
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) sigaddset(set, signals[i]);
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; signal++) sigaddset(set, signal);
}

static void nothing(int signal) { (void)signal; }

int clinux_signals_block(void) {
  sigset_t set;
  handled(&set);
  // Where SIGTSTP has its default action, ncurses ignores it during every update of the screen, and the system throws
  // away a signal that waits when it becomes ignored: Ctrl-Z would now and then do nothing. A handler of ours, which
  // never runs because the signal is blocked, makes ncurses leave it alone.
  struct sigaction action = {.sa_handler = nothing};
  if (sigaction(SIGTSTP, &action, NULL) != 0) return errno;
  return pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int clinux_signals_unblock(void) {
  sigset_t set;
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &action, NULL);
  handled(&set);
  return pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

int clinux_signalfd(void) {
  sigset_t set;
  handled(&set);
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int clinux_signalfd_next(int fd) {
  struct signalfd_siginfo info;
  ssize_t got;
  while ((got = read(fd, &info, sizeof info)) < 0 && errno == EINTR) {
  }
  return got == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

void clinux_stop_self(void) { raise(SIGSTOP); }
