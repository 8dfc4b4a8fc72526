// SPDX-License-Identifier: Apache-2.0
//
// Which call goes wrong, and how: what failing_files.c is told in the environment.
//
// FAULT_BELOW    the directory, as an absolute path without links in it; calls on files elsewhere
//                do not count
// FAULT_LOG      a file outside of it that gets a line for each call: its number among those that
//                count, its class, its function, its path, and '!' where it went wrong
// FAULT_CLASS    the calls that count: classes, or functions by their names, separated by commas;
//                all of them unless told, but for 'talk': what is sent to a server, the first look
//                for the answer, and its arrival
// FAULT_CALL     which of these goes wrong, counted from 1; none unless told
// FAULT_KIND     how: the name of an error, such as EIO; 'kill-before' and 'kill-after' end the
//                process there; for writes also 'short' (half is written, and that is said), 'torn'
//                (half is written, then the process ends), and an error with '+part' (half is
//                written, and the next call fails, as on a disk that fills up); 'swap' lets the
//                files FAULT_SWAP and FAULT_SWAPPED change places before the call, as somebody who
//                saves the latter meanwhile, and 'append' writes the former to the end of the latter
// FAULT_STAYS    set to make the calls behind that one fail, too
// FAULT_TEXT     set to give the log a line behind each write, too: '#' and what is written, in part
// FAULT_WITHOUT  what the file system does not know: 'unnamed' (files without a name), 'link'
//                (second names), 'renameat2' (renames with flags), 'kinds' (what is a file and what
//                a directory, in its lists of names); and the system: 'openat2'
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum class {
  OPEN, READ, WRITE, SYNC, RENAME, LINK, UNLINK, TRUNCATE, MKDIR, CLOSE, COPY, ATTRIBUTES, LIST,
  LOOK, LOCK, TALK, CLASSES
};
static const char *const class_names[CLASSES] = {
  "open", "read", "write", "sync", "rename", "link", "unlink", "truncate", "mkdir", "close", "copy",
  "attributes", "list", "look", "lock", "talk",
};

static const struct {
  const char *name;
  int number;
} errors[] = {
  {"EACCES", EACCES}, {"EDQUOT", EDQUOT}, {"EINTR", EINTR}, {"EIO", EIO}, {"EMFILE", EMFILE},
  {"ENOLCK", ENOLCK}, {"ENOMEM", ENOMEM}, {"ENOSPC", ENOSPC}, {"EPERM", EPERM}, {"EROFS", EROFS},
};

enum outcome { PROCEEDS, FAILS, HALF, DIES_AFTER, HALF_THEN_DIES };

static const char *below, *counted, *missing = "";
static long chosen;
static enum outcome kind = FAILS;
static int kills_before, swaps, appends, has_part, stays, has_text, number = EIO, log_file = -1;
static atomic_int is_half;
static atomic_long calls;

/* The system itself, past the functions that stand in for it; looked up when it is needed, since
   others may begin before this does. */
typedef long system_call(long, ...);
static system_call *raw_call(void) {
  static _Atomic(system_call *) found;
  system_call *call = atomic_load(&found);
  if (!call) atomic_store(&found, call = (system_call *)dlsym(RTLD_NEXT, "syscall"));
  return call;
}
#define raw(...) raw_call()(__VA_ARGS__)

static int is_listed(const char *list, const char *name) {
  size_t length = strlen(name);
  for (const char *found = list; (found = strstr(found, name)); found++) {
    int begins = found == list || found[-1] == ',';
    if (begins && (!found[length] || found[length] == ',')) return 1;
  }
  return 0;
}

static void set_kind(const char *name) {
  has_part = strstr(name, "+part") != NULL;
  if (strcmp(name, "kill-before") == 0) {
    kills_before = 1;
  } else if (strcmp(name, "swap") == 0) {
    swaps = 1;
  } else if (strcmp(name, "append") == 0) {
    appends = 1;
  } else if (strcmp(name, "kill-after") == 0) {
    kind = DIES_AFTER;
  } else if (strcmp(name, "short") == 0) {
    kind = HALF;
  } else if (strcmp(name, "torn") == 0) {
    kind = HALF_THEN_DIES;
  } else {
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
      size_t length = strlen(errors[i].name);
      if (strncmp(name, errors[i].name, length) == 0 && (!name[length] || has_part)) {
        number = errors[i].number;
        return;
      }
    }
    fprintf(stderr, "failing_files: no fault is called '%s'\n", name);
    abort();
  }
}

