#pragma once
// inotify, with its variable-length records decoded.
#include <stddef.h>
#include <stdint.h>

/// What a directory's watch asks for: every way in which a file in it can come, change or go.
extern const uint32_t clinux_inotify_directory_mask;

/// What happened to one name in a watched directory.
typedef struct {
  /// The watch that it happened in; -1 for an overflow of the queue, after which everything must be looked at.
  int watch;
  /// IN_… bits.
  uint32_t mask;
  /// The name in the directory, in the caller's buffer, ended by a NUL; NULL if the directory itself is meant.
  const char *name;
} clinux_inotify_event;

/// A new inotify descriptor, close-on-exec and non-blocking; -1 and `errno` if there is none to be had.
int clinux_inotify_open(void);

/// Watches `path` for `mask`; the watch's number, or -1 and `errno`.
int clinux_inotify_watch(int fd, const char *path, uint32_t mask);

/// Ends a watch; one that the kernel already ended is no error.
void clinux_inotify_unwatch(int fd, int watch);

/// Reads what has happened into `buffer` (at least 4096 bytes, aligned to 8). The bytes read, 0 if nothing waits.
size_t clinux_inotify_read(int fd, void *buffer, size_t size);

/// The event at `offset` of the `length` bytes that `clinux_inotify_read` gave; the offset of the one after it.
/// A record that is cut off ends the walk: the offset given back is then `length`, and the watch -2.
size_t clinux_inotify_next(const void *buffer, size_t length, size_t offset, clinux_inotify_event *event);
