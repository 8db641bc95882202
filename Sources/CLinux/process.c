#include "clinux_process.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/wait.h>

extern char **environ;

/// What waits of a signal is dropped: ignoring a signal discards it (POSIX, sigaction).
static void drop_pending(int number) {
  struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
  sigemptyset(&ignore.sa_mask);
  if (sigaction(number, &ignore, &before) == 0) sigaction(number, &before, NULL);
}

int clinux_run(const char *command, const char *first, const char *second) {
  const char *const arguments[] = {"sh", "-c", command, "sh", first, second, NULL};
  posix_spawnattr_t attributes;
  int error = posix_spawnattr_init(&attributes);
  if (error != 0) return -error;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  error = posix_spawnp(&child, arguments[0], NULL, &attributes, (char *const *)arguments, environ);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return -error;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -errno;
  }
  drop_pending(SIGINT);
  drop_pending(SIGTSTP);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
