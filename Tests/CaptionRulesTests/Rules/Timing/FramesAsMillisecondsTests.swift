// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct FramesAsMillisecondsTests {
  @Test func fixtures() throws { try Fixtures.check(FramesAsMilliseconds.self) }

  private static func file(_ cues: Int, _ fraction: (Int) -> Int) -> String {
    var text = ""
    for index in 0..<cues {
      let start = Timestamp(milliseconds: Int64(index * 2000 + fraction(index)))
      let end = Timestamp(milliseconds: Int64(index * 2000 + 1000 + fraction(index + 5)))
      text += "\(index + 1)\n\(start) --> \(end)\nA\n\n"
    }
    return text
  }

  @Test func namesTheRateThatFits() {
    let findings = Lint.findings(
      FramesAsMilliseconds.self, in: Self.file(12) { $0 * 7 % 25 })
    #expect(
      findings.map(\.diagnostic.fix?.title) == ["read the fractions as frames of 25 fps"])
  }

  @Test func nineteenTimesOrOneHonestFractionSayNothing() {
    #expect(Lint.messages(FramesAsMilliseconds.self, in: Self.file(9) { $0 * 7 % 25 }).isEmpty)
    #expect(
      Lint.messages(FramesAsMilliseconds.self, in: Self.file(12) { $0 == 3 ? 500 : $0 }).isEmpty)
  }

  /// Frames behind a colon are told by their form, one by one.
  @Test func framesInTheirOwnFormAreForFractionDigits() {
    let text = (0..<15).map { index in
      "\(index + 1)\n00:00:\(index + 10):\(index + 10) --> 00:00:\(index + 11):05\nA\n\n"
    }.joined()
    #expect(Lint.messages(FramesAsMilliseconds.self, in: text).isEmpty)
  }

  @Test func fewValuesAreNoFrames() {
    #expect(Lint.messages(FramesAsMilliseconds.self, in: Self.file(30) { $0 % 2 }).isEmpty)
  }
}
