// SPDX-License-Identifier: Apache-2.0
#include "cicu_conversion.h"

#include <stddef.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utypes.h>

cicu_converter *cicu_cnv_open_strict(const char *name, cicu_status *status) {
  UConverter *converter = ucnv_open(name, status);
  if (U_FAILURE(*status)) return NULL;
  // An alias that several standards claim is a warning, not a failure.
  *status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFallback(converter, false);
  return (cicu_converter *)converter;
}

void cicu_cnv_close(cicu_converter *converter) { ucnv_close((UConverter *)converter); }

int32_t cicu_cnv_to_utf16(
    cicu_converter *converter, uint16_t *buffer, int32_t capacity, const uint8_t *bytes,
    int32_t length, cicu_status *status) {
  return ucnv_toUChars(
      (UConverter *)converter, buffer, capacity, (const char *)bytes, length, status);
}

int32_t cicu_cnv_from_utf16(
    cicu_converter *converter, uint8_t *buffer, int32_t capacity, const uint16_t *text,
    int32_t length, cicu_status *status) {
  return ucnv_fromUChars((UConverter *)converter, (char *)buffer, capacity, text, length, status);
}

cicu_detector *cicu_det_open(cicu_status *status) { return (cicu_detector *)ucsdet_open(status); }

void cicu_det_close(cicu_detector *detector) { ucsdet_close((UCharsetDetector *)detector); }

void cicu_det_set_text(
    cicu_detector *detector, const uint8_t *bytes, int32_t length, cicu_status *status) {
  ucsdet_setText((UCharsetDetector *)detector, (const char *)bytes, length, status);
}

const cicu_match *const *cicu_det_all(
    cicu_detector *detector, int32_t *count, cicu_status *status) {
  return (const cicu_match *const *)ucsdet_detectAll((UCharsetDetector *)detector, count, status);
}

const char *cicu_match_name(const cicu_match *match, cicu_status *status) {
  return ucsdet_getName((const UCharsetMatch *)match, status);
}

int32_t cicu_match_confidence(const cicu_match *match, cicu_status *status) {
  return ucsdet_getConfidence((const UCharsetMatch *)match, status);
}
