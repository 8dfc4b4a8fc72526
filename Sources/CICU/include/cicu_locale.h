// SPDX-License-Identifier: Apache-2.0
// Locale identifiers: language tags, likely subtags, and names of languages, scripts and regions.
#ifndef CAPTIONS_CICU_LOCALE_H
#define CAPTIONS_CICU_LOCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "cicu_status.h"

typedef struct cicu_locale_names cicu_locale_names;

int32_t cicu_loc_for_language_tag(
    const char *tag, char *buffer, int32_t capacity, int32_t *parsed, cicu_status *status);

int32_t cicu_loc_to_language_tag(
    const char *locale, char *buffer, int32_t capacity, bool strict, cicu_status *status);

int32_t cicu_loc_add_likely_subtags(
    const char *locale, char *buffer, int32_t capacity, cicu_status *status);

bool cicu_loc_is_right_to_left(const char *locale);

/// The T code of a language that ICU knows, or an empty string.
const char *cicu_loc_get_iso3_language(const char *locale);

int32_t cicu_loc_get_language(
    const char *locale, char *buffer, int32_t capacity, cicu_status *status);

/// The languages that ICU lists: a null-terminated array that lives as long as the process.
const char *const *cicu_loc_iso_languages(void);

/// The regions that ICU lists: a null-terminated array that lives as long as the process.
const char *const *cicu_loc_iso_countries(void);

int32_t cicu_loc_count_available(void);

const char *cicu_loc_get_available(int32_t index);

int32_t cicu_loc_display_language(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status);

int32_t cicu_loc_display_script(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status);

int32_t cicu_loc_display_region(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status);

/// Names of whole locales in the dialect style, such as "Brazilian Portuguese".
cicu_locale_names *cicu_ldn_open_dialect(const char *in_locale, cicu_status *status);

/// Names of whole locales in the plain style, such as "Portuguese (Brazil)".
cicu_locale_names *cicu_ldn_open_standard(const char *in_locale, cicu_status *status);

int32_t cicu_ldn_locale_name(
    const cicu_locale_names *names, const char *locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status);

/// What CLDR replaces a language subtag with: the length of the text, or -1 for no replacement.
///
/// The bundle is no documented part of ICU: a cross-check for tests, not for use at run time.
int32_t cicu_alias_of_language(const char *language, uint16_t *buffer, int32_t capacity);

void cicu_ldn_close(cicu_locale_names *names);

#endif
