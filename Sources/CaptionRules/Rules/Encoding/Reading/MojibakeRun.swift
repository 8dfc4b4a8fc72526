// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// A run of characters that windows-1252 has outside ASCII.
struct MojibakeRun {
  /// Where it stands in the cue's bytes.
  var range: Range<Int>
  /// How many characters it has.
  var count = 0
  /// The characters beside it.
  var before: Unicode.Scalar?
  var after: Unicode.Scalar?

  /// A run that is mojibake.
  struct Hit {
    /// Where it stands in the cue's bytes.
    var range: Range<Int>
    /// Where what it was stands in ``MojibakeReading/repaired``.
    var repaired: Range<Int>
  }

  /// `Ê…` and `Š”`: a capital before punctuation, in the middle of no word.
  fileprivate func isCapitalWithPunctuation(_ bytes: Span<UInt8>) -> Bool {
    guard count == 2 else { return false }
    let (first, width) = ScalarReader.read(bytes, at: range.lowerBound)
    switch ScalarReader.read(bytes, at: range.lowerBound + width).scalar?.value {
    case 0xA0, 0x2026, 0x2019, 0x201C, 0x201D, 0x2018, 0x201E, 0x201A, 0x2013, 0x2014, 0x2022,
      0x203A:
      return first?.properties.isUppercase ?? false
        && !(after?.properties.isAlphabetic ?? false) && !(before?.properties.isLowercase ?? false)
    default: return false
    }
  }
}

/// A text read once more: the runs that may be mojibake, and what they were.
struct MojibakeReading {
  /// How many runs there are.
  private(set) var runs = 0
  /// Those of them that are mojibake.
  private(set) var hits: [MojibakeRun.Hit] = []
  /// What the hits were, one behind the other, as UTF-8.
  private(set) var repaired: [UInt8] = []

  /// The bytes of one layer, and of the one below it.
  private var layer: [UInt8] = []
  private var below: [UInt8] = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  init(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    var current: MojibakeRun?
    var last: Unicode.Scalar?
    var position = text.lowerBound
    while position < text.upperBound {
      if current == nil, bytes[position] < 0x80 {
        last = Unicode.Scalar(bytes[position])
        position &+= 1
        continue
      }
      let (read, width) = ScalarReader.read(bytes, at: position)
      let end = position &+ width
      if let read, read.value >= 0x80, Windows1252.byte(read) != nil {
        let start = current?.range.lowerBound ?? position
        let before = current == nil ? last : current?.before
        current = MojibakeRun(
          range: start..<end, count: (current?.count ?? 0) &+ 1, before: before)
      } else if var run = current {
        run.after = read
        take(run, bytes)
        current = nil
      }
      last = read
      position = end
    }
    if let current { take(current, bytes) }
    dropDoubtful()
  }

  /// What a hit was.
  func repaired(_ hit: MojibakeRun.Hit) -> String {
    String(decoding: repaired[hit.repaired], as: UTF8.self)
  }

  /// Adds a run, as a hit where it is mojibake.
  private mutating func take(_ run: MojibakeRun, _ bytes: Span<UInt8>) {
    runs += 1
    guard !run.isCapitalWithPunctuation(bytes) else { return }
    layer.removeAll(keepingCapacity: true)
    layer.append(bytes.extracting(run.range))
    var layers = 0
    while layers < 4, Self.decode(&layer, &below) { layers += 1 }
    guard layers > 0, isPlausible() else { return }
    let start = repaired.count
    repaired += layer
    hits.append(MojibakeRun.Hit(range: run.range, repaired: start..<repaired.count))
  }

  /// Replaces a layer with the one below it, where there is one.
  private static func decode(_ layer: inout [UInt8], _ below: inout [UInt8]) -> Bool {
    guard encode(layer.span, into: &below), isBeyondASCII(below.span) else { return false }
    swap(&layer, &below)
    return true
  }

  /// Writes some text in windows-1252, where that has all of it.
  private static func encode(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    var position = 0
    while position < text.count {
      let (scalar, width) = ScalarReader.read(text, at: position)
      guard let scalar, scalar.value >= 0x80, let byte = Windows1252.byte(scalar) else {
        return false
      }
      bytes.append(byte)
      position &+= width
    }
    return true
  }

  /// Whether some bytes are UTF-8 of characters outside ASCII alone, and of one at least.
  private static func isBeyondASCII(_ bytes: Span<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      guard let scalar, scalar.value >= 0x80 else { return false }
      position &+= width
    }
    return position > 0
  }

  /// Whether all characters of the layer are assigned, and are no lone combining mark.
  private func isPlausible() -> Bool {
    var position = 0
    var count = 0
    var first: Unicode.Scalar?
    let bytes = layer.span
    while position < bytes.count {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      guard let scalar, Self.isPlausible(scalar) else { return false }
      first = first ?? scalar
      count &+= 1
      position &+= width
    }
    guard let first else { return false }
    return count > 1 || !Self.isMark(first)
  }

  /// Leaves out letters of another script than Latin that stand alone: such a one is believed only beside
  /// another of the same script.
  private mutating func dropDoubtful() {
    guard hits.contains(where: { isDoubtful($0) }) else { return }
    let scripts = hits.map { group(of: $0) }
    var counts: [Script: Int] = [:]
    for script in scripts { counts[script, default: 0] += 1 }
    hits = hits.indices.filter { !isDoubtful(hits[$0]) || counts[scripts[$0]] != 1 }.map {
      hits[$0]
    }
  }

  static func isPlausible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // All of these are assigned, and none is a control.
    case 0xA0...0x377, 0x2000...0x2064: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .control: return false
    default: return !(0xFDD0...0xFDEF).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Exactly one letter, digit or mark that is not Latin.
  private func isDoubtful(_ hit: MojibakeRun.Hit) -> Bool {
    let (first, width) = ScalarReader.read(repaired.span, at: hit.repaired.lowerBound)
    guard let first, width == hit.repaired.count else { return false }
    switch first.value {
    // The letters of these are Latin, and the signs are no words.
    case 0xA1...0xA9, 0xAB...0xB1, 0xC0...0x24F: return false
    default: break
    }
    let isWord = first.properties.isAlphabetic || first.properties.numericType != nil
    return (isWord || Self.isMark(first)) && Script(first) != .latin
  }

  /// The script of a hit's first letter; Han, kana, Hangul and width forms count as one.
  private func group(of hit: MojibakeRun.Hit) -> Script {
    guard let first = ScalarReader.read(repaired.span, at: hit.repaired.lowerBound).scalar else {
      return .common
    }
    let script = Script(first)
    let isEastAsian = [.han, .hiragana, .katakana, .hangul].contains(script)
    return isEastAsian || (0xFF00...0xFFEF).contains(first.value) ? .han : script
  }
}
