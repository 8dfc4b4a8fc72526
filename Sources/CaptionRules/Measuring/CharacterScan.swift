// SPDX-License-Identifier: Apache-2.0

/// What the characters of a text outside ASCII are, told from their bytes alone.
struct CharacterScan {
  /// The facts; one that is not set is a promise, one that is set a reason to look.
  var contents: CueContents
  /// How many characters the text has without its newlines.
  var characters: Int
  /// How many characters the longest line has.
  var longestLine = 0

  /// Looks at the characters of a text.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  /// - Complexity: O(*n*), about a nanosecond a byte, without ICU.
  init(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    var found: UInt64 = 0
    var position = text.lowerBound
    let end = text.upperBound
    var characters = 0
    var line = 0
    var longest = 0
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        position &+= 1
        if byte == 0x0A || byte == 0x0D {
          longest = max(longest, line)
          line = 0
        } else {
          line &+= 1
          characters &+= 1
        }
        continue
      }
      let character = MultibyteClass(bytes, at: position, end: end)
      found |= character.contents
      position &+= character.width
      line &+= 1
      characters &+= 1
    }
    contents = CueContents(rawValue: found)
    self.characters = characters
    longestLine = max(longest, line)
  }
}
