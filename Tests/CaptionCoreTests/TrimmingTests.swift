// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct TrimmingTests {
  @Test(arguments: ["", " ", "  ", "a", " a", "a ", " a b  ", "\ta "])
  func bothEndsAreTrimmed(text: String) {
    let expected = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    #expect(text.trimming { $0 == " " } == String(expected))
    #expect(Array(text.utf8).trimming { $0 == 0x20 }.elementsEqual(String(expected).utf8))
  }
}
