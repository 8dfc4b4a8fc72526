// SPDX-License-Identifier: Apache-2.0

import CaptionTiming
import Testing

struct RationalTests {
  @Test(
    arguments: [
      ("25/23.976", "1001/960"), ("125%", "5/4"), ("104.2 %", ""), ("0.5/2", "1/4"), ("0%", ""),
      ("-1", ""), ("1/0", ""), ("a/b", ""), ("1,5", "3/2"), ("24000/1001", "24000/1001"), ("", ""),
      ("29.97/30", "1000/1001"), ("1/2/3", ""),
    ])
  func readsRatiosAsPeopleWriteThem(text: String, expected: String) {
    #expect(((try? Rational(ratio: text))?.description ?? "") == expected)
  }

  @Test(
    arguments: [
      ("3", "3"), ("25/24", "25/24"), ("50/48", "25/24"), ("1.001", "1001/1000"),
      ("1,001", "1001/1000"), ("-2.5", "-5/2"), ("\u{2212}1/3", "-1/3"), (".5", "1/2"),
      ("+4/2", "2"), ("0", "0"), ("24000/1001", "24000/1001"),
    ])
  func readsAndPrints(text: String, expected: String) throws {
    #expect(try Rational(text).description == expected)
  }

  @Test(arguments: ["", "x", "1/0", "1/", "/2", "1.2.3", "1/2/3", "1 /2", "1e3", "--1", "1.", "٣"])
  func refuses(text: String) {
    #expect(throws: TimingError.malformedRatio(text)) { try Rational(text) }
  }

  @Test func refusesWhatDoesNotFit() {
    #expect(throws: TimingError.self) { try Rational(String(repeating: "9", count: 60)) }
    #expect(throws: TimingError.self) { try Rational("0." + String(repeating: "1", count: 40)) }
    #expect(throws: TimingError.overflow) { try Rational(.min, over: 1) }
  }

  @Test func arithmeticIsExact() throws {
    let third = try Rational("1/3")
    let sum = try third + third + third
    #expect(sum == .one)
    #expect(try Rational("25/24") * Rational("24/25") == .one)
    #expect(try Rational("1.001") / Rational("1.001") == .one)
    #expect(try Rational("1/6") - Rational("1/2") == Rational("-1/3"))
    #expect(throws: TimingError.overflow) { try Rational.one / Rational.zero }
  }

  @Test func overflowIsAnError() throws {
    let large = try Rational(Int128.max, over: 1)
    #expect(throws: TimingError.overflow) { try large + .one }
    #expect(throws: TimingError.overflow) { try large * Rational(2) }
    #expect(throws: TimingError.overflow) { try large.rounded() }
    #expect(try large / large == .one)
  }

  @Test func orderIsExactWhereProductsPass128Bits() throws {
    let lower = try Rational(Int128.max - 1, over: Int128.max)
    let upper = try Rational(Int128.max, over: Int128.max - 1)
    #expect(lower < upper)
    #expect(lower < .one)
    #expect(try Rational("-1/2") < Rational("-1/3"))
  }

  @Test(
    arguments: [
      ("1/2", 1), ("-1/2", -1), ("3/2", 2), ("-3/2", -2), ("5/2", 3), ("49/100", 0),
      ("-49/100", 0), ("1/3", 0), ("2/3", 1), ("-2/3", -1), ("7", 7),
    ] as [(String, Int64)])
  func halvesRoundAwayFromZero(text: String, expected: Int64) throws {
    #expect(try Rational(text).rounded() == expected)
  }
}
