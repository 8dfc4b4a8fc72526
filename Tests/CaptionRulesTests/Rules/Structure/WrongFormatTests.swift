// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionSyntax
import ForeignFiles
import Testing

@Suite struct WrongFormatTests {
  @Test func fixtures() throws { try Fixtures.check(WrongFormat.self) }

  /// One finding says it all, whichever rules run beside, and however the file arrives.
  @Test(arguments: ForeignFile.all)
  func saysNothingElseOfTheFile(file: ForeignFile) throws {
    var settings = LintSettings()
    for profile in ["upload", "netflix", "wistia"] {
      settings.profile = try #require(Profile.named(profile))
      let findings = Linter.findings(in: file.bytes, settings: settings)
      #expect(findings.map(\.diagnostic.code) == [WrongFormat.info.code])
      let message = try #require(findings.first?.diagnostic.message)
      #expect(message.hasPrefix("the file is ") && message.contains(file.word), "\(message)")
      #expect(findings.first?.diagnostic.fix == nil)
      #expect(findings.first?.diagnostic.severity == .error)
      #expect(
        findings.first.map { $0.diagnostic.range.upperBound.bytes <= file.bytes.count } ?? false)
      for size in [1, 700, 1025] {
        #expect(Lint.findings(in: file.bytes, settings: settings, pieces: { size }) == findings)
      }
    }
  }

  /// Whoever has decoded a file that is no text has nothing to show of it.
  @Test func takesTheWordOfWhoReadTheBytes() {
    var linter = Linter(settings: LintSettings())
    linter.recognize(.png)
    var messages: [String] = []
    linter.consume(Array("1\n".utf8).span) { messages.append($0.diagnostic.message) }
    let summary = linter.finish { messages.append($0.diagnostic.message) }
    #expect(messages == ["the file is a PNG picture, not SubRip"])
    #expect(summary.format == .png)
  }

  @Test func aPreambleIsNoFormat() {
    for line in ["[Music]", "By X", "{\\an8}", "12:30"] {
      #expect(Lint.messages(WrongFormat.self, in: line + "\n\n" + srt((0, 1000, "A"))).isEmpty)
    }
  }

  @Test func signaturesInTextAreText() {
    #expect(Lint.messages(WrongFormat.self, in: srt((0, 1000, "WEBVTT"))).isEmpty)
  }

  /// Who leaves the rule out wants the file read as SubRip all the same.
  @Test func leftOutItLeavesTheOthersAlone() {
    let text = "WEBVTT\n\n" + srt((0, 1000, "A"))
    #expect(Lint.messages(StrayContent.self, in: text) == ["1:1 content before the first cue"])
  }
}
