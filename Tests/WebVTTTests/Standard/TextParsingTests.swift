// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing
import WebVTT

/// The text of cues against the standard's tokenizer and its rules for the tree.
struct TextParsingTests {
  static let all = TextCase.tags + TextCase.times + TextCase.references

  @Test(arguments: all)
  func readsWhatTheStandardReads(text: TextCase) {
    #expect(CueText(parsing: text.text.utf8.span).tree == text.tree)
  }

  @Test func theTableIsWhole() {
    #expect(Self.all.count >= 120)
    #expect(Set(Self.all.map(\.text)).count == Self.all.count)
  }

  @Test func theShownTextHasNoTags() {
    let text = CueText(
      parsing: "<v.loud Ann>One &amp; <i>two</i>\r\n<00:01.000>three\0".utf8.span)
    #expect(text.shown == "One & two\nthree\u{FFFD}")
  }

  @Test(arguments: ["<b>", "<v ", "&amp", "<", "&", "</b>", "<c.a.b.c"])
  func hostileTextOfAnyLengthIsReadInLinearTime(unit: String) {
    let text = Array(String(repeating: unit, count: 200_000).utf8)
    #expect(CueText(parsing: text.span).parts.count <= 2 * text.count)
  }
}
