// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct VisualOrderTests {
  @Test func fixtures() throws { try Fixtures.check(VisualOrder.self) }

  private static func file(_ lines: [String]) -> String {
    lines.enumerated().map { place, line in
      "\(place + 1)\n00:00:0\(place),000 --> 00:00:0\(place),900\n\(line)\n"
    }.joined(separator: "\n")
  }

  private static func fix(_ text: String, _ safety: FixSafety) throws -> [UInt8] {
    try Fixer(settings: Lint.settings(for: VisualOrder.self), minimumSafety: safety)
      .fix(Array(text.utf8)).bytes
  }

  @Test(arguments: [
    [".שלום", "?מה שלומך", "!בוא"], [".مرحبا", "!تعال", ".شكرا"],
    [",אחד", ".שתיים", ".שלוש", "ארבע."],
  ])
  func movesThePunctuation(lines: [String]) throws {
    let text = Self.file(lines)
    #expect(Lint.messages(VisualOrder.self, in: text).count == 1)
    let fixed = String(decoding: try Self.fix(text, .unsafe), as: UTF8.self)
    #expect(Lint.messages(VisualOrder.self, in: fixed).isEmpty)
    #expect(fixed.contains(lines[0].dropFirst() + String(lines[0].prefix(1))))
    #expect(try Self.fix(text, .safe) == Array(text.utf8))
  }

  @Test(arguments: [
    ["שלום.", "מה שלומך?", "בוא!"], ["...ואז", "...ואחר כך", "...ולבסוף"], [".שלום", "!בוא", "לא"],
    [".net", "?!", ".5"], [".שלום", "?מה", "!בוא", "אחד.", "שתיים.", "שלוש."],
  ])
  func otherFilesAreSilent(lines: [String]) {
    #expect(Lint.messages(VisualOrder.self, in: Self.file(lines)).isEmpty)
  }
}
