// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip
import Testing

/// What a line is where the file's own shape decides: names of cues, comments, numbers without a timing
/// line, other newlines.
struct FileShapeTests {
  private static func texts(_ text: String) -> [String] {
    Recorder(text).cues.map { $0.text.replacing("\n", with: "/") }
  }

  private static func file(names: [String], newline: String = "\n") -> String {
    names.enumerated().map { place, name in
      "\(name)\n00:00:0\(place * 2 + 1),000 --> 00:00:0\(place * 2 + 2),000\nText \(place + 1).\n"
    }.joined(separator: "\n").replacing("\n", with: newline)
  }

  private static let three = ["Text 1.", "Text 2.", "Text 3."]

  // MARK: Names

  @Test(arguments: [
    ["Cue 1", "Cue 2", "Cue 3"], ["**1**", "**2**", "**3**"], ["- 1", "- 2", "- 3"],
    ["One", "Two", "Three"], ["१", "२", "३"], ["一", "二", "三"], ["intro", "bridge", "coda"],
    ["Subtitle #1", "Subtitle #2", "Subtitle #3"], ["<b>1</b>", "<b>2</b>", "<b>3</b>"],
    ["1/3", "2/3", "3/3"], ["№ 1", "№ 2", "№ 3"],
    [
      "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "0a9619ff-8b86-d011-b42d-00cf4fc964aa",
      "ee9619ff-8b86-d011-b42d-00cf4fc964bb",
    ],
  ])
  func namesOfCuesAreNoText(names: [String]) {
    for newline in ["\n", "\r\n"] {
      let text = Self.file(names: names, newline: newline)
      #expect(Self.texts(text) == Self.three)
      #expect(Recorder(text).stray.isEmpty)
      #expect(Recorder(text).bytes == Array(text.utf8))
    }
  }

  /// Where cues have numbers, a name has the number that fits.
  @Test func aNumberInWordsFits() {
    #expect(Self.texts(Self.file(names: ["1", "Cue 2", "3"])) == Self.three)
    #expect(
      Self.texts(Self.file(names: ["1", "The year 1984", "3"]))
        == ["Text 1.//The year 1984", "Text 2.", "Text 3."])
    #expect(
      Self.texts(Self.file(names: ["1", "Narrator", "3"]))
        == ["Text 1.//Narrator", "Text 2.", "Text 3."])
  }

  /// A blank line between, and there is no name.
  @Test func aTitleIsNoName() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nA\n\nCue 2\n\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(Self.texts(text) == ["A//Cue 2", "B"])
    let titled = "The film\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n"
    #expect(Recorder(titled).stray == "The film\n")
  }

  // MARK: WebVTT in a file of SubRip

  @Test(arguments: [
    "NOTE check the name", "NOTE", "NOTE\nof two\nlines", "STYLE\n::cue { color: white }",
    "REGION\nid:fred", "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0", "WEBVTT - part 2",
  ])
  func commentsAreNoText(block: String) {
    let text =
      "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n\(block)\n\n00:03.000 --> 00:04.000\nB\n"
    let recorder = Recorder(text)
    #expect(recorder.cues.map(\.text) == ["A", "B"])
    #expect(recorder.stray == "WEBVTT\n\(block)\n")
    #expect(recorder.bytes == Array(text.utf8))
  }

  @Test func aNoteIsTextInAnyOtherFile() {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\nNOTE this\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(Self.texts(text) == ["A//NOTE this", "B"])
  }

  // MARK: Numbers without a timing line

  /// The blocks between cue 1 and cue `next`.
  private static func between(_ blocks: String, next: String = "3\n") -> Recorder {
    Recorder(
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\n\(blocks)\n\(next)00:00:05,000 --> 00:00:06,000\nC\n")
  }

  @Test(arguments: [
    "2\nB\n", "2\nB\n\nmore\n", "2\n\nB\n", "2\n", "3\nB\n", "2\n00:00:O3,000 --> x\nB\n",
  ])
  func aNumberThatFitsIsACue(block: String) {
    let recorder = Self.between(block)
    #expect(recorder.cues.map(\.text) == ["A", "C"])
    #expect(recorder.unread.replacing("\n", with: "") == block.replacing("\n", with: ""))
    #expect(recorder.pieces.count { $0.kind.hasPrefix("unread") && $0.kind.hasSuffix("true") } == 1)
    #expect(recorder.blocks.allSatisfy { $0.anomalies.isDisjoint(with: .blankLineInText) })
  }

  @Test func twoOfThemAreTwo() {
    let recorder = Self.between("2\nB\n\n3\nC\n", next: "4\n")
    #expect(recorder.unread == "2\nB\n3\nC\n")
    #expect(recorder.pieces.count { $0.kind.hasPrefix("unread") && $0.kind.hasSuffix("true") } == 2)
  }

  @Test(arguments: ["1994\nwas good\n", "0\nto go\n", "2 men\n", "B\n", "1\nagain\n"])
  func aNumberThatFitsNowhereIsText(block: String) {
    let recorder = Self.between(block, next: block.hasPrefix("1994") ? "2\n" : "3\n")
    #expect(recorder.unread.isEmpty)
    #expect(recorder.cues.map(\.text) == ["A\n\n\(block.dropLast())", "C"])
  }

  @Test func theNextNumberTwiceIsNoCue() {
    let recorder = Self.between("3\n")
    #expect(recorder.stray == "3\n")
    #expect(recorder.unread.isEmpty)
    #expect(recorder.cues.map(\.text) == ["A", "C"])
  }

  @Test func theLastCueMayBeUnread() {
    let recorder = Recorder("1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\nB\n\n3\n")
    #expect(recorder.cues.map(\.text) == ["A"])
    #expect(recorder.unread == "2\nB\n")
    #expect(recorder.stray == "3\n")
  }

  // MARK: Newlines

  @Test(arguments: ["\u{0B}", "\u{85}", "\u{2028}"])
  func otherCharactersEndLines(newline: String) {
    let text = Self.file(names: ["1", "2", "3"], newline: newline)
    #expect(Self.texts(text) == Self.three)
    for mixed in [
      text.replacing("\(newline)\(newline)", with: "\n\n"),
      text.replacing("\(newline)\(newline)", with: "\r\n\r\n"), "\u{FEFF}" + text,
      Self.file(names: ["1", "2", "3"]).replacing(",000\n", with: ",000\(newline)"),
    ] {
      let recorder = Recorder(mixed)
      #expect(recorder.cues.map(\.text) == Self.three)
      #expect(recorder.bytes == Array(mixed.utf8))
      #expect(recorder.blocks.allSatisfy { $0.anomalies.contains(.endsLinesWithOther) })
    }
  }

  /// In a file whose timing lines end as lines do, they are characters of the text.
  @Test(arguments: ["\u{0B}", "\u{85}", "\u{2028}"])
  func elsewhereTheyAreText(character: String) {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nA\(character)B\n"
    #expect(Self.texts(text) == ["A\(character)B"])
  }
}
