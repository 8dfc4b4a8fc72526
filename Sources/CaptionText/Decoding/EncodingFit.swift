// SPDX-License-Identifier: Apache-2.0

/// How well a text reads in an encoding.
///
/// Text in the wrong encoding of the right script betrays itself without a dictionary: capital
/// letters behind small ones, symbols and control characters inside words, unassigned bytes.
struct EncodingFit: Sendable {
  /// The share of the characters beyond ASCII that look broken, from 0 to 1.
  let brokenShare: Double

  /// The share of the letters that are Latin and not ASCII, from 0 to 1.
  let accentedShare: Double

  /// Whether the text may well be in the encoding.
  var isPlausible: Bool { brokenShare < 0.2 }

  /// Reads a sample; `nil` when the encoding is not available or does not accept the bytes.
  init?(_ sample: [UInt8], _ encoding: TextEncoding) {
    guard var decoder = try? TextDecoder(encoding) else { return nil }
    var text: [UInt8] = []
    func append(_ piece: Span<UInt8>, _: SourceMap) {
      for index in piece.indices { text.append(piece[index]) }
    }
    decoder.consume(sample.span, append)
    // The sample may end inside a character: it is not finished on purpose.
    guard decoder.malformedByteCount == 0 else { return nil }
    var total = 0
    var letters = 0
    var accented = 0
    var broken = 0.0
    var previous: (scalar: Unicode.Scalar, category: Unicode.GeneralCategory)?
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let category = scalar.properties.generalCategory
      if Self.isLetter(category) {
        letters += 1
        if (0xC0...0x24F).contains(scalar.value) { accented += 1 }
      }
      if !scalar.isASCII {
        total += 1
        broken += Self.oddity(scalar, category)
      }
      if let previous, !(scalar.isASCII && previous.scalar.isASCII) {
        broken += Self.oddity(previous.category, category)
      }
      previous = (scalar, category)
    }
    brokenShare = total == 0 ? 0 : min(1, broken / Double(total))
    accentedShare = letters == 0 ? 0 : Double(accented) / Double(letters)
  }

  /// How odd a character is in captions by itself.
  private static func oddity(
    _ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory
  ) -> Double {
    switch category {
    case .control, .privateUse, .unassigned, .surrogate: 1
    // Half-width katakana: what EUC-JP looks like when read as Shift_JIS.
    case _ where (0xFF61...0xFF9F).contains(scalar.value): 0.5
    // Box drawing and blocks: what letters look like in a page of DOS or in KOI8.
    case _ where (0x2500...0x259F).contains(scalar.value): 0.5
    default: 0
    }
  }

  /// How odd it is for one kind of character to follow another.
  private static func oddity(
    _ first: Unicode.GeneralCategory, _ second: Unicode.GeneralCategory
  ) -> Double {
    if first == .lowercaseLetter, second == .uppercaseLetter { return 1 }
    return isLetter(first) && isSymbol(second) || isSymbol(first) && isLetter(second) ? 0.5 : 0
  }

  private static func isLetter(_ category: Unicode.GeneralCategory) -> Bool {
    category == .lowercaseLetter || category == .uppercaseLetter || category == .otherLetter
  }

  private static func isSymbol(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .otherNumber: true
    default: false
    }
  }
}
