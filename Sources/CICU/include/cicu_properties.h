// SPDX-License-Identifier: Apache-2.0
// Properties of single characters: width, script, general category, direction.
#ifndef CAPTIONS_CICU_PROPERTIES_H
#define CAPTIONS_CICU_PROPERTIES_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

/// The East Asian Width by the number that ICU gives it: 0 neutral, 1 ambiguous, 2 halfwidth,
/// 3 fullwidth, 4 narrow, 5 wide.
int32_t cicu_east_asian_width(int32_t character);

/// 1 for a character that is strongly left to right, -1 for right to left, 0 for any other.
int32_t cicu_strong_direction(int32_t character);

/// ICU's number for the script of a character.
int32_t cicu_script(int32_t character, cicu_status *status);

/// Whether a character is used with a script: its script or one of its script extensions.
bool cicu_has_script(int32_t character, int32_t script);

/// The ISO 15924 code of a script; lives as long as the process.
const char *cicu_script_short_name(int32_t script);

/// The script with a name or an ISO 15924 code, or a negative number.
int32_t cicu_script_named(const char *name);

bool cicu_script_is_right_to_left(int32_t script);

#endif
