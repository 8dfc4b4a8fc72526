// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct ByteOrderMarkTests {
  @Test func onlyOneWholeMarkIsLeftOut() {
    let mark = ByteOrderMark.utf8
    #expect(mark == Array("\(Character(ByteOrderMark.scalar))".utf8))
    #expect(mark.count == ByteOrderMark.length)
    for text in [
      [], [0x61], Array(mark.prefix(2)), mark, mark + [0x61], mark + mark, [0x61] + mark,
    ] {
      let isMarked = text.count >= 3 && text[0] == mark[0]
      #expect(text.hasByteOrderMark == isMarked)
      #expect(text.span.hasByteOrderMark == isMarked)
      #expect(text.withoutByteOrderMark == text[(isMarked ? 3 : 0)...])
    }
  }
}
