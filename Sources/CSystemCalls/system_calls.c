// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CSystemCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/xattr.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>

// The same number on every architecture, as of every call that is younger than 2019.
#define CSYSTEM_OPENAT2 437
#define CSYSTEM_NO_MAGIC_LINKS 0x02
#define CSYSTEM_BENEATH 0x08
#define CSYSTEM_NO_REPLACE 0x01
#define CSYSTEM_EXCHANGE 0x02

const int32_t csystem_directory_flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
const int32_t csystem_status_flags = O_PATH | O_CLOEXEC;
const int32_t csystem_unnamed_flags = O_TMPFILE;

int32_t csystem_open_beneath(int32_t directory, const char *path, int32_t flags) {
  // `struct open_how`, which the headers of older systems do not have.
  struct {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
  } how = {(uint32_t)flags, 0, CSYSTEM_BENEATH | CSYSTEM_NO_MAGIC_LINKS};
  return (int32_t)syscall(CSYSTEM_OPENAT2, directory, path, &how, sizeof how);
}

int32_t csystem_rename_exclusively(int32_t from_directory, const char *from, int32_t to_directory,
                                   const char *to) {
  return (int32_t)syscall(SYS_renameat2, from_directory, from, to_directory, to,
                          CSYSTEM_NO_REPLACE);
}

int32_t csystem_exchange(int32_t directory, const char *name, int32_t other_directory,
                         const char *other) {
  return (int32_t)syscall(SYS_renameat2, directory, name, other_directory, other, CSYSTEM_EXCHANGE);
}

ptrdiff_t csystem_list_attributes(int32_t file, char *names, size_t size) {
  return flistxattr(file, names, size);
}

ptrdiff_t csystem_get_attribute(int32_t file, const char *name, void *value, size_t size) {
  return fgetxattr(file, name, value, size);
}

int32_t csystem_set_attribute(int32_t file, const char *name, const void *value, size_t size) {
  return fsetxattr(file, name, value, size, 0);
}

int32_t csystem_remove_attribute(int32_t file, const char *name) {
  return fremovexattr(file, name);
}

#else

const int32_t csystem_directory_flags = O_SEARCH | O_CLOEXEC;
const int32_t csystem_status_flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
const int32_t csystem_unnamed_flags = 0;

int32_t csystem_open_beneath(int32_t directory, const char *path, int32_t flags) {
  (void)directory, (void)path, (void)flags;
  errno = ENOSYS;
  return -1;
}

int32_t csystem_rename_exclusively(int32_t from_directory, const char *from, int32_t to_directory,
                                   const char *to) {
  return renameatx_np(from_directory, from, to_directory, to, RENAME_EXCL);
}

int32_t csystem_exchange(int32_t directory, const char *name, int32_t other_directory,
                         const char *other) {
  return renameatx_np(directory, name, other_directory, other, RENAME_SWAP);
}

ptrdiff_t csystem_list_attributes(int32_t file, char *names, size_t size) {
  return flistxattr(file, names, size, 0);
}

ptrdiff_t csystem_get_attribute(int32_t file, const char *name, void *value, size_t size) {
  return fgetxattr(file, name, value, size, 0, 0);
}

int32_t csystem_set_attribute(int32_t file, const char *name, const void *value, size_t size) {
  return fsetxattr(file, name, value, size, 0, 0);
}

int32_t csystem_remove_attribute(int32_t file, const char *name) {
  return fremovexattr(file, name, 0);
}

#endif
