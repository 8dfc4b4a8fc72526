// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// A run of characters that windows-1252 has outside ASCII.
struct MojibakeRun {
  /// Where it stands in the cue's bytes.
  var range: Range<Int>
  /// The characters as they are written.
  var scalars: [Unicode.Scalar]
  /// Whether a letter follows, and whether a lowercase one comes before.
  var isBeforeLetter = false
  var isAfterLowercase = false

  /// A run that is mojibake.
  struct Hit {
    var range: Range<Int>
    var written: String
    var repaired: String
  }

  /// The runs of a text.
  static func runs(in bytes: Span<UInt8>, _ text: Range<Int>) -> [MojibakeRun] {
    var runs: [MojibakeRun] = []
    var current: MojibakeRun?
    var last: Unicode.Scalar?
    var position = text.lowerBound
    while position < text.upperBound {
      let (read, width) = ScalarReader.read(bytes, at: position)
      let end = position + width
      defer { position = end }
      if let read, read.value >= 0x80, Windows1252.byte(read) != nil {
        if current == nil {
          current = MojibakeRun(range: position..<position, scalars: [])
          current?.isAfterLowercase = last?.properties.isLowercase ?? false
        }
        // In its place: a copy of a long run for each of its characters takes quadratic time.
        current?.scalars.append(read)
        if let start = current?.range.lowerBound { current?.range = start..<end }
      } else if var run = current {
        run.isBeforeLetter = read?.properties.isAlphabetic ?? false
        runs.append(run)
        current = nil
      }
      last = read
    }
    if let current { runs.append(current) }
    return runs
  }

  /// The runs that are mojibake, with what they were.
  static func hits(among runs: [MojibakeRun]) -> [Hit] {
    let candidates = runs.compactMap { run in run.repaired.map { (run, $0) } }
    // One letter of another script is believed only beside another of the same script.
    let scripts = candidates.map { _, repaired in group(of: repaired) }
    var counts: [Script: Int] = [:]
    for script in scripts { counts[script, default: 0] += 1 }
    return candidates.indices.compactMap { index in
      let (run, repaired) = candidates[index]
      if isDoubtful(repaired), counts[scripts[index]] == 1 { return nil }
      var written = ""
      written.unicodeScalars.append(contentsOf: run.scalars)
      return Hit(range: run.range, written: written, repaired: repaired)
    }
  }

  /// The text before it was spoiled, or `nil` where it was not.
  private var repaired: String? {
    guard !isCapitalWithPunctuation else { return nil }
    var layer = scalars
    var result: [Unicode.Scalar]?
    for _ in 0..<4 {
      guard let next = Self.decode(layer) else { break }
      result = next
      layer = next
    }
    guard let result, result.allSatisfy(Self.isPlausible) else { return nil }
    // A lone combining mark is no text.
    if result.count == 1, Self.isMark(result[0]) { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: result)
    return text
  }

  /// `Ê…` and `Š”`: a capital before punctuation or a no-break space, in the middle of no word.
  private var isCapitalWithPunctuation: Bool {
    guard scalars.count == 2, scalars[0].properties.isUppercase, !isBeforeLetter, !isAfterLowercase
    else { return false }
    switch scalars[1].value {
    case 0xA0, 0x2026, 0x2019, 0x201C, 0x201D, 0x2018, 0x201E, 0x201A, 0x2013, 0x2014, 0x2022,
      0x203A:
      return true
    default: return false
    }
  }

  private static func decode(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var bytes: [UInt8] = []
    for scalar in scalars {
      guard scalar.value >= 0x80, let byte = Windows1252.byte(scalar) else { return nil }
      bytes.append(byte)
    }
    let span = bytes.span
    var decoded: [Unicode.Scalar] = []
    var position = 0
    while position < span.count {
      let (scalar, width) = ScalarReader.read(span, at: position)
      guard let scalar, scalar.value >= 0x80 else { return nil }
      decoded.append(scalar)
      position += width
    }
    return decoded.isEmpty ? nil : decoded
  }

  static func isPlausible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .control: false
    default: !(0xFDD0...0xFDEF).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// Exactly one letter, digit or mark that is not Latin.
  private static func isDoubtful(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    return (isWord || isMark(scalar)) && Script(scalar) != .latin
  }

  /// The script of a text's first letter; Han, kana, Hangul and width forms count as one.
  private static func group(of text: String) -> Script {
    guard let first = text.unicodeScalars.first else { return .common }
    let script = Script(first)
    let isEastAsian = [.han, .hiragana, .katakana, .hangul].contains(script)
    return isEastAsian || (0xFF00...0xFFEF).contains(first.value) ? .han : script
  }
}
