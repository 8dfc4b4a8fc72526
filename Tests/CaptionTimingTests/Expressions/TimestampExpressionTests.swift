// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct TimestampExpressionTests {
  @Test(
    arguments: [
      ("00:01:02,500", 62_500), ("00:01:02.500", 62_500), ("62.5s", 62_500), ("1m2.5s", 62_500),
      ("62500ms", 62_500), ("-1200ms", -1200), ("-1.2s", -1200), ("\u{2212}1.2s", -1200),
      ("+1.2s", 1200), ("1:02", 62_000), ("90:00", 5_400_000), ("01:02,5", 62_500),
      ("-00:00:01,000", -1000), ("1h", 3_600_000), ("1h2m3s4ms", 3_723_004), ("1.5h", 5_400_000),
      ("1m", 60_000), ("2min", 120_000), ("1,5s", 1500), (".5s", 500), ("0", 0), ("-0", 0),
      ("0ms", 0), ("1H 2M 3S", 3_723_000), (" 5s ", 5000), ("100:00:00,000", 360_000_000),
      ("0.0004s", 0), ("0.0005s", 1), ("-0.0005s", -1), ("1/2s", 500), ("00:00:00,0005", 1),
    ] as [(String, Int64)])
  func reads(text: String, expected: Int64) throws {
    #expect(try Timestamp(expression: text) == ms(expected))
  }

  @Test(
    arguments: [
      "", " ", "-", "s", "5x", "1s2m", "1s1s", "1m2", "00:60:00", "00:00:60,0", "1:2:3:4", ":30",
      "1:", "00:00:01,", "5 s x", "--5s", "1e3s", "00:01s", "٥s", "5s5", "1:02ms",
    ])
  func refuses(text: String) {
    #expect(throws: TimingError.malformedTime(text)) { try Timestamp(expression: text) }
  }

  @Test(arguments: ["5", "-5", "1.5"])
  func asksForAUnit(text: String) {
    #expect(throws: TimingError.missingUnit(text)) { try Timestamp(expression: text) }
  }

  @Test func overflowIsAnError() {
    #expect(throws: TimingError.overflow) { try Timestamp(expression: "9999999999999999h") }
    #expect(throws: TimingError.self) {
      try Timestamp(expression: String(repeating: "9", count: 40) + "s")
    }
  }

  @Test(
    arguments: [
      (0, "00:00:00,000"), (3_723_004, "01:02:03,004"), (359_999_999, "99:59:59,999"),
      (360_000_000, "100:00:00,000"), (-1500, "-00:00:01,500"),
    ] as [(Int64, String)])
  func printsWhatPeopleRead(milliseconds: Int64, expected: String) {
    #expect("\(ms(milliseconds))" == expected)
  }

  @Test(arguments: [0, 1, 999, 1000, 62_500, 359_999_999, 360_000_000, -1, -62_500] as [Int64])
  func readsWhatIsPrinted(milliseconds: Int64) throws {
    let time = ms(milliseconds)
    #expect(try Timestamp(expression: time.description) == time)
    #expect(try Timestamp(expression: "\(milliseconds)ms") == time)
  }
}

struct TimeRangeTests {
  @Test func reads() throws {
    let range = try TimeRange(expression: "00:10:00..20m")
    #expect(range.from == ms(600_000))
    #expect(range.to == ms(1_200_000))
    #expect(range.contains(ms(600_000)))
    #expect(!range.contains(ms(1_200_000)))
    #expect(!range.contains(ms(599_999)))
    #expect(try TimeRange(expression: "5s..").contains(ms(.max)))
    #expect(try TimeRange(expression: "..5s").contains(ms(.min)))
  }

  @Test(arguments: ["", "..", "5s", "5s..4s", "5s-6s"])
  func refuses(text: String) {
    #expect(throws: TimingError.malformedRange(text)) { try TimeRange(expression: text) }
  }
}

struct AnchorExpressionTests {
  @Test func reads() throws {
    #expect(
      try AnchorExpression("00:01:02,500=64s")
        == .time(Anchor(old: ms(62_500), new: ms(64_000))))
    #expect(try AnchorExpression("#24=00:03:53,582") == .cue(ordinal: 24, new: ms(233_582)))
  }

  @Test(arguments: ["", "5s", "#=5s", "#0=5s", "#1x=5s"])
  func refuses(text: String) {
    #expect(throws: TimingError.malformedAnchor(text)) { try AnchorExpression(text) }
  }

  @Test(arguments: ["x=5s", "5s=", "=5s", "#1=", "5=6s"])
  func refusesTheTimes(text: String) {
    #expect(throws: TimingError.self) { try AnchorExpression(text) }
  }
}
