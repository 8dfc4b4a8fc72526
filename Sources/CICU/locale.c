// SPDX-License-Identifier: Apache-2.0
#include "cicu_locale.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

int32_t cicu_loc_for_language_tag(
    const char *tag, char *buffer, int32_t capacity, int32_t *parsed, cicu_status *status) {
  return uloc_forLanguageTag(tag, buffer, capacity, parsed, status);
}

int32_t cicu_loc_to_language_tag(
    const char *locale, char *buffer, int32_t capacity, bool strict, cicu_status *status) {
  return uloc_toLanguageTag(locale, buffer, capacity, strict, status);
}

int32_t cicu_loc_add_likely_subtags(
    const char *locale, char *buffer, int32_t capacity, cicu_status *status) {
  return uloc_addLikelySubtags(locale, buffer, capacity, status);
}

bool cicu_loc_is_right_to_left(const char *locale) {
  return uloc_isRightToLeft(locale);
}

const char *cicu_loc_get_iso3_language(const char *locale) {
  return uloc_getISO3Language(locale);
}

int32_t cicu_loc_get_language(
    const char *locale, char *buffer, int32_t capacity, cicu_status *status) {
  return uloc_getLanguage(locale, buffer, capacity, status);
}

const char *const *cicu_loc_iso_languages(void) { return uloc_getISOLanguages(); }

const char *const *cicu_loc_iso_countries(void) { return uloc_getISOCountries(); }

int32_t cicu_loc_count_available(void) { return uloc_countAvailable(); }

const char *cicu_loc_get_available(int32_t index) {
  return uloc_getAvailable(index);
}

int32_t cicu_loc_display_language(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status) {
  return uloc_getDisplayLanguage(locale, in_locale, buffer, capacity, status);
}

int32_t cicu_loc_display_script(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status) {
  return uloc_getDisplayScript(locale, in_locale, buffer, capacity, status);
}

int32_t cicu_loc_display_region(
    const char *locale, const char *in_locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status) {
  return uloc_getDisplayCountry(locale, in_locale, buffer, capacity, status);
}

cicu_locale_names *cicu_ldn_open_dialect(const char *in_locale, cicu_status *status) {
  return (cicu_locale_names *)uldn_open(in_locale, ULDN_DIALECT_NAMES, status);
}

cicu_locale_names *cicu_ldn_open_standard(const char *in_locale, cicu_status *status) {
  return (cicu_locale_names *)uldn_open(in_locale, ULDN_STANDARD_NAMES, status);
}

int32_t cicu_ldn_locale_name(
    const cicu_locale_names *names, const char *locale, uint16_t *buffer, int32_t capacity,
    cicu_status *status) {
  return uldn_localeDisplayName(
      (const ULocaleDisplayNames *)names, locale, buffer, capacity, status);
}

int32_t cicu_alias_of_language(const char *language, uint16_t *buffer, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle *bundle = ures_openDirect(NULL, "metadata", &status);
  bundle = ures_getByKey(bundle, "alias", bundle, &status);
  bundle = ures_getByKey(bundle, "language", bundle, &status);
  bundle = ures_getByKey(bundle, language, bundle, &status);
  int32_t length = -1;
  const UChar *text = ures_getStringByKey(bundle, "replacement", &length, &status);
  if (U_FAILURE(status) || length > capacity) {
    length = -1;
  } else {
    u_memcpy(buffer, text, length);
  }
  ures_close(bundle);
  return length;
}

void cicu_ldn_close(cicu_locale_names *names) { uldn_close((ULocaleDisplayNames *)names); }
