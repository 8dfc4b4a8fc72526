// SPDX-License-Identifier: Apache-2.0
#include "cicu_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/utypes.h>

cicu_break_iterator *cicu_brk_open_lines(const char *locale, cicu_status *status) {
  return (cicu_break_iterator *)ubrk_open(UBRK_LINE, locale, NULL, 0, status);
}

cicu_break_iterator *cicu_brk_open_words(const char *locale, cicu_status *status) {
  return (cicu_break_iterator *)ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}

void cicu_brk_close(cicu_break_iterator *iterator) { ubrk_close((UBreakIterator *)iterator); }

void cicu_brk_set_utf8(
    cicu_break_iterator *iterator, cicu_text *text, const char *bytes, int64_t length,
    cicu_status *status) {
  UText *opened = utext_openUTF8((UText *)text, bytes, length, status);
  ubrk_setUText((UBreakIterator *)iterator, opened, status);
}

void cicu_brk_detach(cicu_break_iterator *iterator, cicu_text *text, cicu_status *status) {
  cicu_brk_set_utf8(iterator, text, "", 0, status);
}

cicu_text *cicu_text_open(cicu_status *status) {
  return (cicu_text *)utext_openUTF8(NULL, "", 0, status);
}

void cicu_text_close(cicu_text *text) { utext_close((UText *)text); }

int32_t cicu_brk_next(cicu_break_iterator *iterator) {
  return ubrk_next((UBreakIterator *)iterator);
}

int32_t cicu_brk_rule_status(cicu_break_iterator *iterator) {
  return ubrk_getRuleStatus((UBreakIterator *)iterator);
}
