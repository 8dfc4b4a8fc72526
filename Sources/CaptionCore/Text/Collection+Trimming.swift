// SPDX-License-Identifier: Apache-2.0

extension BidirectionalCollection {
  /// The elements without those at both ends that satisfy a condition.
  ///
  /// - Parameter isTrimmed: The condition.
  /// - Returns: The elements from the first to the last that does not satisfy it.
  /// - Complexity: O(n).
  @inlinable package func trimming(while isTrimmed: (Element) -> Bool) -> SubSequence {
    let start = firstIndex { !isTrimmed($0) } ?? endIndex
    var end = endIndex
    while end > start {
      let last = index(before: end)
      guard isTrimmed(self[last]) else { break }
      end = last
    }
    return self[start..<end]
  }
}
