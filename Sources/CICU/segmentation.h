// SPDX-License-Identifier: Apache-2.0
// Break iterators over UTF-8.
#ifndef CAPTIONS_CICU_SEGMENTATION_H
#define CAPTIONS_CICU_SEGMENTATION_H

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/utypes.h>

static inline UBreakIterator *cicu_brk_open(
    UBreakIteratorType type, const char *locale, UErrorCode *status) {
  return ubrk_open(type, locale, NULL, 0, status);
}

static inline void cicu_brk_close(UBreakIterator *iterator) { ubrk_close(iterator); }

/// Points an iterator at UTF-8, whose bytes must outlive its use; offsets count bytes.
static inline void cicu_brk_set_utf8(
    UBreakIterator *iterator, UText *text, const char *bytes, int64_t length,
    UErrorCode *status) {
  UText *opened = utext_openUTF8(text, bytes, length, status);
  ubrk_setUText(iterator, opened, status);
}

/// Points an iterator at an empty text that is always there.
static inline void cicu_brk_detach(UBreakIterator *iterator, UText *text, UErrorCode *status) {
  cicu_brk_set_utf8(iterator, text, "", 0, status);
}

/// A text object to reuse, opened on an empty text.
static inline UText *cicu_text_open(UErrorCode *status) {
  return utext_openUTF8(NULL, "", 0, status);
}

static inline void cicu_text_close(UText *text) { utext_close(text); }

static inline int32_t cicu_brk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

static inline int32_t cicu_brk_rule_status(UBreakIterator *iterator) {
  return ubrk_getRuleStatus(iterator);
}

#endif
