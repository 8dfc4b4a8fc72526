// SPDX-License-Identifier: Apache-2.0
#ifndef CAPTIONS_CCURL_SHIM_H
#define CAPTIONS_CCURL_SHIM_H

#include <curl/curl.h>
#include <dlfcn.h>

#endif
