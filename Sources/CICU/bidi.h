// SPDX-License-Identifier: Apache-2.0
// The bidirectional algorithm.
#ifndef CAPTIONS_CICU_BIDI_H
#define CAPTIONS_CICU_BIDI_H

#include <unicode/ubidi.h>
#include <unicode/utypes.h>

/// The direction of the first strong character, UBIDI_NEUTRAL when there is none.
static inline UBiDiDirection cicu_bidi_base_direction(const UChar *text, int32_t length) {
  return ubidi_getBaseDirection(text, length);
}

#endif
