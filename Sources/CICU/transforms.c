// SPDX-License-Identifier: Apache-2.0
#include "cicu_transforms.h"

#include <unicode/utrans.h>
#include <unicode/utypes.h>

void *cicu_trans_open(const uint16_t *identifier, int32_t length, cicu_status *status) {
  return utrans_openU(identifier, length, UTRANS_FORWARD, NULL, 0, NULL, status);
}

void cicu_trans_apply(
    const void *transliterator, uint16_t *text, int32_t *length, int32_t capacity,
    cicu_status *status) {
  int32_t limit = *length;
  utrans_transUChars(
      (const UTransliterator *)transliterator, text, length, capacity, 0, &limit, status);
}