__attribute__((constructor)) static void begin(void) {
  const char *call = getenv("FAULT_CALL"), *name = getenv("FAULT_KIND"), *log = getenv("FAULT_LOG");
  counted = getenv("FAULT_CLASS");
  if (getenv("FAULT_WITHOUT")) missing = getenv("FAULT_WITHOUT");
  if (call) chosen = atol(call);
  if (name) set_kind(name);
  stays = getenv("FAULT_STAYS") != NULL;
  has_text = getenv("FAULT_TEXT") != NULL;
  if (log) {
    int low = (int)raw(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    /* High up, where no program counts on a number. */
    log_file = (int)raw(SYS_fcntl, low, F_DUPFD_CLOEXEC, 900);
    raw(SYS_close, low);
  }
  below = getenv("FAULT_BELOW");
}

static void die(void) {
  for (;;) raw(SYS_kill, getpid(), SIGKILL);
}

static int is_below(const char *path) {
  size_t length = strlen(below);
  return strncmp(path, below, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* The path of an open file. */
static int file_path(int fd, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  long count = raw(SYS_readlinkat, AT_FDCWD, link, path, (long)PATH_MAX - 1);
  path[count < 0 ? 0 : count] = 0;
  return count > 0;
}

/* The absolute path of a name, which may stand for an open file, or begin at an open directory. */
static int full_path(int directory, const char *name, char *path) {
  int fd;
  if (!name || (!*name && directory >= 0)) return file_path(directory, path);
  if (sscanf(name, "/proc/self/fd/%d", &fd) == 1 || sscanf(name, "/dev/fd/%d", &fd) == 1) {
    return file_path(fd, path);
  }
  if (*name == '/') return snprintf(path, PATH_MAX, "%s", name) > 0;
  char base[PATH_MAX];
  if (directory == AT_FDCWD ? !getcwd(base, sizeof base) : !file_path(directory, base)) return 0;
  return snprintf(path, PATH_MAX, "%s/%s", base, name) > 0;
}

/* Somebody else at work: saves a file, and leaves the one that was there under the other name; or adds
   to it. */
static void meddle(void) {
  const char *ready = getenv("FAULT_SWAP"), *touched = getenv("FAULT_SWAPPED");
  if (swaps) {
    if (raw(SYS_renameat2, AT_FDCWD, ready, AT_FDCWD, touched, (long)RENAME_EXCHANGE) == 0) return;
    raw(SYS_renameat2, AT_FDCWD, ready, AT_FDCWD, touched, 0L);
    return;
  }
  int from = (int)raw(SYS_openat, AT_FDCWD, ready, O_RDONLY, 0L);
  int to = (int)raw(SYS_openat, AT_FDCWD, touched, O_WRONLY | O_APPEND, 0L);
  char bytes[4096];
  long count = raw(SYS_read, from, bytes, (long)sizeof bytes);
  if (count > 0) raw(SYS_write, to, bytes, count);
  raw(SYS_close, from);
  raw(SYS_close, to);
}

static void note(long call, enum class class, const char *function, const char *path, int is_hit) {
  if (log_file < 0) return;
  char line[PATH_MAX + 200];
  int size = snprintf(line, sizeof line, "%ld %s %s %s%s\n", call, class_names[class], function,
    path + strlen(below), is_hit ? " !" : "");
  raw(SYS_write, log_file, line, (long)size);
}

/* What is written, as far as it fits into a line. */
static void note_text(const char *bytes, size_t count) {
  if (log_file < 0 || !has_text) return;
  char line[1002] = "#";
  size_t size = count < 1000 ? count : 1000;
  for (size_t i = 0; i < size; i++) line[i + 1] = bytes[i] == '\n' ? ' ' : bytes[i];
  line[size + 1] = '\n';
  raw(SYS_write, log_file, line, (long)size + 2);
}

/* Counts a call on a path below the directory, and says what becomes of it. */
static enum outcome strike(enum class class, const char *function, const char *path) {
  if (counted && !is_listed(counted, class_names[class]) && !is_listed(counted, function)) {
    return PROCEEDS;
  }
  long call = atomic_fetch_add(&calls, 1) + 1;
  int is_first = call == chosen;
  int is_later = chosen > 0 && call > chosen && (stays || (is_half && call == chosen + 1));
  note(call, class, function, path, is_first || is_later);
  if (!is_first && !is_later) return PROCEEDS;
  if (kills_before) die();
  if (swaps || appends) {
    meddle();
    return PROCEEDS;
  }
  if (has_part && is_first && class == WRITE) {
    is_half = 1;
    return HALF;
  }
  errno = number;
  return kind;
}

/* For calls that name a file. */
static enum outcome named(enum class class, const char *function, int directory, const char *name) {
  char path[PATH_MAX];
  int before = errno;
  int counts = below && full_path(directory, name, path) && is_below(path);
  errno = before;
  return counts ? strike(class, function, path) : PROCEEDS;
}

/* For calls on an open file. */
static enum outcome opened(enum class class, const char *function, int fd) {
  return named(class, function, fd, NULL);
}

/* For calls with two names, which count once. */
static enum outcome pair(
  enum class class, const char *function, int from, const char *old, int to, const char *new
) {
  char path[PATH_MAX];
  int counts = below && full_path(to, new, path) && is_below(path);
  return counts ? strike(class, function, path) : named(class, function, from, old);
}

/* For calls on sockets, which are nowhere: they count only where they are asked for. */
static enum outcome talked(const char *function) {
  return below && counted && is_listed(counted, class_names[TALK])
    ? strike(TALK, function, below) : PROCEEDS;
}

/* Whether a call is one that the file system does not know. */
static int is_missing(const char *what, int directory, const char *name, int error) {
  char path[PATH_MAX];
  int before = errno;
  int is = below && is_listed(missing, what) && full_path(directory, name, path) && is_below(path);
  errno = is ? error : before;
  return is;
}

/* What a call gives: -1 where it fails, and nothing at all where the process ends behind it. */
#define OUTCOME(decided, call) ({ \
  enum outcome outcome_ = (decided); \
  __typeof__(call) result_ = outcome_ == FAILS ? (__typeof__(call))-1 : (call); \
  if (outcome_ == DIES_AFTER) die(); \
  result_; })

/* Another name for one of the functions. */
#define SAME(name, other, result, ...) \
  result other(__VA_ARGS__) __attribute__((alias(#name)))

/* The function of the C library that one of these stands in for. */
#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
