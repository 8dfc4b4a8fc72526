// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText
import SubRip
import Testing

@testable import CaptionRules

/// What holds for the fixes of every file, however broken.
@Suite struct FixerPropertyTests {
  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).debugDescription
  }

  @Test(arguments: 0..<15, [FixSafety.safe, .unsafe])
  func fixingConvergesAndMakesNothingWorse(seed: UInt64, safety: FixSafety) throws {
    var generator = BrokenFiles(seed: seed)
    let bytes = generator.file()
    let fixer = Fixer(settings: LintSettings(), minimumSafety: safety)
    let result = try fixer.fix(bytes)
    #expect(
      result.after
        == Linter.findings(in: SourceText(utf8: result.bytes), settings: LintSettings()))
    let again = try fixer.fix(result.bytes)
    #expect(
      again.bytes == result.bytes, "\(Self.text(bytes))")
    #expect(!again.hasChanges)

    func counts(_ findings: [Finding<FileOffset>]) -> [RuleCode: Int] {
      Dictionary(grouping: findings.map(\.diagnostic).filter { $0.severity > .info }, by: \.code)
        .mapValues(\.count)
    }
    let before = counts(result.before)
    for (code, count) in counts(result.after) {
      #expect(
        count <= before[code] ?? 0,
        "\(code) after \(Self.text(bytes)) gave \(Self.text(result.bytes))")
    }
  }

  /// Safe fixes change no word and lose no cue that shows anything.
  @Test(arguments: 0..<15)
  func safeFixesKeepTheWords(seed: UInt64) throws {
    var generator = BrokenFiles(seed: seed)
    let bytes = generator.file()
    let result = try Fixer(settings: LintSettings()).fix(bytes)
    func words(_ bytes: [UInt8]) -> [String] {
      SubRipDocument(parsing: bytes).cues.flatMap {
        $0.text.unicodeScalars.split {
          $0.properties.isWhitespace || $0.value < 0x20 || $0.properties.isDefaultIgnorableCodePoint
        }.map(String.init)
      }.sorted()
    }
    // Duplicates are deleted; what was lost to every reader may come back as text.
    #expect(
      Set(words(bytes)).isSubset(of: words(result.bytes)),
      "\(Self.text(bytes)) gave \(Self.text(result.bytes))")
  }
}
