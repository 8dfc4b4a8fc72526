// SPDX-License-Identifier: Apache-2.0
// Transforms between scripts and between the two ways to write Chinese.
#ifndef CAPTIONS_CICU_TRANSLITERATION_H
#define CAPTIONS_CICU_TRANSLITERATION_H

#include <unicode/utrans.h>
#include <unicode/utypes.h>

// A transform is handled as an untyped pointer: ICU's own type is `void *` already.
static inline void *cicu_trans_open(
    const UChar *identifier, int32_t length, UErrorCode *status) {
  return utrans_openU(identifier, length, UTRANS_FORWARD, NULL, 0, NULL, status);
}

static inline void cicu_trans_close(void *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

/// Transforms text in place; `length` goes in and comes out.
static inline void cicu_trans_apply(
    const void *transliterator, UChar *text, int32_t *length, int32_t capacity,
    UErrorCode *status) {
  int32_t limit = *length;
  utrans_transUChars((const UTransliterator *)transliterator, text, length, capacity, 0, &limit, status);
}

#endif
