// SPDX-License-Identifier: Apache-2.0
//
// Makes one call that changes a file fail: the Nth one below a directory. Loaded with LD_PRELOAD.
//
// FAIL_ROOT   the directory
// FAIL_AT     which call, counted from 1; 0 for none
// FAIL_ERRNO  the error number; calls after the Nth fail too where FAIL_STAYS is set
// FAIL_LOG    a file that gets a line for each call that failed
// GROW_FILE   a file to which something is appended when it is read for the first time
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;
static atomic_int grown;

static int is_below(const char *path) {
  const char *root = getenv("FAIL_ROOT");
  return root && path && strncmp(path, root, strlen(root)) == 0;
}

static int is_open_below(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return is_below(path);
}

/* Paths are compared in full; relative ones begin at the working directory. */
static int names_below(const char *path) {
  if (!path) return 0;
  if (path[0] == '/') return is_below(path);
  char full[8192];
  if (!getcwd(full, 4096)) return 0;
  strncat(full, "/", 2);
  strncat(full, path, 4000);
  return is_below(full);
}

static int fails(const char *name) {
  const char *at = getenv("FAIL_AT");
  int wanted = at ? atoi(at) : 0;
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (wanted == 0 || number < wanted || (number > wanted && !getenv("FAIL_STAYS"))) return 0;
  const char *log = getenv("FAIL_LOG");
  int fd = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
  if (fd >= 0) {
    syscall(SYS_write, fd, name, strlen(name));
    syscall(SYS_write, fd, "\n", 1);
    syscall(SYS_close, fd);
  }
  errno = atoi(getenv("FAIL_ERRNO"));
  return 1;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static int opens(const char *name, const char *path, int flags, mode_t mode) {
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && names_below(path) && fails("open")) return -1;
  return REAL(int, open, const char *, int, ...)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opens("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opens("open64", path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd > 2 && is_open_below(fd) && fails("write")) {
    /* A full disk takes what still fits. */
    if (errno == ENOSPC && count > 1) {
      int number = errno;
      syscall(SYS_write, fd, bytes, count / 2);
      errno = number;
    }
    return -1;
  }
  return syscall(SYS_write, fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  if (is_open_below(fd) && fails("pwrite")) return -1;
  return syscall(SYS_pwrite64, fd, bytes, count, offset);
}

ssize_t read(int fd, void *bytes, size_t count) {
  const char *grow = getenv("GROW_FILE");
  if (grow && fd > 2) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) {
      path[length] = 0;
      if (strcmp(path, grow) == 0 && atomic_fetch_add(&grown, 1) == 0) {
        ssize_t done = syscall(SYS_read, fd, bytes, count);
        int other = (int)syscall(SYS_openat, AT_FDCWD, grow, O_WRONLY | O_APPEND, 0);
        const char *more = "\n9\n00:00:20,000 --> 00:00:21,000\nlate\n";
        syscall(SYS_write, other, more, strlen(more));
        syscall(SYS_close, other);
        return done;
      }
    }
  }
  return syscall(SYS_read, fd, bytes, count);
}

int fsync(int fd) {
  if (is_open_below(fd) && fails("fsync")) return -1;
  return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  if (is_open_below(fd) && fails("fdatasync")) return -1;
  return (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t size) {
  if (is_open_below(fd) && fails("ftruncate")) return -1;
  return (int)syscall(SYS_ftruncate, fd, size);
}

int rename(const char *old, const char *new) {
  if (names_below(new) && fails("rename")) return -1;
  return (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int mkdir(const char *path, mode_t mode) {
  if (names_below(path) && fails("mkdir")) return -1;
  return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
