// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct DirectionTests {
  @Test(arguments: [
    ("Hello", BaseDirection.leftToRight), ("123", .neutral), ("", .neutral),
    ("- שלום", .rightToLeft), ("1. مرحبا world", .rightToLeft), ("Привет", .leftToRight),
    ("\u{2067}abc\u{2069} שלום", .rightToLeft),
    ("«…»", .neutral), ("\u{2068}שלום\u{2069} abc", .leftToRight), ("♪ 日本", .leftToRight),
  ])
  func `the first strong character decides`(_ text: String, _ expected: BaseDirection) {
    #expect(BaseDirection(of: text) == expected)
  }

  @Test(arguments: [
    ("Hello שלום", true), ("Hello", false), ("\u{200F}Hello", false), ("é", false), ("مرحبا", true),
  ])
  func `right-to-left letters are found`(_ text: String, _ expected: Bool) {
    #expect(BaseDirection.hasRightToLeft(in: text) == expected)
  }

  @Test func `balanced controls are left alone`() {
    let controls = BidiControls(in: "\u{202B}שלום\u{202C} \u{2067}a\u{202A}b\u{202C}\u{2069}")
    #expect(controls.unclosed.isEmpty)
    #expect(controls.stray.isEmpty)
    #expect(controls.missingClosers == "")
    #expect(controls.all.count == 6)
  }

  @Test func `unbalanced controls are found with what closes them`() {
    let controls = BidiControls(
      in: "\u{202B}a\u{2067}b\u{202A}c\u{2069}\u{202C}\u{2069}\u{202E}d\u{2068}")
    // The embedding inside the isolate is closed by nothing of its own.
    #expect(controls.unclosed == [8, 21, 25])
    #expect(controls.stray == [18])
    #expect(controls.overrides == [21])
    #expect(controls.missingClosers == "\u{2069}\u{202C}")
    #expect(BidiControls(in: "plain é").all.isEmpty)
  }
}
