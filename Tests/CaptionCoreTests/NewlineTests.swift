// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct NewlineTests {
  /// The rule as a list, for texts of up to five bytes of CR, LF and a letter.
  @Test func allShortTextsAreDividedByTheRule() {
    var texts: [[UInt8]] = [[]]
    for _ in 0..<5 { texts += texts.flatMap { text in [0x0A, 0x0D, 0x61].map { text + [$0] } } }
    for text in Set(texts) {
      var rest = text[...]
      var expected: [[UInt8]] = []
      while !rest.isEmpty {
        let newlines: [[UInt8]] = [[0x0D, 0x0D, 0x0A], [0x0D, 0x0A], [0x0A], [0x0D]]
        let part = newlines.first { rest.starts(with: $0) } ?? Array(rest.prefix(1))
        expected.append(part)
        rest = rest.dropFirst(part.count)
      }
      var position = 0
      var starts = [0]
      for part in expected {
        let length = part == [0x61] ? 0 : part.count
        #expect(text.span.newlineLength(at: position) == length, "\(text)")
        position += part.count
        if length > 0 { starts.append(position) }
      }
      #expect(LineTable(text).starts.map(\.bytes) == starts, "\(text)")
      let converted = expected.flatMap { $0 == [0x61] ? $0 : [0x0D, 0x0A] }
      #expect(text.span.convertingNewlines(to: [0x0D, 0x0A]) == converted, "\(text)")
    }
  }
}
