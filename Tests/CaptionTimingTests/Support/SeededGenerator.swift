// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

typealias SeededGenerator = SplitMix64

extension SplitMix64 {
  /// Creates a generator whose sequence has nothing to do with those of neighbouring seeds.
  init(seed: UInt64) {
    // Mixed first: neighbouring seeds must not be neighbouring places of one sequence.
    var first = SplitMix64(state: seed)
    self.init(state: first.next() ^ 0x1234_5678_9ABC_DEF1)
  }
}
