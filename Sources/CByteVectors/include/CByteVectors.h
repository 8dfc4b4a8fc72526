// SPDX-License-Identifier: Apache-2.0

#ifndef CBYTEVECTORS_H
#define CBYTEVECTORS_H

#include <stdint.h>

/// Sixteen bytes: `SIMD16<UInt8>` in Swift.
typedef uint8_t cbv_bytes __attribute__((ext_vector_type(16)));

/// The highest bit of each of sixteen bytes, the first byte's lowest.
///
/// Swift has no word for the instruction that x86 has for this; spelled out, it takes nine others.
static inline __attribute__((always_inline)) uint32_t cbv_high_bits(cbv_bytes bytes) {
#if defined(__SSE2__)
  typedef char chars __attribute__((vector_size(16)));
  return (uint32_t)__builtin_ia32_pmovmskb128((chars)bytes);
#else
  // Each half has distinct powers of two in its bytes, and the multiplication adds them in the top byte.
  const cbv_bytes weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  typedef int8_t signs __attribute__((ext_vector_type(16)));
  typedef uint64_t halves __attribute__((ext_vector_type(2)));
  const halves marked = (halves)((cbv_bytes)((signs)bytes < 0) & weights);
  const uint64_t low = (marked[0] * 0x0101010101010101u) >> 56;
  const uint64_t high = (marked[1] * 0x0101010101010101u) >> 56;
  return (uint32_t)(low | high << 8);
#endif
}

#endif
