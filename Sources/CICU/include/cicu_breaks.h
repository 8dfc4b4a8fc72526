// SPDX-License-Identifier: Apache-2.0
// Break iterators over UTF-8.
#ifndef CAPTIONS_CICU_BREAKS_H
#define CAPTIONS_CICU_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

typedef struct cicu_break_iterator cicu_break_iterator;
typedef struct cicu_text cicu_text;

/// An iterator that finds where a line may break.
cicu_break_iterator *cicu_brk_open_lines(const char *locale, cicu_status *status);

/// An iterator that finds the bounds of words.
cicu_break_iterator *cicu_brk_open_words(const char *locale, cicu_status *status);

void cicu_brk_close(cicu_break_iterator *iterator);

/// Points an iterator at UTF-8, whose bytes must outlive its use; offsets count bytes.
void cicu_brk_set_utf8(
    cicu_break_iterator *iterator, cicu_text *text, const char *bytes, int64_t length,
    cicu_status *status);

/// Points an iterator at an empty text that is always there.
void cicu_brk_detach(cicu_break_iterator *iterator, cicu_text *text, cicu_status *status);

/// A text object to reuse, opened on an empty text.
cicu_text *cicu_text_open(cicu_status *status);

void cicu_text_close(cicu_text *text);

/// The next boundary, or a negative number behind the last.
int32_t cicu_brk_next(cicu_break_iterator *iterator);

/// Which kind of boundary was found last; at least 100 behind a word.
int32_t cicu_brk_rule_status(cicu_break_iterator *iterator);

#endif
