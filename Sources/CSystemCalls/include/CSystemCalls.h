// SPDX-License-Identifier: Apache-2.0
// Calls of the system that Swift cannot make: those whose arguments vary in number, those that the C
// library has no name for, and those that differ between systems.
#ifndef CAPTIONS_CSYSTEMCALLS_H
#define CAPTIONS_CSYSTEMCALLS_H

#include <stddef.h>
#include <stdint.h>

/// The flags that open a directory as the place that other calls start from: no right to list it is
/// needed.
extern const int32_t csystem_directory_flags;

/// The flags that open anything for asking what it is: no right to read it is needed, and no device or
/// pipe notices.
extern const int32_t csystem_status_flags;

/// The flags that open a file without a name in a directory; 0 where the system knows no such files.
extern const int32_t csystem_unnamed_flags;

/// Opens what lies below a directory, following symbolic links only as long as they stay below it.
///
/// Returns a descriptor, or -1 and `errno`: `EXDEV` where a link leads out, `ENOSYS` or `EPERM` where the
/// system has no such call or a filter keeps it, `EAGAIN` where something was renamed meanwhile.
int32_t csystem_open_beneath(int32_t directory, const char *path, int32_t flags);

/// Renames something and never replaces anything.
///
/// Returns 0, or -1 and `errno`: `EEXIST` where the new name is taken, `ENOSYS` or `EINVAL` where the
/// system or the file system cannot do so.
int32_t csystem_rename_exclusively(int32_t from_directory, const char *from, int32_t to_directory,
                                   const char *to);

/// Lets two names of one or two directories change places, at once.
///
/// Returns 0, or -1 and `errno`: `ENOENT` where one of them is not there, `ENOSYS` or `EINVAL` where the
/// system or the file system cannot do so.
int32_t csystem_exchange(int32_t directory, const char *name, int32_t other_directory,
                         const char *other);

/// Lists the extended attributes of an open file: names, each with a NUL behind it.
///
/// Returns how many bytes the names take, which with a size of 0 is all that it does, or -1 and `errno`.
ptrdiff_t csystem_list_attributes(int32_t file, char *names, size_t size);

/// Reads an extended attribute of an open file.
///
/// Returns how many bytes it takes, which with a size of 0 is all that it does, or -1 and `errno`.
ptrdiff_t csystem_get_attribute(int32_t file, const char *name, void *value, size_t size);

/// Sets an extended attribute of an open file.
///
/// Returns 0, or -1 and `errno`.
int32_t csystem_set_attribute(int32_t file, const char *name, const void *value, size_t size);

/// Removes an extended attribute of an open file.
///
/// Returns 0, or -1 and `errno`.
int32_t csystem_remove_attribute(int32_t file, const char *name);

#endif
