// SPDX-License-Identifier: Apache-2.0
// ICU renames its functions through macros (u_x -> u_x_72), which Swift cannot import. Each
// function that the toolkit uses has a wrapper of its own name here; the header resolves the suffix.
#ifndef CAPTIONS_CICU_SHIM_H
#define CAPTIONS_CICU_SHIM_H

#include <unicode/utypes.h>
#include <unicode/uloc.h>

static inline int32_t cicu_loc_for_language_tag(
    const char *tag, char *buffer, int32_t capacity, int32_t *parsed, UErrorCode *status) {
  return uloc_forLanguageTag(tag, buffer, capacity, parsed, status);
}

#endif
