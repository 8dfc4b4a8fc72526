// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionTiming
import Testing

@Suite struct TimingFractionDigitsTests {
  @Test func fixtures() throws { try Fixtures.check(TimingFractionDigits.self) }

  @Test func readsDecimallyOrLiterally() {
    let text = "1\n00:00:03,5 --> 00:00:04,2500\nA\n"
    #expect(Lint.fixed(TimingFractionDigits.self, in: text) == srt((3500, 4250, "A")))
    #expect(
      Lint.fixed(TimingFractionDigits.self, in: text) { $0.fractionReading = .literal }
        == srt((3005, 6500, "A")))
    #expect(Lint.fixed(TimingFractionDigits.self, in: text, safety: .safe) == text)
  }

  private static func fixed(
    _ text: String, safety: FixSafety = .unsafe, _ change: (inout LintSettings) -> Void = { _ in }
  ) throws -> String {
    let settings = Lint.settings(for: TimingFractionDigits.self, change)
    let fixer = Fixer(settings: settings, minimumSafety: safety)
    return String(decoding: try fixer.fix(Array(text.utf8)).bytes, as: UTF8.self)
  }

  private static func file(_ timings: String...) -> String {
    timings.enumerated().map { "\($0.offset + 1)\n\($0.element)\nA\n" }.joined(separator: "\n")
  }

  /// Behind a third colon stand frames, as editing programs count them, and no fraction.
  @Test func framesAreCalledFrames() {
    let text = Self.file("00:00:01:12 --> 00:00:02;05", "00:00:03:75 --> 00:00:04,50")
    #expect(
      Lint.messages(TimingFractionDigits.self, in: text) == [
        "2:9 the timecode ends in ':12', which counts frames, not a fraction of a second",
        "2:25 the timecode ends in ';05', which counts frames, not a fraction of a second",
        "6:10 the fraction has 2 digits, not 3: 750 ms as a decimal, 75 ms for most players",
        "6:26 the fraction has 2 digits, not 3: 500 ms as a decimal, 50 ms for most players",
      ])
    let notes = Lint.findings(TimingFractionDigits.self, in: text).map(\.diagnostic.notes)
    #expect(notes[0] == ["a frame rate tells how long each of them lasts"])
    #expect(notes[2].isEmpty)
  }

  /// At the media's rate, or at the lowest usual one that has all of them.
  @Test(arguments: [
    ("00:00:01:12 --> 00:00:02:23", nil, "00:00:01,500 --> 00:00:02,958"),
    ("00:00:01:12 --> 00:00:02:24", nil, "00:00:01,480 --> 00:00:02,960"),
    ("00:00:01:12 --> 00:00:02:29", nil, "00:00:01,400 --> 00:00:02,966"),
    ("00:00:01:12 --> 00:00:02:49", nil, "00:00:01,240 --> 00:00:02,980"),
    ("00:00:01:12 --> 00:00:02:59", nil, "00:00:01,200 --> 00:00:02,983"),
    ("00:00:01:12 --> 00:00:02:23", "25", "00:00:01,480 --> 00:00:02,920"),
    ("01:00:00:00 --> 01:00:00:15", "29.97", "01:00:03,600 --> 01:00:04,100"),
    ("00:01:00;02 --> 01:00:00;00", nil, "00:01:00,060 --> 00:59:59,996"),
  ])
  func framesBecomeMillisecondsAtARate(
    timing: String, rate: String?, expected: String
  ) throws {
    let text = Self.file(timing)
    #expect(
      try Self.fixed(text) { $0.frameRate = try? rate.map { try FrameRate($0) } }
        == Self.file(expected))
    #expect(try Self.fixed(text, safety: .safe) == text)
  }

  @Test func aRateWithoutSuchAFrameMendsNothing() throws {
    let text = Self.file("00:00:01:12 --> 00:00:02:27")
    #expect(try Self.fixed(text) { $0.frameRate = .pal } == text)
  }

  /// One of a hundred a second says that all are hundredths, and so do many other fractions.
  @Test(arguments: [
    (
      ["00:00:01:12 --> 00:00:02:75", "00:00:03:05 --> 00:00:04:00"],
      ["00:00:01,120 --> 00:00:02,750", "00:00:03,050 --> 00:00:04,000"]
    ),
    (
      ["00:00:01,120 --> 00:00:02,750", "00:00:03:05 --> 00:00:04,000"],
      ["00:00:01,120 --> 00:00:02,750", "00:00:03,050 --> 00:00:04,000"]
    ),
  ])
  func hundredthsStayHundredths(timings: [String], expected: [String]) throws {
    let text = Self.file(timings[0], timings[1])
    #expect(try Self.fixed(text) == Self.file(expected[0], expected[1]))
    #expect(try Self.fixed(text, safety: .safe) == text)
  }

  @Test func threeDigitsAndNoneAreSilent() {
    #expect(
      Lint.messages(TimingFractionDigits.self, in: "1\n00:00:03.500 --> 00:00:04\nA\n").isEmpty)
  }
}
