// SPDX-License-Identifier: Apache-2.0
// Calls of the system that Swift cannot make: those whose arguments vary in number, those that the C
// library has no name for, and those that differ between systems.
#ifndef CAPTIONS_CSYSTEMCALLS_H
#define CAPTIONS_CSYSTEMCALLS_H

#include <stdint.h>

/// The flags that open a directory as the place that other calls start from: no right to list it is
/// needed.
extern const int32_t csystem_directory_flags;

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

#endif
