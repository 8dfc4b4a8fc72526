// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

typealias SeededGenerator = SplitMix64

extension SplitMix64 {
  init(seed: Int) {
    self.init(state: UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95)
  }

  /// A text made of characters from a repertoire.
  mutating func text(from repertoire: [String], length: Int) -> String {
    (0..<length).map { _ in repertoire.randomElement(using: &self) ?? "" }.joined()
  }
}
