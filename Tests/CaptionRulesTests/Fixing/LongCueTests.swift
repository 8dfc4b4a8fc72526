// SPDX-License-Identifier: Apache-2.0

@testable import CaptionRules
import Testing

/// Cues of thousands of lines or tags.
///
/// How the work grows is counted by Benchmarks/growth.sh: a timed test would fail on busy machines.
@Suite struct LongCueTests {
  private static let head = "1\n00:00:01,000 --> 00:00:04,000\nHi"

  /// Each round looks at the whole file: as many rounds as lines would be quadratic.
  @Test(arguments: [
    ("zero-width-character", "\n\u{200B}"), ("bidi-control", "\n\u{2066}"),
    ("malformed-tag", "\n</i>"), ("malformed-tag", "</i>"),
  ])
  func thousandsOfPlacesAreMendedInFewRounds(rule: String, unit: String) throws {
    let settings = LintSettings(profile: .upload, selection: RuleSelection(selected: [rule]))
    let text = Self.head + String(repeating: unit, count: 2000) + "\n"
    let result = try Fixer(settings: settings).fix(Array(text.utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == Self.head + "\n")
    #expect(result.before.count == 251)
    #expect(result.after.isEmpty)
    #expect(result.rounds <= 4)
  }

  /// Escapes are a converter's where three cues have them; in one they may be what it is about.
  @Test(arguments: [1, 3])
  func escapesAreDecodedInFewRoundsWhereCuesHaveThem(cues: Int) throws {
    let settings = LintSettings(
      profile: .upload, selection: RuleSelection(selected: ["literal-escape"]))
    func text(_ unit: String) -> String {
      (0..<cues).map { cue in
        "\(cue + 1)\n00:00:0\(cue + 1),000 --> 00:00:0\(cue + 2),000\nHi"
          + String(repeating: unit, count: 2000) + "\n"
      }.joined(separator: "\n")
    }
    let result = try Fixer(settings: settings).fix(Array(text("\\hx").utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == text(cues < 3 ? "\\hx" : " x"))
    #expect(result.rounds <= 4)
  }

  @Test func tagsInsideOfManyAreNestedOnlyAsFarAsListed() {
    let text = Array((String(repeating: "<u><i>", count: 50) + "</u></u></u></u>").utf8)
    var tags: [MarkupTag] = []
    MarkupTag.forEach(in: 0..<text.count, of: text.span) { tags.append($0) }
    var balance = TagBalance(tags, text.span, mostMisnested: 2)
    balance.run()
    let edits = balance.problems.map { problem in
      guard case .misnested(_, let edits) = problem.kind else { return -1 }
      return edits.count
    }
    #expect(edits == [2, 2, 0, 0])
    #expect(balance.open.count == 96)
  }

  @Test func aBraceIsClosedByTheFirstBehindIt() {
    let text = Array("{{\\an8}{\\i1{y:i}}{\\b1".utf8)
    var blocks = OverrideBlockReader(end: text.count)
    var found: [String] = []
    for position in text.indices where text[position] == UInt8(ascii: "{") {
      guard let block = blocks.read(text.span, at: position) else { continue }
      found.append(String(decoding: text[block.range], as: UTF8.self))
    }
    #expect(found == ["{\\an8}", "{\\i1{y:i}", "{y:i}"])
  }
}
