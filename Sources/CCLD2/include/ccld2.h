// SPDX-License-Identifier: Apache-2.0
// The Compact Language Detector 2 (libcld2, Apache-2.0), where it is installed.
#ifndef CAPTIONS_CCLD2_H
#define CAPTIONS_CCLD2_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the detector says about a text.
typedef struct {
  /// The code of the likeliest language, such as `fr` or the old `iw`; empty when it knows none.
  char code[16];
  /// The share of the text that is in that language, in percent.
  int32_t percent;
  /// How many bytes of the text could be judged.
  int32_t text_bytes;
  /// Whether the detector trusts its answer.
  bool is_reliable;
} ccld2_answer;

/// Whether the program was built to use the library.
bool ccld2_is_built_in(void);

/// Whether it was, and the library is there; the first call looks for it.
bool ccld2_is_available(void);

/// Judges a text; `false` when the library is not there.
///
/// The text must be valid UTF-8. Safe to call from several threads at once.
bool ccld2_detect(const char *utf8, int32_t length, ccld2_answer *answer);

#ifdef __cplusplus
}
#endif

#endif
