// SPDX-License-Identifier: Apache-2.0

/// What ends a line: LF, CR LF, CR alone, and the CR CR LF that a double conversion leaves.
extension Span<UInt8> {
  /// The length of the newline that begins at a byte.
  ///
  /// - Parameter position: The byte.
  /// - Returns: 1 to 3, or 0 where no newline begins.
  @inlinable package func newlineLength(at position: Int) -> Int {
    switch self[position] {
    case 0x0A: return 1
    case 0x0D:
      let next = position + 1
      guard next < count else { return 1 }
      if self[next] == 0x0A { return 2 }
      return self[next] == 0x0D && next + 1 < count && self[next + 1] == 0x0A ? 3 : 1
    default: return 0
    }
  }

  /// The text with one newline in the place of each that it has.
  ///
  /// - Parameter newline: The newline.
  /// - Returns: The text.
  /// - Complexity: O(n).
  package func convertingNewlines(to newline: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count + count / 16)
    var copied = 0
    var position = 0
    while position < count {
      let length = newlineLength(at: position)
      guard length > 0 else {
        position += 1
        continue
      }
      result.append(extracting(copied..<position))
      result.append(contentsOf: newline)
      position += length
      copied = position
    }
    result.append(extracting(copied..<count))
    return result
  }
}
