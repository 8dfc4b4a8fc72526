// SPDX-License-Identifier: Apache-2.0
// How ICU's functions say that something went wrong.
#ifndef CAPTIONS_CICU_STATUS_H
#define CAPTIONS_CICU_STATUS_H

#include <stdint.h>

/// ICU's error code: positive for a failure, negative for a warning.
///
/// A function does nothing where the status that it is given is a failure already.
typedef int32_t cicu_status;

/// Nothing went wrong.
#define CICU_NO_ERROR 0
/// A warning: the data of the default locale answered, for want of the one asked for.
#define CICU_USING_DEFAULT (-127)
/// The text is longer than the buffer; the function returned the length that it needs.
#define CICU_BUFFER_OVERFLOW 15

/// The release of ICU that is linked, such as `72.1`, which takes up to 20 bytes.
void cicu_release(char *buffer);

/// The release of Unicode that the properties of characters are of, such as `15.0`.
void cicu_unicode_release(char *buffer);

/// The release of CLDR that the data of locales is of, such as `42`; empty where there is no data.
void cicu_cldr_release(char *buffer);

#endif
