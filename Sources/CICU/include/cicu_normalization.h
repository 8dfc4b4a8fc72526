// SPDX-License-Identifier: Apache-2.0
// Normalization forms, and UTF-8 to UTF-16 and back.
#ifndef CAPTIONS_CICU_NORMALIZATION_H
#define CAPTIONS_CICU_NORMALIZATION_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

typedef struct cicu_normalizer cicu_normalizer;

/// The instances live as long as the process and may be shared between threads.
const cicu_normalizer *cicu_norm_nfc(cicu_status *status);

const cicu_normalizer *cicu_norm_nfkc_casefold(cicu_status *status);

const cicu_normalizer *cicu_norm_nfkc(cicu_status *status);

bool cicu_norm_is_normalized(
    const cicu_normalizer *form, const uint16_t *text, int32_t length, cicu_status *status);

int32_t cicu_norm_normalize(
    const cicu_normalizer *form, const uint16_t *text, int32_t length, uint16_t *buffer,
    int32_t capacity, cicu_status *status);

uint16_t *cicu_from_utf8(
    uint16_t *buffer, int32_t capacity, int32_t *length, const char *text, int32_t text_length,
    cicu_status *status);

#endif
