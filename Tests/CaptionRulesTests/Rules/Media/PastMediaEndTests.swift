// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct PastMediaEndTests {
  @Test func fixtures() throws { try Fixtures.check(PastMediaEnd.self) }

  private static let ten: @Sendable (inout LintSettings) -> Void = {
    $0.mediaDuration = Timestamp(milliseconds: 10_000)
  }

  @Test func isSilentWithoutTheDuration() {
    #expect(Lint.messages(PastMediaEnd.self, in: srt((0, 99_000_000, "A"))).isEmpty)
  }

  @Test(arguments: [(10_041, []), (10_042, [Severity.warning]), (10_501, [.error])])
  func aFrameIsTolerated(end: Int, severities: [Severity]) {
    #expect(
      Lint.findings(PastMediaEnd.self, in: srt((8000, end, "A")), Self.ten)
        .map(\.diagnostic.severity) == severities)
  }

  @Test func clampsSafelyAndDeletesUnsafely() {
    let text = srt((8000, 12_000, "A"), (13_000, 14_000, "B"))
    #expect(
      Lint.fixed(PastMediaEnd.self, in: text, safety: .safe, Self.ten)
        == srt((8000, 10_000, "A"), (13_000, 14_000, "B")))
    #expect(Lint.fixed(PastMediaEnd.self, in: text, Self.ten) == srt((8000, 10_000, "A")) + "\n")
  }
}
