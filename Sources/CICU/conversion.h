// SPDX-License-Identifier: Apache-2.0
// Converters between charsets and the charset detector.
#ifndef CAPTIONS_CICU_CONVERSION_H
#define CAPTIONS_CICU_CONVERSION_H

#include <unicode/utypes.h>

#endif
