// SPDX-License-Identifier: Apache-2.0
#include "cicu_status.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

_Static_assert(sizeof(UErrorCode) == sizeof(cicu_status), "the codes are passed by pointer");
_Static_assert(U_ZERO_ERROR == CICU_NO_ERROR, "as the header says");
_Static_assert(U_USING_DEFAULT_WARNING == CICU_USING_DEFAULT, "as the header says");
_Static_assert(U_BUFFER_OVERFLOW_ERROR == CICU_BUFFER_OVERFLOW, "as the header says");
_Static_assert(U_MAX_VERSION_STRING_LENGTH <= 20, "as the header says");

void cicu_release(char *buffer) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, buffer);
}

void cicu_unicode_release(char *buffer) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, buffer);
}

void cicu_cldr_release(char *buffer) {
  UVersionInfo version;
  UErrorCode status = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &status);
  *buffer = 0;
  if (U_SUCCESS(status)) u_versionToString(version, buffer);
}
