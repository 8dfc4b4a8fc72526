// SPDX-License-Identifier: Apache-2.0
// Characters that look alike (Unicode Technical Standard 39).
#ifndef CAPTIONS_CICU_CONFUSABLES_H
#define CAPTIONS_CICU_CONFUSABLES_H

#include <unicode/uspoof.h>
#include <unicode/utypes.h>

static inline USpoofChecker *cicu_spoof_open(UErrorCode *status) { return uspoof_open(status); }

static inline void cicu_spoof_close(USpoofChecker *checker) { uspoof_close(checker); }

static inline int32_t cicu_spoof_skeleton_utf8(
    const USpoofChecker *checker, const char *text, int32_t length, char *buffer,
    int32_t capacity, UErrorCode *status) {
  return uspoof_getSkeletonUTF8(checker, 0, text, length, buffer, capacity, status);
}

#endif
