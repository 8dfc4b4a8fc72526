// SPDX-License-Identifier: Apache-2.0
#include "cicu_confusables.h"

#include <unicode/uspoof.h>
#include <unicode/utypes.h>

cicu_spoof_checker *cicu_spoof_open(cicu_status *status) {
  return (cicu_spoof_checker *)uspoof_open(status);
}

void cicu_spoof_close(cicu_spoof_checker *checker) { uspoof_close((USpoofChecker *)checker); }

int32_t cicu_spoof_skeleton_utf8(
    const cicu_spoof_checker *checker, const char *text, int32_t length, char *buffer,
    int32_t capacity, cicu_status *status) {
  return uspoof_getSkeletonUTF8(
      (const USpoofChecker *)checker, 0, text, length, buffer, capacity, status);
}
