// SPDX-License-Identifier: Apache-2.0

internal import CCLD2
internal import CaptionText

/// Tells the language of a text: by its script always, by statistics where libcld2 is installed.
///
/// It declares `und` rather than guess: statistics count when they are sure, cover at least 80 % of
/// the text, and had at least 200 bytes; scripts count when they have one language, or letters that
/// only one of their languages has. Text in Latin script has no language without statistics.
public struct LanguageDetector: Sendable {
  /// Whether statistics may be used where they are available.
  public var usesStatistics: Bool

  /// Creates a detector.
  ///
  /// - Parameter usesStatistics: Whether statistics may be used where they are available.
  public init(usesStatistics: Bool = true) {
    self.usesStatistics = usesStatistics
  }

  /// Whether the use of libcld2 is built in: its headers were installed where this was compiled.
  public static var isBuiltWithStatistics: Bool { ccld2_is_built_in() }

  /// Whether libcld2 is built in and installed; the first question opens it.
  public static var hasStatistics: Bool { ccld2_is_available() }

  /// The least share of the text that must be in the language.
  private static let leastShare = 0.8
  /// The least bytes for statistics to count.
  private static let leastBytes = 200
  /// The least letters for a script to count.
  private static let leastLetters = 10

  /// Tells the language of a text.
  ///
  /// - Parameter text: The text without markup (see ``LanguageSample``).
  /// - Returns: The language, or `und` with what was guessed.
  /// - Complexity: O(*n*), about 10 MB a second.
  public func detect(_ text: String) -> LanguageDetection {
    let counts = Script.letterCounts(in: text)
    let total = counts.values.reduce(0, +)
    let main = counts.max { ($0.value, $0.key.code) < ($1.value, $1.key.code) }?.key
    var detection = LanguageDetection(
      tag: .undetermined, guess: nil, share: 0, method: .none, script: main, letterCount: total)
    let byScript = ScriptLanguages.language(of: text, counts: counts)
    if let byScript, byScript.isCertain {
      detection.guess = byScript.tag
      detection.share = byScript.share
      detection.method = .script
      if byScript.share >= Self.leastShare, total >= Self.leastLetters {
        detection.tag = byScript.tag
      }
      return detection
    }
    if usesStatistics, let found = Self.statistics(of: text) {
      detection.guess = found.tag
      detection.share = found.share
      detection.method = .statistics
      if found.isReliable, found.share >= Self.leastShare, found.bytes >= Self.leastBytes {
        detection.tag = found.tag
      }
      return detection
    }
    if let byScript {
      detection.guess = byScript.tag
      detection.share = byScript.share
      detection.method = .script
    }
    return detection
  }

  private static func statistics(
    of text: String
  ) -> (tag: LanguageTag, share: Double, bytes: Int, isReliable: Bool)? {
    var answer = ccld2_answer()
    let utf8 = text.utf8.span
    guard utf8.count <= Int(Int32.max) else { return nil }
    // Sound: a String's bytes are valid UTF-8 and live for the closure; the answer is a plain value.
    let isAnswered = unsafe utf8.withUnsafeBytes { bytes in
      guard let base = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return false }
      return unsafe ccld2_detect(base, Int32(bytes.count), &answer)
    }
    guard isAnswered else { return nil }
    let code = unsafe withUnsafeBytes(of: answer.code) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    // Its codes are those of 2013, such as `iw`; for Chinese it means the way of writing.
    guard !code.isEmpty, let tag = LanguageTag(code: code == "zh" ? "zh-Hans" : code) else {
      return nil
    }
    return (tag, Double(answer.percent) / 100, Int(answer.text_bytes), answer.is_reliable)
  }
}
