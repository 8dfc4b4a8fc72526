// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct MarkupReferenceTests {
  @Test func markupIsWrittenAsReferences() {
    func escaped(_ place: MarkupPlace) -> String {
      "a&<>\"'é".unicodeScalars.map { $0.markupReference(in: place) ?? String($0) }.joined()
    }
    #expect(escaped(.content) == "a&amp;&lt;&gt;\"'é")
    #expect(escaped(.doubleQuotes) == "a&amp;&lt;&gt;&quot;'é")
    #expect(escaped(.quotes) == "a&amp;&lt;&gt;&quot;&#39;é")
  }
}
