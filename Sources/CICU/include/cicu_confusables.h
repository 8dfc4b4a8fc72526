// SPDX-License-Identifier: Apache-2.0
// Characters that look alike (Unicode Technical Standard 39).
#ifndef CAPTIONS_CICU_CONFUSABLES_H
#define CAPTIONS_CICU_CONFUSABLES_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

typedef struct cicu_spoof_checker cicu_spoof_checker;

cicu_spoof_checker *cicu_spoof_open(cicu_status *status);

void cicu_spoof_close(cicu_spoof_checker *checker);

int32_t cicu_spoof_skeleton_utf8(
    const cicu_spoof_checker *checker, const char *text, int32_t length, char *buffer,
    int32_t capacity, cicu_status *status);

#endif
