// SPDX-License-Identifier: Apache-2.0
//
// A library for LD_PRELOAD that counts the calls by which a process works on the files below one
// directory, and makes one of them go wrong. Files elsewhere, and so the loader and the libraries,
// never notice. failing_files.h says what it is told.
//
//   cc -shared -fPIC -o failing_files.so failing_files.c -ldl
#include "failing_files.h"
#include <sys/socket.h>

/* Opening. */

/* How the log calls it: what makes a file is told from what opens one. */
static const char *opening(const char *function, int flags) {
  return (flags & O_TMPFILE) == O_TMPFILE ? "unnamed" : flags & O_CREAT ? "create" : function;
}
static int opens(const char *function, int directory, const char *name, int flags, mode_t mode) {
  int is_unnamed = (flags & O_TMPFILE) == O_TMPFILE;
  if (is_unnamed && is_missing("unnamed", directory, name, EOPNOTSUPP)) return -1;
  return (int)OUTCOME(named(OPEN, opening(function, flags), directory, name),
    raw(SYS_openat, directory, name, flags, mode));
}
#define MODE(last) ({ \
  va_list rest; \
  va_start(rest, last); \
  mode_t mode_ = va_arg(rest, mode_t); \
  va_end(rest); \
  mode_; })

int open(const char *name, int flags, ...) {
  return opens("open", AT_FDCWD, name, flags, MODE(flags));
}
SAME(open, open64, int, const char *, int, ...);
int openat(int directory, const char *name, int flags, ...) {
  return opens("openat", directory, name, flags, MODE(flags));
}
SAME(openat, openat64, int, int, const char *, int, ...);
int creat(const char *name, mode_t mode) {
  return opens("creat", AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
FILE *fopen(const char *name, const char *mode) {
  REAL(fopen);
  return named(OPEN, "fopen", AT_FDCWD, name) == FAILS ? NULL : real(name, mode);
}
SAME(fopen, fopen64, FILE *, const char *, const char *);

/* Reading and writing. */

ssize_t read(int fd, void *bytes, size_t count) {
  return OUTCOME(opened(READ, "read", fd), raw(SYS_read, fd, bytes, count));
}
ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
  return OUTCOME(opened(READ, "pread", fd), raw(SYS_pread64, fd, bytes, count, offset));
}
SAME(pread, pread64, ssize_t, int, void *, size_t, off_t);
ssize_t readv(int fd, const struct iovec *parts, int count) {
  return OUTCOME(opened(READ, "readv", fd), raw(SYS_readv, fd, parts, count));
}

/* Writes at an offset, or where the file stands when that is negative. */
static ssize_t writes(const char *function, int fd, const void *bytes, size_t count, off_t offset) {
  long before = atomic_load(&calls);
  enum outcome outcome = opened(WRITE, function, fd);
  if (atomic_load(&calls) != before) note_text(bytes, count);
  if ((outcome == HALF || outcome == HALF_THEN_DIES) && count > 1) count /= 2;
  ssize_t done = OUTCOME(outcome, offset < 0 ? raw(SYS_write, fd, bytes, count)
    : raw(SYS_pwrite64, fd, bytes, count, offset));
  if (outcome == HALF_THEN_DIES) die();
  return done;
}
ssize_t write(int fd, const void *bytes, size_t count) {
  return writes("write", fd, bytes, count, -1);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return writes("pwrite", fd, bytes, count, offset);
}
SAME(pwrite, pwrite64, ssize_t, int, const void *, size_t, off_t);
ssize_t writev(int fd, const struct iovec *parts, int count) {
  enum outcome outcome = opened(WRITE, "writev", fd);
  int is_half = (outcome == HALF || outcome == HALF_THEN_DIES) && count > 0;
  ssize_t done = OUTCOME(outcome, is_half
    ? raw(SYS_write, fd, parts[0].iov_base, (parts[0].iov_len + 1) / 2)
    : raw(SYS_writev, fd, parts, count));
  if (outcome == HALF_THEN_DIES) die();
  return done;
}
ssize_t copy_file_range(
  int from, off64_t *start, int to, off64_t *end, size_t count, unsigned flags
) {
  return OUTCOME(opened(COPY, "copy_file_range", to),
    raw(SYS_copy_file_range, from, start, to, end, count, (long)flags));
}
ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
  return OUTCOME(opened(COPY, "sendfile", to), raw(SYS_sendfile, to, from, offset, count));
}
SAME(sendfile, sendfile64, ssize_t, int, int, off_t *, size_t);

