// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Unicode normalization: NFC for caption text, NFKC_Casefold for keys that are compared.
///
/// ASCII, and text without characters at or after U+0300, is known to be in NFC from its bytes alone
/// and never reaches ICU. NFKC is not for caption text: it splits the Thai sara am and changes
/// full-width forms, fractions and ligatures.
package enum Normalization {
  /// Whether text is in NFC.
  ///
  /// - Parameter utf8: The text's bytes; bytes that are not valid UTF-8 count as normalized, since
  ///   there is nothing to normalize in them.
  /// - Returns: Whether normalizing would change nothing.
  /// - Complexity: O(*n*); ASCII and Latin text is only scanned.
  package static func isNFC(_ utf8: Span<UInt8>) -> Bool {
    if UTF8Scan.isBelowCombiningMarks(utf8) { return true }
    var status = CICU_NO_ERROR
    guard let form = unsafe cicu_norm_nfc(&status), !ICUText.failed(status) else { return true }
    // Sound: the units live for the closure, and ICU reads no more than their count.
    return unsafe ICUText.withUTF16(of: utf8) { text in
      unsafe cicu_norm_is_normalized(form, text.baseAddress, Int32(text.count), &status)
    } ?? true
  }

  /// Whether text is in NFC.
  ///
  /// - Parameter text: The text.
  /// - Returns: Whether ``nfc(_:)`` would change nothing.
  package static func isNFC(_ text: String) -> Bool { isNFC(text.utf8.span) }

  /// Text in NFC.
  ///
  /// - Parameter text: The text.
  /// - Returns: The normalized text; the same text without a copy where it is normalized already.
  package static func nfc(_ text: String) -> String {
    if isNFC(text) { return text }
    var status = CICU_NO_ERROR
    guard let form = unsafe cicu_norm_nfc(&status) else { return text }
    return unsafe normalized(text, form)
  }

  /// Text in NFKC_Casefold: the form to compare names in, whatever their case, width or style.
  ///
  /// - Parameter text: The text.
  /// - Returns: The folded text: for a key, not for people to read.
  package static func caseFolded(_ text: String) -> String {
    if text.isASCII { return text.lowercased() }
    var status = CICU_NO_ERROR
    guard let form = unsafe cicu_norm_nfkc_casefold(&status) else { return text }
    return unsafe normalized(text, form)
  }

  /// Text in NFKC, for replacing compatibility characters one by one: never for whole captions.
  ///
  /// - Parameter text: The text.
  /// - Returns: The normalized text.
  package static func nfkc(_ text: String) -> String {
    if text.isASCII { return text }
    var status = CICU_NO_ERROR
    guard let form = unsafe cicu_norm_nfkc(&status) else { return text }
    return unsafe normalized(text, form)
  }

  private static func normalized(_ text: String, _ form: OpaquePointer) -> String {
    // Sound: ICU reads the units while they live and writes within the buffer's capacity. The
    // normalizer is one of ICU's own instances, which live as long as the process.
    unsafe ICUText.withUTF16(of: text.utf8.span) { units in
      unsafe ICUText.string(capacity: units.count + units.count / 2 + 16) {
        buffer, capacity, status in
        unsafe cicu_norm_normalize(
          form, units.baseAddress, Int32(units.count), buffer, capacity, &status)
      }
    }?.flatMap(\.self) ?? text
  }
}
