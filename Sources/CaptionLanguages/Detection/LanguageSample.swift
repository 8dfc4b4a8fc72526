// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Text of captions, gathered to tell its language from: without markup, and bounded.
///
/// Of a long file the beginning is kept and then parts of the rest, so that credits in another
/// language at one end do not decide.
package struct LanguageSample: Sendable {
  /// The text so far.
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  private var utf8: [UInt8] = []
  private var cueCount = 0
  private var stride = 1

  /// What is kept at most, in bytes: far more than any detector needs.
  private static let capacity = 64 * 1024
  /// How many characters of one cue are looked at.
  private static let longest = 8 * 1024

  /// Creates an empty sample.
  package init() {}

  /// Adds the text of a cue.
  ///
  /// - Parameter cue: The text, its lines separated by line feeds; tags such as `<i>` and `{\an8}`,
  ///   labels in brackets and notes are left out.
  package mutating func add(_ cue: String) { add(utf8: cue.utf8.span) }

  /// Adds the text of a cue.
  ///
  /// - Parameter cue: The text as UTF-8; as for ``add(_:)``.
  /// - Complexity: O(*n*), a few nanoseconds for each part that stands between two things left out.
  package mutating func add(utf8 cue: Span<UInt8>) {
    defer { cueCount += 1 }
    guard cueCount.isMultiple(of: stride) else { return }
    if utf8.count >= Self.capacity {
      // Half of what is there makes room for the rest of the file, ever more thinly.
      var kept: [UInt8] = []
      for (index, line) in utf8.split(separator: 0x0A).enumerated() where index.isMultiple(of: 2) {
        kept += line
        kept.append(0x0A)
      }
      utf8 = kept
      stride *= 2
    }
    append(cue)
    utf8.append(0x0A)
  }

  private mutating func append(_ cue: Span<UInt8>) {
    let start = utf8.count
    var closing: UInt8?
    var characters = 0
    var position = 0
    // What is kept and was not copied yet begins here.
    var waiting = 0
    func keep(_ sample: inout LanguageSample, upTo end: Int) {
      if end > waiting { sample.utf8.append(cue.extracting(waiting..<end)) }
    }
    while position < cue.count {
      let byte = cue[position]
      if byte & 0xC0 != 0x80 { characters += 1 }
      guard characters <= Self.longest else { break }
      if let closer = closing {
        position += 1
        if byte == closer { closing = nil }
        waiting = position
        continue
      }
      var width = 0
      switch byte {
      case UInt8(ascii: "<"):
        if characters < Self.longest, Self.beginsTag(cue, at: position + 1) {
          closing = UInt8(ascii: ">")
          width = 1
        }
      case UInt8(ascii: "{"):
        closing = UInt8(ascii: "}")
        width = 1
      case UInt8(ascii: "["):
        closing = UInt8(ascii: "]")
        width = 1
      case UInt8(ascii: "#"): width = 1
      case 0x0A, 0x0D:
        keep(&self, upTo: position)
        utf8.append(0x20)
        position += 1
        waiting = position
        continue
      case 0xE2 where position + 2 < cue.count && cue[position + 1] == 0x99:
        // ♪ and ♫.
        if cue[position + 2] == 0xAA || cue[position + 2] == 0xAB { width = 3 }
      default: break
      }
      if width > 0 {
        keep(&self, upTo: position)
        waiting = position + width
      }
      position += max(width, 1)
    }
    if closing == nil {
      keep(&self, upTo: position)
    } else {
      // A bracket that nothing closes is text.
      utf8.removeLast(utf8.count - start)
      utf8.append(cue)
    }
  }

  /// Whether a `<` before a character opens a tag and is no sign such as `<3`.
  private static func beginsTag(_ cue: Span<UInt8>, at position: Int) -> Bool {
    guard position < cue.count else { return false }
    let byte = cue[position]
    guard byte >= 0x80 else { return byte == UInt8(ascii: "/") || (byte | 0x20) &- 0x61 < 26 }
    var character: [UInt8] = []
    character.append(cue.extracting(position..<min(cue.count, position + 4)))
    return String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.isAlphabetic
      ?? false
  }
}
