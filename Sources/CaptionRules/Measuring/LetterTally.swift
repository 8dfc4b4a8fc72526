// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// Counts the letters of texts, and those that are of none of some scripts.
///
/// What a character is, is asked once: for the 128 characters around it, when the first of them comes.
/// Text has few such neighbourhoods, but for Han and Hangul, which are known by their ranges.
struct LetterTally: Sendable {
  /// What a character counts as.
  private enum Kind: UInt8 {
    /// Nothing: it is no letter, or one of all scripts.
    case none
    /// A letter of one of the scripts.
    case home
    /// A letter of another script.
    case foreign
  }

  private let atHome: Set<Script>
  private let han: UInt8
  private let hangul: UInt8
  /// For each 128 characters up to U+FFFF one more than the place of their kinds, or nothing yet.
  private var pages: [UInt16] = []
  private var kinds: [UInt8] = []

  /// Creates a tally.
  ///
  /// - Parameter atHome: The scripts that are at home.
  init(atHome: Set<Script>) {
    self.atHome = atHome
    han = (atHome.contains(.han) ? Kind.home : .foreign).rawValue
    hangul = (atHome.contains(.hangul) ? Kind.home : .foreign).rawValue
  }

  /// Counts the letters of a text.
  ///
  /// - Parameters:
  ///   - text: Where the text stands.
  ///   - bytes: The cue's bytes; those that are no UTF-8 are no letters.
  /// - Returns: How many letters there are in all, and of other scripts.
  /// - Complexity: O(*n*), without ICU for characters like those that came before.
  mutating func count(in text: Range<Int>, of bytes: Span<UInt8>) -> (letters: Int, foreign: Int) {
    var letters = 0
    var foreign = 0
    var ascii = 0
    let bytes = bytes.extracting(text)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        ascii &+= (byte | 0x20) &- 0x61 < 26 ? 1 : 0
        position &+= 1
        continue
      }
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      position &+= width
      guard let scalar else { continue }
      let kind = kind(scalar)
      letters &+= kind == 0 ? 0 : 1
      foreign &+= kind == Kind.foreign.rawValue ? 1 : 0
    }
    // Letters of ASCII are Latin.
    if ascii > 0, !atHome.contains(.latin) { foreign += ascii }
    return (letters + ascii, foreign)
  }

  private mutating func kind(_ scalar: Unicode.Scalar) -> UInt8 {
    let value = scalar.value
    if value >= 0x4E00, value <= 0x9FFF { return han }
    if value >= 0xAC00, value <= 0xD7A3 { return hangul }
    guard value < 0x10000 else { return kindAsked(scalar).rawValue }
    let page = Int(value >> 7)
    if pages.isEmpty { pages = Array(repeating: 0, count: 512) }
    if pages[page] == 0 { fill(page) }
    return kinds[Int(pages[page] &- 1) << 7 | Int(value & 0x7F)]
  }

  private mutating func fill(_ page: Int) {
    let first = UInt32(page) << 7
    for value in first..<first + 128 {
      kinds.append((Unicode.Scalar(value).map(kindAsked) ?? .none).rawValue)
    }
    pages[page] = UInt16(kinds.count >> 7)
  }

  private func kindAsked(_ scalar: Unicode.Scalar) -> Kind {
    guard scalar.properties.isAlphabetic else { return .none }
    let script = Script(scalar)
    guard script != .common, script != .inherited else { return .none }
    return atHome.contains(script) ? .home : .foreign
  }
}
