// SPDX-License-Identifier: Apache-2.0
//
// What glibc adds to posix_spawn and hides from programs that do not ask for it.
#pragma once
#include <spawn.h>

/// Has the program run in a directory.
int cspawn_change_directory(posix_spawn_file_actions_t *actions, const char *path);

/// Closes all descriptors of the program from a number on.
int cspawn_close_from(posix_spawn_file_actions_t *actions, int first);
