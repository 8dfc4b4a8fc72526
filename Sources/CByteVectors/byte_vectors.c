// SPDX-License-Identifier: Apache-2.0

// All there is stands in the header, so that it is inlined.
#include "CByteVectors.h"
