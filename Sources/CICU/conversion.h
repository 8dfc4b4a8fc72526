// SPDX-License-Identifier: Apache-2.0
// Converters between charsets and the charset detector.
#ifndef CAPTIONS_CICU_CONVERSION_H
#define CAPTIONS_CICU_CONVERSION_H

#include <stddef.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utypes.h>

/// A converter that stops at what it cannot convert, in either direction, and never picks a
/// look-alike character.
static inline UConverter *cicu_cnv_open_strict(const char *name, UErrorCode *status) {
  UConverter *converter = ucnv_open(name, status);
  if (U_FAILURE(*status)) return NULL;
  // An alias that several standards claim is a warning, not a failure.
  *status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFallback(converter, false);
  return converter;
}

static inline void cicu_cnv_close(UConverter *converter) { ucnv_close(converter); }

/// Converts a whole text to UTF-16; resets the converter first.
static inline int32_t cicu_cnv_to_utf16(
    UConverter *converter, UChar *buffer, int32_t capacity, const uint8_t *bytes, int32_t length,
    UErrorCode *status) {
  return ucnv_toUChars(converter, buffer, capacity, (const char *)bytes, length, status);
}

/// Converts a whole text from UTF-16; resets the converter first.
static inline int32_t cicu_cnv_from_utf16(
    UConverter *converter, uint8_t *buffer, int32_t capacity, const UChar *text, int32_t length,
    UErrorCode *status) {
  return ucnv_fromUChars(converter, (char *)buffer, capacity, text, length, status);
}

static inline UCharsetDetector *cicu_det_open(UErrorCode *status) { return ucsdet_open(status); }

static inline void cicu_det_close(UCharsetDetector *detector) { ucsdet_close(detector); }

/// Points a detector at bytes, which must outlive its use.
static inline void cicu_det_set_text(
    UCharsetDetector *detector, const uint8_t *bytes, int32_t length, UErrorCode *status) {
  ucsdet_setText(detector, (const char *)bytes, length, status);
}

/// All charsets that fit, best first; the array belongs to the detector.
static inline const UCharsetMatch *const *cicu_det_all(
    UCharsetDetector *detector, int32_t *count, UErrorCode *status) {
  return (const UCharsetMatch *const *)ucsdet_detectAll(detector, count, status);
}

static inline const char *cicu_match_name(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getName(match, status);
}

/// How well a charset fits, from 0 to 100.
static inline int32_t cicu_match_confidence(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getConfidence(match, status);
}

#endif
