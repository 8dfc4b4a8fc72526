// SPDX-License-Identifier: Apache-2.0
#include "cicu_normalization.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

const cicu_normalizer *cicu_norm_nfc(cicu_status *status) {
  return (const cicu_normalizer *)unorm2_getNFCInstance(status);
}

const cicu_normalizer *cicu_norm_nfkc_casefold(cicu_status *status) {
  return (const cicu_normalizer *)unorm2_getNFKCCasefoldInstance(status);
}

const cicu_normalizer *cicu_norm_nfkc(cicu_status *status) {
  return (const cicu_normalizer *)unorm2_getNFKCInstance(status);
}

bool cicu_norm_is_normalized(
    const cicu_normalizer *form, const uint16_t *text, int32_t length, cicu_status *status) {
  return unorm2_isNormalized((const UNormalizer2 *)form, text, length, status);
}

int32_t cicu_norm_normalize(
    const cicu_normalizer *form, const uint16_t *text, int32_t length, uint16_t *buffer,
    int32_t capacity, cicu_status *status) {
  return unorm2_normalize((const UNormalizer2 *)form, text, length, buffer, capacity, status);
}

uint16_t *cicu_from_utf8(
    uint16_t *buffer, int32_t capacity, int32_t *length, const char *text, int32_t text_length,
    cicu_status *status) {
  return u_strFromUTF8(buffer, capacity, length, text, text_length, status);
}
