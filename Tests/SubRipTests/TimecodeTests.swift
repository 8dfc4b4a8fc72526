// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip
import Testing

/// Times as SubRip writes them.
struct TimecodeTests {
  @Test(
    arguments: [
      (0, "00:00:00,000"), (1, "00:00:00,001"), (3_723_004, "01:02:03,004"),
      (359_999_999, "99:59:59,999"), (360_000_000, "100:00:00,000"), (-1500, "-00:00:01,500"),
    ] as [(Int64, String)])
  func writesCanonicalTimecodes(milliseconds: Int64, expected: String) {
    #expect(CaptionFormat.subRip.text(of: Timestamp(milliseconds: milliseconds)) == expected)
  }

  @Test func overwritesATimecodeOfTheSameLength() {
    let times = [0, 1, 999, 1000, 25_000, 59_999, 3_599_999, 3_600_000, 359_999_999]
    for milliseconds in times + stride(from: 0, to: 360_000_000, by: 12_347_891).map(\.self) {
      let time = Timestamp(milliseconds: Int64(milliseconds))
      var bytes = Array("12\n99:99:99,999 --> ".utf8)
      var span = bytes.mutableSpan
      #expect(time.overwriteTimecode(in: &span, at: 3))
      #expect(
        String(decoding: bytes, as: UTF8.self) == "12\n\(CaptionFormat.subRip.text(of: time)) --> ")
    }
  }

  @Test(arguments: [-1, 360_000_000, .max, .min] as [Int64])
  func leavesWhatTakesMoreBytesAlone(milliseconds: Int64) {
    var bytes = Array("99:99:99,999".utf8)
    var span = bytes.mutableSpan
    #expect(!Timestamp(milliseconds: milliseconds).overwriteTimecode(in: &span, at: 0))
    #expect(String(decoding: bytes, as: UTF8.self) == "99:99:99,999")
  }

  @Test func survivesTheExtremes() {
    let text = CaptionFormat.subRip.text(of: Timestamp(milliseconds: .min))
    #expect(text.hasPrefix("-2562047788015:"))
  }
}
