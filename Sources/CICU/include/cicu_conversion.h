// SPDX-License-Identifier: Apache-2.0
// Converters between charsets and the charset detector.
#ifndef CAPTIONS_CICU_CONVERSION_H
#define CAPTIONS_CICU_CONVERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

typedef struct cicu_converter cicu_converter;
typedef struct cicu_detector cicu_detector;
typedef struct cicu_match cicu_match;

/// A converter that stops at what it cannot convert, in either direction, and never picks a
/// look-alike character.
cicu_converter *cicu_cnv_open_strict(const char *name, cicu_status *status);

void cicu_cnv_close(cicu_converter *converter);

/// Converts a whole text to UTF-16; resets the converter first.
int32_t cicu_cnv_to_utf16(
    cicu_converter *converter, uint16_t *buffer, int32_t capacity, const uint8_t *bytes,
    int32_t length, cicu_status *status);

/// Converts a whole text from UTF-16; resets the converter first.
int32_t cicu_cnv_from_utf16(
    cicu_converter *converter, uint8_t *buffer, int32_t capacity, const uint16_t *text,
    int32_t length, cicu_status *status);

cicu_detector *cicu_det_open(cicu_status *status);

void cicu_det_close(cicu_detector *detector);

/// Points a detector at bytes, which must outlive its use.
void cicu_det_set_text(
    cicu_detector *detector, const uint8_t *bytes, int32_t length, cicu_status *status);

/// All charsets that fit, best first; the array belongs to the detector.
const cicu_match *const *cicu_det_all(cicu_detector *detector, int32_t *count, cicu_status *status);

const char *cicu_match_name(const cicu_match *match, cicu_status *status);

/// How well a charset fits, from 0 to 100.
int32_t cicu_match_confidence(const cicu_match *match, cicu_status *status);

#endif
