// SPDX-License-Identifier: Apache-2.0
// Built in where the package trait is on and the headers of libcld2 are installed. The library is
// opened on first use and not linked: a program built with it starts on machines without it, and no
// command pays for loading it at start.
#include "ccld2.h"

#if defined(CAPTIONS_CLD2) && __has_include(<cld2/public/compact_lang_det.h>) \
    && __has_include(<dlfcn.h>)

// The header uses FILE and does not say where it comes from.
#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <dlfcn.h>

namespace {

// The types are the header's own, so that a header of another shape does not compile.
using Detect = CLD2::Language (*)(
    const char *, int, bool, const char *, int, CLD2::Language, CLD2::Language *, int *, double *,
    int *, bool *);
using Code = const char *(*)(CLD2::Language);

static_assert(sizeof(decltype(static_cast<Detect>(&CLD2::ExtDetectLanguageSummary))) != 0);
static_assert(sizeof(decltype(static_cast<Code>(&CLD2::LanguageCode))) != 0);

struct Library {
  Detect detect = nullptr;
  Code code = nullptr;

  Library() {
    void *handle = dlopen("libcld2.so.0", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) { return; }
    // The names as the Itanium C++ ABI spells these signatures.
    detect = reinterpret_cast<Detect>(dlsym(
        handle, "_ZN4CLD224ExtDetectLanguageSummaryEPKcibS1_iNS_8LanguageEPS2_PiPdS4_Pb"));
    code = reinterpret_cast<Code>(dlsym(handle, "_ZN4CLD212LanguageCodeENS_8LanguageE"));
    if (detect == nullptr || code == nullptr) {
      detect = nullptr;
      dlclose(handle);
    }
  }
};

const Library &library() {
  static const Library loaded;
  return loaded;
}

}  // namespace

bool ccld2_is_built_in(void) { return true; }

bool ccld2_is_available(void) { return library().detect != nullptr; }

bool ccld2_detect(const char *utf8, int32_t length, ccld2_answer *answer) {
  const Library &cld2 = library();
  if (cld2.detect == nullptr) { return false; }
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  bool is_reliable = false;
  // The extended call: the plain one answers English when it does not know.
  CLD2::Language language = cld2.detect(
      utf8, length, true, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE, languages,
      percents, scores, &text_bytes, &is_reliable);
  memset(answer, 0, sizeof *answer);
  answer->text_bytes = text_bytes;
  if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) { return true; }
  snprintf(answer->code, sizeof answer->code, "%s", cld2.code(language));
  answer->percent = percents[0];
  answer->is_reliable = is_reliable;
  return true;
}

#else

bool ccld2_is_built_in(void) { return false; }

bool ccld2_is_available(void) { return false; }

bool ccld2_detect(const char *, int32_t, ccld2_answer *) { return false; }

#endif
