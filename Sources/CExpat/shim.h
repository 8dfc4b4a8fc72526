// SPDX-License-Identifier: Apache-2.0
#ifndef CAPTIONS_CEXPAT_SHIM_H
#define CAPTIONS_CEXPAT_SHIM_H

#include <expat.h>

#endif
