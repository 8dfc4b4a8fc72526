// SPDX-License-Identifier: Apache-2.0
#include "cicu_properties.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utypes.h>

int32_t cicu_east_asian_width(int32_t character) {
  return u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
}

int32_t cicu_strong_direction(int32_t character) {
  switch (u_charDirection(character)) {
    case U_LEFT_TO_RIGHT: return 1;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC: return -1;
    default: return 0;
  }
}

int32_t cicu_script(int32_t character, cicu_status *status) {
  return uscript_getScript(character, status);
}

bool cicu_has_script(int32_t character, int32_t script) {
  return uscript_hasScript(character, (UScriptCode)script);
}

const char *cicu_script_short_name(int32_t script) {
  return uscript_getShortName((UScriptCode)script);
}

int32_t cicu_script_named(const char *name) {
  return u_getPropertyValueEnum(UCHAR_SCRIPT, name);
}

bool cicu_script_is_right_to_left(int32_t script) {
  return uscript_isRightToLeft((UScriptCode)script);
}
