// SPDX-License-Identifier: Apache-2.0
// Transforms between scripts and between the two ways to write Chinese.
#ifndef CAPTIONS_CICU_TRANSFORMS_H
#define CAPTIONS_CICU_TRANSFORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

// A transform is handled as an untyped pointer: ICU's own type is `void *` already.
void *cicu_trans_open(const uint16_t *identifier, int32_t length, cicu_status *status);

/// Transforms text in place; `length` goes in and comes out.
void cicu_trans_apply(
    const void *transliterator, uint16_t *text, int32_t *length, int32_t capacity,
    cicu_status *status);

#endif
