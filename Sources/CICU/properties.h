// SPDX-License-Identifier: Apache-2.0
// Properties of single characters: width, script, general category, direction.
#ifndef CAPTIONS_CICU_PROPERTIES_H
#define CAPTIONS_CICU_PROPERTIES_H

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utypes.h>

static inline int32_t cicu_east_asian_width(UChar32 character) {
  return u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
}

static inline int32_t cicu_joining_type(UChar32 character) {
  return u_getIntPropertyValue(character, UCHAR_JOINING_TYPE);
}

static inline int32_t cicu_int_property(UChar32 character, UProperty property) {
  return u_getIntPropertyValue(character, property);
}

static inline UBool cicu_has_property(UChar32 character, UProperty property) {
  return u_hasBinaryProperty(character, property);
}

static inline UCharDirection cicu_char_direction(UChar32 character) {
  return u_charDirection(character);
}

static inline UScriptCode cicu_script(UChar32 character, UErrorCode *status) {
  return uscript_getScript(character, status);
}

/// Whether a character is used with a script: its script or one of its script extensions.
static inline UBool cicu_has_script(UChar32 character, UScriptCode script) {
  return uscript_hasScript(character, script);
}

/// The ISO 15924 code of a script; lives as long as the process.
static inline const char *cicu_script_short_name(UScriptCode script) {
  return uscript_getShortName(script);
}

/// The script with a name or an ISO 15924 code, or USCRIPT_INVALID_CODE.
static inline UScriptCode cicu_script_named(const char *name) {
  return (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, name);
}

static inline UBool cicu_script_is_right_to_left(UScriptCode script) {
  return uscript_isRightToLeft(script);
}

#endif
