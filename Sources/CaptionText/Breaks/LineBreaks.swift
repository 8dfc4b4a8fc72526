// SPDX-License-Identifier: Apache-2.0

/// Where a line may be broken (Unicode Standard Annex 14).
///
/// Languages that write without spaces are broken between words by ICU's dictionaries (Thai, Lao,
/// Khmer, Burmese) or between characters by the rules of Chinese and Japanese.
package enum LineBreaks {
  /// The places within text where a new line may begin, in order.
  ///
  /// ASCII never reaches ICU: it may be broken after spaces and after a hyphen between letters, which
  /// is a little less than the full algorithm allows, and never more.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: A BCP 47 tag that may decide details, such as `ja`; empty for none.
  /// - Returns: UTF-8 offsets, neither 0 nor the end among them.
  /// - Complexity: O(*n*).
  package static func opportunities(in text: String, language: String = "") -> [Int] {
    let utf8 = text.utf8.span
    var offsets: [Int] = []
    if UTF8Scan.isASCII(utf8) {
      for index in utf8.indices.dropFirst() where isOpportunity(before: index, in: utf8) {
        offsets.append(index)
      }
      return offsets
    }
    guard let iterator = BreakIterator(.lines(language)) else { return [] }
    iterator.forEachBoundary(in: utf8) { offset, _ in offsets.append(offset) }
    if offsets.last == utf8.count { offsets.removeLast() }
    return offsets
  }

  private static func isOpportunity(before index: Int, in utf8: Span<UInt8>) -> Bool {
    let (previous, next) = (utf8[index - 1], utf8[index])
    if next == 0x20 || (0x09...0x0D).contains(next) { return false }
    if previous == 0x0A || previous == 0x20 {
      // Closing punctuation and the like never begin a line, and opening punctuation never ends one,
      // even with spaces between.
      return previous == 0x0A || (mayBegin(next) && mayEnd(before: index, in: utf8, next: next))
    }
    guard previous == UInt8(ascii: "-"), index >= 2 else { return false }
    return isLetter(next) && isLetter(utf8[index - 2])
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), 0..<0x20, 0x7F:
      false
    default:
      true
    }
  }

  private static func mayEnd(before index: Int, in utf8: Span<UInt8>, next: UInt8) -> Bool {
    var last = index - 1
    while last > 0, utf8[last] == 0x20 { last -= 1 }
    let isOpening = { (byte: UInt8) in
      byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
    }
    if isOpening(utf8[last]) { return false }
    let isQuotation = utf8[last] == UInt8(ascii: "\"") || utf8[last] == UInt8(ascii: "'")
    return !(isQuotation && isOpening(next))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
