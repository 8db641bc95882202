#pragma once
// What the process gives up by itself: core dumps, and by Landlock all of the file system that it does not need.
#include <stdbool.h>

/// From now on no other process of the user can read this one's memory, and a crash writes none of it to disk.
void clinux_forbid_dumps(void);

/// Begins a list of what may be used; -1 where the kernel has no Landlock, or this process may not use it.
/// Nothing is forbidden before `clinux_confine_finish`.
int clinux_confine_begin(void);

/// `path`, a file or everything below a folder, may be read. A path that does not exist is left out.
void clinux_confine_read(int list, const char *path);

/// What the links below the folder `path` lead to may be read too, and what the links below that lead to.
void clinux_confine_read_links(int list, const char *path);

/// `path`, a file or everything below a folder, may be read, written, made and removed. A path that does not exist is
/// left out.
void clinux_confine_write(int list, const char *path);

/// Forbids this thread, and all that it starts, everything that is not on the list, and all use of the network as far as
/// the kernel can forbid it. It cannot be undone. Closes the list. False where the kernel refuses.
bool clinux_confine_finish(int list);
