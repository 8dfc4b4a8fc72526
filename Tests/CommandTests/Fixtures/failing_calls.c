// SPDX-License-Identifier: Apache-2.0
//
// Makes one call that changes a file fail: the Nth one below a directory; or ends the process before
// the Nth call that changes a file there or talks to a server. Loaded with LD_PRELOAD.
//
// FAIL_ROOT   the directory
// FAIL_AT     which call, counted from 1; 0 for none
// FAIL_ERRNO  the error number; calls after the Nth fail too where FAIL_STAYS is set
// FAIL_LOG    a file that gets a line for each call that failed, with the file's name and what it
//             is, or for a journal what its line is about
// KILL_AT     the call before which the process is killed, counted from 1
// GROW_FILE   a file to which something is appended when it is read for the first time
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;
static atomic_int grown;
/* 2 where an answer was not looked for yet, 1 where it has not arrived, 0 where none is due. */
static atomic_int answer;

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

/* What a line of a journal is about. */
static const char *kind_of(const char *line) {
  static const char *kinds[] = {"attempt", "agreed", "deleted", "relabelling", "relabelled"};
  char quoted[32];
  for (int i = 0; i < 5; i++) {
    snprintf(quoted, sizeof quoted, "\"%s\":{", kinds[i]);
    if (strstr(line, quoted)) return kinds[i];
  }
  return "";
}

/* Writes down what failed: the call, the file's name, and what it is; for a journal, what the line is
   about that is being written, or was written last. */
static void note(const char *name, int file, const void *bytes, size_t count) {
  const char *log = getenv("FAIL_LOG");
  int fd = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
  if (fd < 0) return;
  char link[64], path[4096] = "", last[4096] = "", line[8400];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = file < 0 ? 0 : readlink(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  const char *base = strrchr(path, '/');
  const char *kind = "";
  struct stat status;
  if (file >= 0 && fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
    kind = "directory";
  } else if (base && strcmp(base, "/journal.ndjson") == 0) {
    if (bytes) {
      memcpy(last, bytes, count < sizeof last ? count : sizeof last - 1);
      kind = kind_of(last);
    } else {
      off_t end = lseek(file, 0, SEEK_END);
      off_t start = end > (off_t)sizeof last - 1 ? end - (off_t)sizeof last + 1 : 0;
      ssize_t got = syscall(SYS_pread64, file, last, sizeof last - 1, start);
      if (got > 0 && last[got - 1] == '\n') last[got - 1] = 0;
      const char *text = strrchr(last, '\n');
      kind = kind_of(text ? text : last);
    }
  }
  int size = snprintf(line, sizeof line, "%s|%s|%s\n", name, base ? base + 1 : "", kind);
  syscall(SYS_write, fd, line, size);
  syscall(SYS_close, fd);
}

/* Counts a call, and ends the process before it where that is asked for. */
static int count_call(void) {
  const char *kill_at = getenv("KILL_AT");
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (kill_at && number == atoi(kill_at)) kill(getpid(), SIGKILL);
  return number;
}

static int fails_with(const char *name, int file, const void *bytes, size_t count) {
  const char *at = getenv("FAIL_AT");
  int wanted = at ? atoi(at) : 0;
  int number = count_call();
  if (wanted == 0 || number < wanted || (number > wanted && !getenv("FAIL_STAYS"))) return 0;
  note(name, file, bytes, count);
  errno = atoi(getenv("FAIL_ERRNO"));
  return 1;
}

static int fails(const char *name, int file) { return fails_with(name, file, NULL, 0); }

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static int opens(const char *path, int flags, mode_t mode) {
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && names_below(path) && fails("open", -1)) return -1;
  return REAL(int, open, const char *, int, ...)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opens(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opens(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd > 2 && is_open_below(fd) && fails_with("write", fd, bytes, count)) {
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
  if (is_open_below(fd) && fails("pwrite", fd)) return -1;
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
  if (is_open_below(fd) && fails("fsync", fd)) return -1;
  return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  if (is_open_below(fd) && fails("fdatasync", fd)) return -1;
  return (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t size) {
  if (is_open_below(fd) && fails("ftruncate", fd)) return -1;
  return (int)syscall(SYS_ftruncate, fd, size);
}

int rename(const char *old, const char *new) {
  if (names_below(new) && fails("rename", -1)) return -1;
  return (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int mkdir(const char *path, mode_t mode) {
  if (names_below(path) && fails("mkdir", -1)) return -1;
  return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* Where a process is to be killed, its talk with the server counts, too: what it sends, the first look
   for an answer, and its arrival. */
ssize_t send(int fd, const void *bytes, size_t count, int flags) {
  if (getenv("KILL_AT") && count > 1) {
    count_call();
    atomic_store(&answer, 2);
  }
  return syscall(SYS_sendto, fd, bytes, count, flags, NULL, 0);
}

ssize_t recv(int fd, void *bytes, size_t count, int flags) {
  int counts = getenv("KILL_AT") && count > 1;
  if (counts && atomic_load(&answer) == 2) {
    count_call();
    atomic_store(&answer, 1);
  }
  ssize_t got = syscall(SYS_recvfrom, fd, bytes, count, flags, NULL, NULL);
  if (counts && got > 0 && atomic_load(&answer) == 1) {
    atomic_store(&answer, 0);
    count_call();
  }
  return got;
}
