// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionText

/// Text that was read as windows-1252, read again with the code page of its language.
struct CodepageRepair {
  /// The text as it was meant, in UTF-8.
  var text: [UInt8]
  /// The code page.
  var encoding: TextEncoding
  /// How many percent of the letters are of a script that the language is written in.
  var share: Int

  /// Turns text back into its bytes and decodes those; fails where a character did not come from
  /// windows-1252, the language has no code page of its own, or the result is not more plausible.
  ///
  /// - Parameters:
  ///   - text: UTF-8 that came from windows-1252.
  ///   - language: The language of the captions.
  init?(_ text: [UInt8], language: LanguageTag) {
    guard let bytes = Self.windows1252(text),
      let scripts = WrongScript.scripts(of: language).map({ Set($0.map { Script(code: $0) }) }),
      !scripts.contains(.latin),
      var stream = try? DecodingStream(options: DecodingOptions(language: "\(language)"))
    else { return nil }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count * 2)
    func take(_ piece: Span<UInt8>, _: SourceMap) {
      decoded.append(piece)
    }
    stream.consume(bytes.span, take)
    stream.finish(take)
    guard let decision = stream.decision, !decision.encoding.isUnicode,
      decision.encoding != .windows1252, stream.malformedByteCount == 0
    else { return nil }
    let counts = Script.letterCounts(in: String(decoding: decoded, as: UTF8.self))
    // Latin words stand in captions of every language and were never spoiled.
    let letters = counts.reduce(0) { $0 + ($1.key == .latin ? 0 : $1.value) }
    let expected = counts.reduce(0) { $0 + (scripts.contains($1.key) ? $1.value : 0) }
    guard letters > 0, expected * 2 > letters else { return nil }
    self.text = decoded
    encoding = decision.encoding
    share = expected * 100 / letters
  }

  private static func windows1252(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    let span = text.span
    var position = 0
    while position < span.count {
      let (scalar, width) = ScalarReader.read(span, at: position)
      guard let scalar, let byte = Windows1252.byte(scalar) else { return nil }
      bytes.append(byte)
      position += width
    }
    return bytes
  }
}
