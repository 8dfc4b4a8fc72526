// SPDX-License-Identifier: Apache-2.0

extension EncodingDetector {
  /// Tries the encodings that texts of the language are found in.
  ///
  /// Several may accept the bytes: KOI8-R text is also windows-1251 text, of capital letters in the
  /// wrong places. The one in which the text looks least broken wins, ICU's statistics decide
  /// between equals, and among equals of those the more usual one.
  func decideByLanguage(_ sample: EncodingSample) -> EncodingDecision? {
    let candidates = options.language.map(LanguagePages.encodings) ?? []
    guard !candidates.isEmpty else { return nil }
    let matches = CharsetStatistics.matches(sample.bytes)
    var best: (encoding: TextEncoding, rate: Double, fit: EncodingFit)?
    for encoding in candidates {
      guard let fit = EncodingFit(sample.bytes, encoding), fit.isPlausible else { continue }
      let support = Double(matches.first { $0.encoding == encoding }?.confidence ?? 0)
      let rate = fit.brokenShare - support / 1000
      if best.map({ rate < $0.rate - 0.01 }) ?? true { best = (encoding, rate, fit) }
    }
    return best.map {
      // No language in Latin letters has accents on most of them; and what ICU is certain to be of several
      // bytes a character is that. The language is not that of the text then.
      let isOther =
        $0.fit.accentedShare > 0.6
        || matches.first.map {
          $0.confidence >= 95 && $0.isMultiByte && !candidates.contains($0.encoding)
        }
          ?? false
      return EncodingDecision(
        encoding: Self.greek($0.encoding, sample), confidence: isOther ? 40 : 90, reason: .language)
    }
  }

  /// ISO 8859-7 in the place of windows-1253 where Ά stands where only that has it.
  ///
  /// The pages differ in little else: what is Ά in one is a sign in the other, and no word begins with
  /// a pilcrow.
  private static func greek(_ encoding: TextEncoding, _ sample: EncodingSample) -> TextEncoding {
    guard encoding == .windows1253 else { return encoding }
    let bytes = sample.bytes
    func begins(_ byte: UInt8) -> Bool {
      bytes.indices.dropLast().contains {
        bytes[$0] == byte && bytes[$0 + 1] >= 0xC1 && ($0 == 0 || bytes[$0 - 1] < 0xC1)
      }
    }
    let hasControls = bytes.contains { (0x80...0x9F).contains($0) }
    return begins(0xB6) && !begins(0xA2) && !hasControls ? .iso8859Part7 : encoding
  }

  /// Takes ICU's answer, corrected for the encodings that it cannot tell from their neighbours.
  func decideByStatistics(_ sample: EncodingSample) -> EncodingDecision {
    let fallback = EncodingDecision(encoding: .windows1252, confidence: 0, reason: .fallback)
    let matches = CharsetStatistics.matches(sample.bytes)
    let firstFit = matches.first.flatMap { EncodingFit(sample.bytes, $0.encoding) }
    // An answer in which the bytes mean nothing is worth less.
    let doubt = firstFit == nil ? 70 : 50
    if matches.first.map({ $0.confidence < doubt }) ?? true, ThaiOrthography.fits(sample.bytes) {
      return EncodingDecision(encoding: .windows874, confidence: 70, reason: .statistics)
    }
    guard var best = matches.first else { return fallback }
    var fit = firstFit
    if fit == nil, best.confidence < 50 {
      for match in matches.dropFirst() where fit == nil && match.confidence >= 10 {
        fit = EncodingFit(sample.bytes, match.encoding)
        if fit != nil { best = match }
      }
    }
    if let fit { best = refine(best, fit, sample) }
    best.encoding = Self.greek(best.encoding, sample)
    guard best.confidence >= 20 else {
      return EncodingDecision(
        encoding: .windows1252, confidence: best.confidence, reason: .fallback)
    }
    return EncodingDecision(
      encoding: best.encoding, confidence: best.confidence, reason: .statistics)
  }

  /// Prefers another encoding of the same script in which the text looks clearly less broken.
  private func refine(
    _ match: CharsetStatistics.Match, _ fit: EncodingFit, _ sample: EncodingSample
  ) -> CharsetStatistics.Match {
    var best = match
    var share = fit.brokenShare
    for group in Self.neighbours where group.contains(match.encoding) {
      for encoding in group where encoding != match.encoding {
        guard let other = EncodingFit(sample.bytes, encoding), other.brokenShare + 0.1 < share
        else { continue }
        share = other.brokenShare
        // Not ICU's own answer, so never better than doubtful.
        best = CharsetStatistics.Match(
          encoding: encoding, confidence: min(match.confidence, 45))
      }
    }
    return best
  }

  /// Encodings of the same letters in different places, which ICU's models do not hold or mix up.
  private static let neighbours: [[TextEncoding]] = [
    [.windows1252, .macintosh, .ibm850],
    [.windows1250, .iso8859Part2, .macCentralEurope, .ibm852],
    [.windows1251, .koi8R, .koi8U, .iso8859Part5, .macCyrillic, .ibm866],
    [.windows1253, .iso8859Part7, .macGreek],
  ]
}
