// SPDX-License-Identifier: Apache-2.0
// Locale identifiers: language tags, likely subtags, and names of languages, scripts and regions.
#ifndef CAPTIONS_CICU_LANGUAGE_H
#define CAPTIONS_CICU_LANGUAGE_H

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

static inline int32_t cicu_loc_for_language_tag(
    const char *tag, char *buffer, int32_t capacity, int32_t *parsed, UErrorCode *status) {
  return uloc_forLanguageTag(tag, buffer, capacity, parsed, status);
}

static inline int32_t cicu_loc_to_language_tag(
    const char *locale, char *buffer, int32_t capacity, UBool strict, UErrorCode *status) {
  return uloc_toLanguageTag(locale, buffer, capacity, strict, status);
}

static inline int32_t cicu_loc_add_likely_subtags(
    const char *locale, char *buffer, int32_t capacity, UErrorCode *status) {
  return uloc_addLikelySubtags(locale, buffer, capacity, status);
}

static inline UBool cicu_loc_is_right_to_left(const char *locale) {
  return uloc_isRightToLeft(locale);
}

/// The T code of a language that ICU knows, or an empty string.
static inline const char *cicu_loc_get_iso3_language(const char *locale) {
  return uloc_getISO3Language(locale);
}

static inline int32_t cicu_loc_get_language(
    const char *locale, char *buffer, int32_t capacity, UErrorCode *status) {
  return uloc_getLanguage(locale, buffer, capacity, status);
}

/// The languages that ICU lists: a null-terminated array that lives as long as the process.
static inline const char *const *cicu_loc_iso_languages(void) { return uloc_getISOLanguages(); }

/// The regions that ICU lists: a null-terminated array that lives as long as the process.
static inline const char *const *cicu_loc_iso_countries(void) { return uloc_getISOCountries(); }

static inline int32_t cicu_loc_count_available(void) { return uloc_countAvailable(); }

static inline const char *cicu_loc_get_available(int32_t index) {
  return uloc_getAvailable(index);
}

static inline int32_t cicu_loc_display_language(
    const char *locale, const char *in_locale, UChar *buffer, int32_t capacity,
    UErrorCode *status) {
  return uloc_getDisplayLanguage(locale, in_locale, buffer, capacity, status);
}

static inline int32_t cicu_loc_display_script(
    const char *locale, const char *in_locale, UChar *buffer, int32_t capacity,
    UErrorCode *status) {
  return uloc_getDisplayScript(locale, in_locale, buffer, capacity, status);
}

static inline int32_t cicu_loc_display_region(
    const char *locale, const char *in_locale, UChar *buffer, int32_t capacity,
    UErrorCode *status) {
  return uloc_getDisplayCountry(locale, in_locale, buffer, capacity, status);
}

/// Names of whole locales in the dialect style, such as "Brazilian Portuguese".
static inline ULocaleDisplayNames *cicu_ldn_open_dialect(
    const char *in_locale, UErrorCode *status) {
  return uldn_open(in_locale, ULDN_DIALECT_NAMES, status);
}

/// Names of whole locales in the plain style, such as "Portuguese (Brazil)".
static inline ULocaleDisplayNames *cicu_ldn_open_standard(
    const char *in_locale, UErrorCode *status) {
  return uldn_open(in_locale, ULDN_STANDARD_NAMES, status);
}

static inline int32_t cicu_ldn_locale_name(
    const ULocaleDisplayNames *names, const char *locale, UChar *buffer, int32_t capacity,
    UErrorCode *status) {
  return uldn_localeDisplayName(names, locale, buffer, capacity, status);
}

/// What CLDR replaces a language subtag with: the length of the text, or -1 for no replacement.
///
/// The bundle is no documented part of ICU: a cross-check for tests, not for use at run time.
static inline int32_t cicu_alias_of_language(
    const char *language, UChar *buffer, int32_t capacity) {
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

static inline void cicu_ldn_close(ULocaleDisplayNames *names) { uldn_close(names); }

#endif
