// SPDX-License-Identifier: Apache-2.0
// The functions of ICU that the toolkit uses, under names of their own: ICU renames its functions
// through macros (u_x becomes u_x_72), which Swift cannot import. No header here includes one of
// ICU's or names one of its types, since Foundation has a copy of ICU within, and a program that
// imports both would see every enumeration declared twice. One header a topic.
#ifndef CAPTIONS_CICU_H
#define CAPTIONS_CICU_H

#include "cicu_breaks.h"
#include "cicu_confusables.h"
#include "cicu_conversion.h"
#include "cicu_locale.h"
#include "cicu_normalization.h"
#include "cicu_properties.h"
#include "cicu_status.h"
#include "cicu_transforms.h"

#endif
