#define _GNU_SOURCE
#include "clinux_confine.h"

#include <dirent.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// By hand: glibc has no functions for these calls, and the headers of older systems not all of the rights.
enum { call_create = 444, call_add_rule = 445, call_restrict = 446, version_only = 1, below_path = 1 };

enum {
  may_execute = 1 << 0,
  may_write = 1 << 1,
  may_read = 1 << 2,
  may_list = 1 << 3,
  may_remove_dir = 1 << 4,
  may_remove_file = 1 << 5,
  may_make_dir = 1 << 7,
  may_make_file = 1 << 8,
  may_refer = 1 << 13,
  may_truncate = 1 << 14,
  of_files = may_execute | may_write | may_read | may_truncate,
  reading = may_read | may_list,
  writing = reading | may_write | may_remove_dir | may_remove_file | may_make_dir | may_make_file | may_refer | may_truncate,
};

struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scope;
};

struct rule {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

// The rights that the kernel knows: 13 in the first version, one or two more in later ones.
static uint64_t known_rights;

void clinux_forbid_dumps(void) {
  prctl(PR_SET_DUMPABLE, 0);
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

int clinux_confine_begin(void) {
  long version = syscall(call_create, NULL, (size_t)0, version_only);
  if (version < 1) return -1;
  known_rights = (1ULL << (version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13)) - 1;
  struct ruleset all = {.files = known_rights};
  size_t size = sizeof all.files;
  // TCP: bind and connect; then abstract sockets and signals to others.
  if (version >= 4) {
    all.network = 3;
    size += sizeof all.network;
  }
  if (version >= 6) {
    all.scope = 3;
    size += sizeof all.scope;
  }
  return (int)syscall(call_create, &all, size, 0);
}

static void allow_open(int list, int fd, uint64_t rights) {
  struct stat status;
  if (fstat(fd, &status) == 0) {
    if (!S_ISDIR(status.st_mode)) rights &= of_files;
    struct rule rule = {.allowed = rights & known_rights, .parent = fd};
    syscall(call_add_rule, list, below_path, &rule, 0);
  }
}

static void allow(int list, const char *path, uint64_t rights) {
  int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return;
  allow_open(list, fd, rights);
  close(fd);
}

void clinux_confine_read(int list, const char *path) { allow(list, path, reading); }

enum { links_most = 4096, depth_most = 16 };

// Folders that links lead to, so that none is gone through twice: links may lead in circles.
struct visited {
  size_t count;
  struct {
    dev_t device;
    ino_t inode;
  } folders[links_most];
};

static bool visit(struct visited *visited, int fd) {
  struct stat status;
  if (fstat(fd, &status) != 0 || visited->count == links_most) return false;
  for (size_t i = 0; i < visited->count; i++)
    if (visited->folders[i].device == status.st_dev && visited->folders[i].inode == status.st_ino) return false;
  visited->folders[visited->count].device = status.st_dev;
  visited->folders[visited->count++].inode = status.st_ino;
  return true;
}

// Takes over `fd`.
static void follow_links(int list, int fd, int depth, struct visited *visited) {
  DIR *folder = depth < depth_most ? fdopendir(fd) : NULL;
  if (folder == NULL) {
    close(fd);
    return;
  }
  struct dirent *entry;
  while ((entry = readdir(folder)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    bool is_link = entry->d_type == DT_LNK;
    if (entry->d_type == DT_UNKNOWN) {
      struct stat status;
      if (fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      is_link = S_ISLNK(status.st_mode);
      if (!is_link && !S_ISDIR(status.st_mode)) continue;
    } else if (!is_link && entry->d_type != DT_DIR) {
      continue;
    }
    if (is_link) {
      int target = openat(dirfd(folder), entry->d_name, O_PATH | O_CLOEXEC);
      if (target < 0) continue;
      allow_open(list, target, reading);
      close(target);
    }
    int below = openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (below < 0) continue;
    if (is_link && !visit(visited, below)) {
      close(below);
      continue;
    }
    follow_links(list, below, depth + 1, visited);
  }
  closedir(folder);
}

void clinux_confine_read_links(int list, const char *path) {
  struct visited *visited = calloc(1, sizeof *visited);
  if (visited == NULL) return;
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) follow_links(list, fd, 0, visited);
  free(visited);
}

void clinux_confine_write(int list, const char *path) { allow(list, path, writing); }

bool clinux_confine_finish(int list) {
  bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(call_restrict, list, 0) == 0;
  close(list);
  return done;
}