/* Durability, size, locks, and the end. */

int fsync(int fd) { return (int)OUTCOME(opened(SYNC, "fsync", fd), raw(SYS_fsync, fd)); }
int fdatasync(int fd) {
  return (int)OUTCOME(opened(SYNC, "fdatasync", fd), raw(SYS_fdatasync, fd));
}
int syncfs(int fd) { return (int)OUTCOME(opened(SYNC, "syncfs", fd), raw(SYS_syncfs, fd)); }
int ftruncate(int fd, off_t size) {
  return (int)OUTCOME(opened(TRUNCATE, "ftruncate", fd), raw(SYS_ftruncate, fd, size));
}
SAME(ftruncate, ftruncate64, int, int, off_t);
int truncate(const char *name, off_t size) {
  return (int)OUTCOME(named(TRUNCATE, "truncate", AT_FDCWD, name), raw(SYS_truncate, name, size));
}
int fallocate(int fd, int mode, off_t offset, off_t size) {
  return (int)OUTCOME(opened(TRUNCATE, "fallocate", fd),
    raw(SYS_fallocate, fd, mode, offset, size));
}
int flock(int fd, int operation) {
  return (int)OUTCOME(opened(LOCK, "flock", fd), raw(SYS_flock, fd, operation));
}
/* The number is free afterwards, whatever is said. */
int close(int fd) {
  enum outcome outcome = fd == log_file && fd >= 0 ? PROCEEDS : opened(CLOSE, "close", fd);
  int before = errno, result = (int)raw(SYS_close, fd);
  if (outcome == DIES_AFTER) die();
  if (outcome != FAILS) return result;
  errno = before;
  return -1;
}

/* Names. */

