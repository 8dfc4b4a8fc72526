// SPDX-License-Identifier: Apache-2.0
// Normalization forms, and UTF-8 to UTF-16 and back.
#ifndef CAPTIONS_CICU_NORMALIZATION_H
#define CAPTIONS_CICU_NORMALIZATION_H

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

/// The instances live as long as the process and may be shared between threads.
static inline const UNormalizer2 *cicu_norm_nfc(UErrorCode *status) {
  return unorm2_getNFCInstance(status);
}

static inline const UNormalizer2 *cicu_norm_nfkc_casefold(UErrorCode *status) {
  return unorm2_getNFKCCasefoldInstance(status);
}

static inline const UNormalizer2 *cicu_norm_nfkc(UErrorCode *status) {
  return unorm2_getNFKCInstance(status);
}

static inline UBool cicu_norm_is_normalized(
    const UNormalizer2 *form, const UChar *text, int32_t length, UErrorCode *status) {
  return unorm2_isNormalized(form, text, length, status);
}

static inline int32_t cicu_norm_normalize(
    const UNormalizer2 *form, const UChar *text, int32_t length, UChar *buffer, int32_t capacity,
    UErrorCode *status) {
  return unorm2_normalize(form, text, length, buffer, capacity, status);
}

/// Whether a normalization boundary always stands before a character.
static inline UBool cicu_norm_has_boundary_before(const UNormalizer2 *form, UChar32 character) {
  return unorm2_hasBoundaryBefore(form, character);
}

static inline UChar *cicu_from_utf8(
    UChar *buffer, int32_t capacity, int32_t *length, const char *text, int32_t text_length,
    UErrorCode *status) {
  return u_strFromUTF8(buffer, capacity, length, text, text_length, status);
}

static inline char *cicu_to_utf8(
    char *buffer, int32_t capacity, int32_t *length, const UChar *text, int32_t text_length,
    UErrorCode *status) {
  return u_strToUTF8(buffer, capacity, length, text, text_length, status);
}

#endif
