// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// Tells cues that hold no label of a sound or a speaker from their bytes, so that no text is made of them.
enum LabelSigns {
  /// Whether a line of a cue may hold a label: a bracket or a note sign anywhere, `>>`, `#` or `*` in
  /// front, or a name without small letters before a colon.
  ///
  /// What is hidden, tags and override blocks, is skipped.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: `false` only where no line does.
  static func mayStand(in cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    var isFound = false
    cue.forEachTextLine(in: bytes) { line in
      if !isFound { isFound = mayStand(inLine: line, bytes) }
    }
    return isFound
  }

  private static func mayStand(inLine line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var reader = VisibleReader(line)
    var isInFront = true
    // A name that may be a speaker's goes on up to the first colon.
    var mayBeName = true
    while let position = reader.next(bytes) {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "("): return true
      case 0xE2:
        if NoteSigns.width(bytes, at: position, end: line.upperBound) > 0 { return true }
        if isInFront, isDash(bytes, at: position, end: line.upperBound) {
          reader.skip(2)
          continue
        }
      case UInt8(ascii: "-"), UInt8(ascii: " "):
        if isInFront { continue }
      case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: ">"):
        if isInFront { return true }
      case UInt8(ascii: ":"):
        if mayBeName, !isInFront { return true }
      case UInt8(ascii: "a")...UInt8(ascii: "z"): mayBeName = false
      default: break
      }
      isInFront = false
    }
    return false
  }

  /// Whether a dash stands somewhere: U+2013 or U+2014.
  private static func isDash(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Bool {
    position + 2 < end && bytes[position + 1] == 0x80
      && (bytes[position + 2] == 0x93 || bytes[position + 2] == 0x94)
  }
}

/// The signs that mark music: U+2669 to U+266C, of which the rules know the last three.
enum NoteSigns {
  /// How many bytes a note sign takes that stands somewhere; 0 for anything else.
  static func width(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Int {
    guard position + 2 < end, bytes[position] == 0xE2, bytes[position + 1] == 0x99,
      bytes[position + 2] >= 0xAA, bytes[position + 2] <= 0xAC
    else { return 0 }
    return 3
  }
}
