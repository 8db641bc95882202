#define _GNU_SOURCE
#include "clinux_descriptors.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int clinux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void clinux_eventfd_signal(int fd) {
  uint64_t one = 1;
  while (write(fd, &one, sizeof one) < 0 && errno == EINTR) {
  }
}

bool clinux_eventfd_clear(int fd) {
  uint64_t count;
  ssize_t got;
  while ((got = read(fd, &count, sizeof count)) < 0 && errno == EINTR) {
  }
  return got == (ssize_t)sizeof count;
}

bool clinux_terminal_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void clinux_no_flow_control(int fd) {
  struct termios settings;
  if (tcgetattr(fd, &settings) != 0) return;
  settings.c_iflag &= ~(tcflag_t)IXON;
  tcsetattr(fd, TCSANOW, &settings);
}

int clinux_bytes_waiting(int fd) {
  int waiting = 0;
  return ioctl(fd, FIONREAD, &waiting) == 0 ? waiting : -1;
}
