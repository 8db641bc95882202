#define _GNU_SOURCE
#include "clinux_inotify.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

const uint32_t clinux_inotify_directory_mask = IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB |
                                               IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

int clinux_inotify_open(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int clinux_inotify_watch(int fd, const char *path, uint32_t mask) { return inotify_add_watch(fd, path, mask); }

void clinux_inotify_unwatch(int fd, int watch) { inotify_rm_watch(fd, watch); }

size_t clinux_inotify_read(int fd, void *buffer, size_t size) {
  ssize_t got;
  while ((got = read(fd, buffer, size)) < 0 && errno == EINTR) {
  }
  return got > 0 ? (size_t)got : 0;
}

size_t clinux_inotify_next(const void *buffer, size_t length, size_t offset, clinux_inotify_event *event) {
  struct inotify_event record;
  event->watch = -2;
  event->mask = 0;
  event->name = NULL;
  if (offset > length || length - offset < sizeof record) return length;
  const char *start = (const char *)buffer + offset;
  memcpy(&record, start, sizeof record);
  if (length - offset - sizeof record < record.len) return length;
  event->watch = record.wd;
  event->mask = record.mask;
  event->name = record.len > 0 ? start + sizeof record : NULL;
  return offset + sizeof record + record.len;
}
