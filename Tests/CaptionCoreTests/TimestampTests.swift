// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct TimestampTests {
  @Test(
    arguments: [
      (0, "00:00:00,000"), (1, "00:00:00,001"), (3_723_004, "01:02:03,004"),
      (359_999_999, "99:59:59,999"), (360_000_000, "100:00:00,000"), (-1500, "-00:00:01,500"),
    ] as [(Int64, String)])
  func writesCanonicalTimecodes(milliseconds: Int64, expected: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == expected)
  }

  @Test func survivesTheExtremes() {
    #expect(Timestamp(milliseconds: .min).description.hasPrefix("-2562047788015:"))
  }
}
