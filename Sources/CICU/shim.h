// SPDX-License-Identifier: Apache-2.0
// ICU renames its functions through macros (u_x -> u_x_72), which Swift cannot import. Each
// function that the toolkit uses has a wrapper of its own name, `cicu_` and what it does; ICU's
// headers resolve the suffix when the wrapper is compiled. One header a topic.
#ifndef CAPTIONS_CICU_SHIM_H
#define CAPTIONS_CICU_SHIM_H

#include "bidi.h"
#include "confusables.h"
#include "conversion.h"
#include "language.h"
#include "normalization.h"
#include "properties.h"
#include "segmentation.h"
#include "transliteration.h"

#endif
