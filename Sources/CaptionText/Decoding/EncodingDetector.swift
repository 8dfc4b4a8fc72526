// SPDX-License-Identifier: Apache-2.0

/// Decides which encoding a file is in.
///
/// The order: what the caller names, the byte-order mark, UTF-8 when it is valid (or nearly),
/// NUL bytes where UTF-16 and UTF-32 have them, escape sequences, the usual encodings of the
/// language that the caller names, ICU's statistics, else windows-1252. Valid UTF-8 comes before
/// statistics because no text of 600 in other encodings was valid UTF-8, while ICU takes
/// "♪ la la la ♪" in UTF-8 for windows-1252 with 98 % confidence.
package struct EncodingDetector: Sendable {
  /// What to look for and at.
  package var options: DecodingOptions

  /// Creates a detector.
  ///
  /// - Parameter options: The encoding or language that is known, and how much to look at.
  package init(options: DecodingOptions = DecodingOptions()) { self.options = options }

  /// Decides from the start of a file, or from all of it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes from the start of the file.
  ///   - isComplete: Whether that is the whole file; when not, it may end inside a character.
  /// - Returns: The decision.
  /// - Complexity: Linear in `bytes`, of which no more than ``DecodingOptions/window`` behind the
  ///   first byte that is not ASCII count.
  package func detect(_ bytes: Span<UInt8>, isComplete: Bool = true) -> EncodingDecision {
    if let known = decideFromStart(bytes) { return known }
    guard let first = EncodingSample.firstTelling(bytes, from: 0) else {
      return EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    }
    let end = min(bytes.count, first + options.window)
    return decideFromWindow(
      bytes.extracting(first..<end), isComplete: isComplete && end == bytes.count)
  }

  /// Decides what only the start of a file shows: `nil` when it is not UTF-16 or UTF-32 and has no
  /// byte-order mark.
  func decideFromStart(_ bytes: Span<UInt8>) -> EncodingDecision? {
    if let asked = options.encoding {
      return EncodingDecision(
        encoding: resolveOrder(asked, bytes), confidence: 100, reason: .explicit)
    }
    if let marked = EncodingStructure.byteOrderMark(bytes) {
      return EncodingDecision(encoding: marked, confidence: 100, reason: .byteOrderMark)
    }
    if let structured = EncodingStructure.unitOrder(bytes) {
      return EncodingDecision(encoding: structured, confidence: 95, reason: .structure)
    }
    return nil
  }

  /// Decides from bytes that begin with the first one that is not ASCII.
  func decideFromWindow(_ bytes: Span<UInt8>, isComplete: Bool) -> EncodingDecision {
    let census = UTF8Census(bytes, isComplete: isComplete)
    if census.isASCII {
      return EncodingStructure.hasJapaneseEscapes(bytes)
        ? EncodingDecision(encoding: .iso2022JP, confidence: 95, reason: .escapeSequences)
        : EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    }
    if census.malformed == 0 {
      return EncodingDecision(encoding: .utf8, confidence: 100, reason: .validUTF8)
    }
    // One bad byte in a UTF-8 file makes ICU say ISO-8859-1, which would ruin all the others.
    if census.wellFormed >= 4 * census.malformed {
      return EncodingDecision(
        encoding: .utf8, confidence: 100 - 100 / (1 + census.wellFormed / census.malformed),
        reason: .damagedUTF8)
    }
    let sample = EncodingSample(bytes)
    var decision = decideByLanguage(sample) ?? decideByStatistics(sample)
    // Letters with accents seldom stand in front of signs, as in `Ã©`. Where a good part of the bytes are
    // characters of UTF-8, the file is in two encodings, and no page of Latin letters is right for both.
    if Self.latinPages.contains(decision.encoding), census.wellFormed * 4 >= census.malformed {
      decision.confidence = min(decision.confidence, 45)
    }
    return decision
  }

  private static let latinPages: Set<TextEncoding> = [
    .windows1250, .windows1252, .windows1254, .windows1257, .iso8859Part2, .iso8859Part3,
    .iso8859Part4, .iso8859Part13, .iso8859Part14, .iso8859Part15, .iso8859Part16, .macintosh,
    .macCentralEurope, .macTurkish, .ibm850, .ibm852,
  ]

  private func resolveOrder(_ asked: TextEncoding, _ bytes: Span<UInt8>) -> TextEncoding {
    let found = EncodingStructure.byteOrderMark(bytes) ?? EncodingStructure.unitOrder(bytes)
    switch (asked.form, found?.form) {
    case (.utf16(nil), .utf16), (.utf32(nil), .utf32): return found ?? asked
    case (.utf16(nil), _): return .utf16LE
    case (.utf32(nil), _): return .utf32LE
    default: return asked
    }
  }
}