static int renames(
  const char *function, int from, const char *old, int to, const char *new, unsigned flags
) {
  if (flags && is_missing("renameat2", to, new, EINVAL)) return -1;
  return (int)OUTCOME(pair(RENAME, function, from, old, to, new),
    raw(SYS_renameat2, from, old, to, new, (long)flags));
}
int rename(const char *old, const char *new) {
  return renames("rename", AT_FDCWD, old, AT_FDCWD, new, 0);
}
int renameat(int from, const char *old, int to, const char *new) {
  return renames("renameat", from, old, to, new, 0);
}
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  return renames("renameat2", from, old, to, new, flags);
}
static int links(
  const char *function, int from, const char *old, int to, const char *new, int flags
) {
  if (is_missing("link", to, new, EPERM)) return -1;
  return (int)OUTCOME(pair(LINK, function, from, old, to, new),
    raw(SYS_linkat, from, old, to, new, flags));
}
int link(const char *old, const char *new) {
  return links("link", AT_FDCWD, old, AT_FDCWD, new, 0);
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
  return links("linkat", from, old, to, new, flags);
}
int symlinkat(const char *target, int directory, const char *name) {
  return (int)OUTCOME(named(LINK, "symlinkat", directory, name),
    raw(SYS_symlinkat, target, directory, name));
}
int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }
static int unlinks(const char *function, int directory, const char *name, int flags) {
  return (int)OUTCOME(named(UNLINK, function, directory, name),
    raw(SYS_unlinkat, directory, name, flags));
}
int unlink(const char *name) { return unlinks("unlink", AT_FDCWD, name, 0); }
int unlinkat(int directory, const char *name, int flags) {
  return unlinks("unlinkat", directory, name, flags);
}
int rmdir(const char *name) { return unlinks("rmdir", AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) {
  int result = unlinks("remove", AT_FDCWD, name, 0);
  return result < 0 && errno == EISDIR ? rmdir(name) : result;
}
int mkdirat(int directory, const char *name, mode_t mode) {
  return (int)OUTCOME(named(MKDIR, "mkdirat", directory, name),
    raw(SYS_mkdirat, directory, name, (long)mode));
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

/* Attributes. */

int fchmod(int fd, mode_t mode) {
  return (int)OUTCOME(opened(ATTRIBUTES, "fchmod", fd), raw(SYS_fchmod, fd, (long)mode));
}
int fchmodat(int directory, const char *name, mode_t mode, int flags) {
  REAL(fchmodat);
  return OUTCOME(named(ATTRIBUTES, "fchmodat", directory, name),
    real(directory, name, mode, flags));
}
int chmod(const char *name, mode_t mode) { return fchmodat(AT_FDCWD, name, mode, 0); }
int fchown(int fd, uid_t user, gid_t group) {
  return (int)OUTCOME(opened(ATTRIBUTES, "fchown", fd),
    raw(SYS_fchown, fd, (long)user, (long)group));
}
int fchownat(int directory, const char *name, uid_t user, gid_t group, int flags) {
  return (int)OUTCOME(named(ATTRIBUTES, "fchownat", directory, name),
    raw(SYS_fchownat, directory, name, (long)user, (long)group, flags));
}
int chown(const char *name, uid_t user, gid_t group) {
  return fchownat(AT_FDCWD, name, user, group, 0);
}
int fsetxattr(int fd, const char *key, const void *value, size_t size, int flags) {
  return (int)OUTCOME(opened(ATTRIBUTES, "fsetxattr", fd),
    raw(SYS_fsetxattr, fd, key, value, size, flags));
}
ssize_t flistxattr(int fd, char *list, size_t size) {
  return OUTCOME(opened(ATTRIBUTES, "flistxattr", fd), raw(SYS_flistxattr, fd, list, size));
}
ssize_t fgetxattr(int fd, const char *key, void *value, size_t size) {
  return OUTCOME(opened(ATTRIBUTES, "fgetxattr", fd), raw(SYS_fgetxattr, fd, key, value, size));
}
int utimensat(int directory, const char *name, const struct timespec times[2], int flags) {
  return (int)OUTCOME(named(ATTRIBUTES, "utimensat", directory, name),
    raw(SYS_utimensat, directory, name, times, flags));
}
int futimens(int fd, const struct timespec times[2]) {
  return (int)OUTCOME(opened(ATTRIBUTES, "futimens", fd), raw(SYS_utimensat, fd, NULL, times, 0));
}

/* Looking. */

DIR *opendir(const char *name) {
  REAL(opendir);
  return named(LIST, "opendir", AT_FDCWD, name) == FAILS ? NULL : real(name);
}
DIR *fdopendir(int fd) {
  REAL(fdopendir);
  return opened(LIST, "fdopendir", fd) == FAILS ? NULL : real(fd);
}
struct dirent *readdir(DIR *stream) {
  REAL(readdir);
  if (opened(LIST, "readdir", dirfd(stream)) == FAILS) return NULL;
  struct dirent *entry = real(stream);
  if (entry && is_missing("kinds", dirfd(stream), entry->d_name, errno)) entry->d_type = DT_UNKNOWN;
  return entry;
}
/* The same structure as that of readdir where offsets have 64 bits. */
struct dirent64 *readdir64(DIR *stream) { return (struct dirent64 *)readdir(stream); }

#define LOOKS(function, result, directory, name, parameters, ...) \
  result function parameters { \
    REAL(function); \
    return OUTCOME(named(LOOK, #function, directory, name), real(__VA_ARGS__)); \
  }
LOOKS(stat, int, AT_FDCWD, name, (const char *name, struct stat *status), name, status)
LOOKS(lstat, int, AT_FDCWD, name, (const char *name, struct stat *status), name, status)
LOOKS(fstat, int, fd, NULL, (int fd, struct stat *status), fd, status)
LOOKS(fstatat, int, directory, name,
  (int directory, const char *name, struct stat *status, int flags),
  directory, name, status, flags)
LOOKS(statx, int, directory, name,
  (int directory, const char *name, int flags, unsigned wanted, struct statx *status),
  directory, name, flags, wanted, status)
LOOKS(access, int, AT_FDCWD, name, (const char *name, int mode), name, mode)
LOOKS(faccessat, int, directory, name,
  (int directory, const char *name, int mode, int flags), directory, name, mode, flags)
LOOKS(readlink, ssize_t, AT_FDCWD, name,
  (const char *name, char *target, size_t size), name, target, size)
LOOKS(readlinkat, ssize_t, directory, name,
  (int directory, const char *name, char *target, size_t size), directory, name, target, size)

/* Talking to a server. */

/* 2 where an answer was not looked for yet, 1 where it has not arrived, 0 where none is due. */
static atomic_int answer;

ssize_t send(int fd, const void *bytes, size_t count, int flags) {
  enum outcome outcome = count > 1 ? talked("send") : PROCEEDS;
  if (count > 1) atomic_store(&answer, 2);
  return OUTCOME(outcome, raw(SYS_sendto, fd, bytes, count, (long)flags, NULL, 0L));
}
ssize_t recv(int fd, void *bytes, size_t count, int flags) {
  enum outcome outcome = PROCEEDS;
  if (count > 1 && atomic_load(&answer) == 2) {
    atomic_store(&answer, 1);
    outcome = talked("recv");
  }
  ssize_t got = OUTCOME(outcome, raw(SYS_recvfrom, fd, bytes, count, (long)flags, NULL, NULL));
  if (count > 1 && got > 0 && atomic_load(&answer) == 1) {
    atomic_store(&answer, 0);
    if (talked("arrival") == DIES_AFTER) die();
  }
  return got;
}

/* Calls by their number, for what the C library has no function for. */

long syscall(long call, ...) {
  va_list rest;
  va_start(rest, call);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  const char *second = (const char *)a[1], *fourth = (const char *)a[3];
  enum outcome outcome = PROCEEDS;
  switch (call) {
  case SYS_openat2:
    if (is_missing("openat2", (int)a[0], second, ENOSYS)) return -1;
    outcome = named(OPEN, opening("openat2", (int)*(const unsigned long long *)a[2]), (int)a[0],
      second);
    break;
  case SYS_openat:
    return opens("openat", (int)a[0], second, (int)a[2], (mode_t)a[3]);
  case SYS_renameat2:
    return renames("renameat2", (int)a[0], second, (int)a[2], fourth, (unsigned)a[4]);
  case SYS_linkat:
    return links("linkat", (int)a[0], second, (int)a[2], fourth, (int)a[4]);
  case SYS_unlinkat:
    return unlinks("unlinkat", (int)a[0], second, (int)a[2]);
  case SYS_mkdirat:
    return mkdirat((int)a[0], second, (mode_t)a[2]);
  case SYS_copy_file_range:
    outcome = opened(COPY, "copy_file_range", (int)a[2]);
    break;
  case SYS_fsync:
  case SYS_fdatasync:
    outcome = opened(SYNC, "fsync", (int)a[0]);
    break;
  case SYS_getdents64:
    outcome = opened(LIST, "getdents64", (int)a[0]);
    break;
  case SYS_statx:
    outcome = named(LOOK, "statx", (int)a[0], second);
    break;
  default:
    break;
  }
  return OUTCOME(outcome, raw(call, a[0], a[1], a[2], a[3], a[4], a[5]));
}
