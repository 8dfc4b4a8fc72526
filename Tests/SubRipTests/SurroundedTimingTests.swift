// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip
import Testing

/// Two times are found wherever they stand in a line that is due to be a timing line, and nowhere else.
struct SurroundedTimingTests {
  private static func cues(_ text: String) -> [String] {
    Recorder(text).cues.map {
      "\($0.start.milliseconds) \($0.end.milliseconds) \($0.text.replacing("\n", with: "/"))"
    }
  }

  /// A cue above and below; the one between has an index, or a blank line above it only.
  private static func file(_ line: String, index: String = "2\n") -> String {
    "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n\(index)\(line)\nBeta\n\n3\n"
      + "00:00:05,000 --> 00:00:06,000\nGamma\n"
  }

  private static let three = ["1000 2000 Alpha", "3000 4000 Beta", "5000 6000 Gamma"]

  private static let wrappings: [(before: String, after: String)] = [
    ("", ""), ("[", "]"), ("(", ")"), ("{", "}"), ("**", "**"), ("*", "*"), ("_", "_"), ("`", "`"),
    ("\"", "\""), ("'", "'"), ("“", "”"), ("«", "»"), ("「", "」"), ("> ", ""), (">> ", ""),
    ("- ", ""), ("– ", ""), ("* ", ""), ("• ", ""), ("<b>", "</b>"), ("<i><b>", "</b></i>"),
    ("<font color=\"red\">", "</font>"), ("&quot;", "&quot;"), ("| ", " |"), ("# ", ""), ("", ","),
    ("", "."), ("", "\\"), ("", "<br>"), ("", "<br />"), ("", " |"), ("2 | ", ""), ("2. ", ""),
    ("2) ", ""), ("#2 ", ""), ("[2] ", ""),
  ]
  private static let arrows = [
    " --> ", " ‹-- ", " <-- ", " ➡ ", " ➡️ ", " ⟶ ", " --&gt; ", " --&amp;gt; ", " --\\> ", " — ",
    " to ", " bis ", " à ", " до ", " से ", " » ", "\t", " ", " ~> ", " -->--> ", " | ", " / ",
    " -- to -- ", " ⇒ ",
  ]

  @Test(arguments: wrappings.indices, arrows)
  func readsBelowAnIndex(wrapping: Int, arrow: String) {
    let (before, after) = Self.wrappings[wrapping]
    let line = "\(before)00:00:03,000\(arrow)00:00:04,000\(after)"
    #expect(Self.cues(Self.file(line)) == Self.three, "\(line)")
  }

  /// Below a blank line alone, what has an arrow and no words around it.
  @Test(arguments: wrappings.indices, [" --> ", " ➡ ", " --&amp;gt; ", " <-- ", " → "])
  func readsBelowABlankLine(wrapping: Int, arrow: String) {
    let (before, after) = Self.wrappings[wrapping]
    let line = "\(before)00:00:03,000\(arrow)00:00:04,000\(after)"
    #expect(Self.cues(Self.file(line, index: "")) == Self.three, "\(line)")
  }

  /// Each half in marks of its own, and words in front.
  @Test(arguments: [
    "\"00:00:03,000\" --> \"00:00:04,000\"", "[00:00:03,000] --> [00:00:04,000]",
    "<b>00:00:03,000</b> --> <b>00:00:04,000</b>", "**00:00:03,000** - **00:00:04,000**",
    "From 00:00:03,000 to 00:00:04,000", "Time: 00:00:03,000 --> 00:00:04,000",
    "00:00:0 3,000 --> 00:00:04,000", "00:00:03,000 --> 00:00:0 4,000",
    "00:0 0:03,000 --> 00:00:04,000", "00:00:03,00 0 --> 00:00:04,00 0",
  ])
  func readsWordsAndSpacesInside(line: String) {
    #expect(Self.cues(Self.file(line)).count == 3, "\(line)")
    let cue = Recorder(Self.file(line)).cues.first { $0.text == "Beta" }
    #expect(cue?.end.milliseconds == 4000)
  }

  /// The digits of all scripts that have ten of them.
  @Test(arguments: [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0x1B50, 0xA620, 0xA9D0, 0xABF0, 0xFF10, 0x11066,
    0x1D7CE, 0x1D7F6, 0x1E950, 0x1FBF0,
  ])
  func readsDigitsOfAnyScript(zero: Int) {
    func digits(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map {
            guard let digit = Int(String($0)) else { return $0 }
            return Unicode.Scalar(UInt32(zero + digit)) ?? $0
          }))
    }
    let line = digits("00:00:03,000 --> 00:00:04,000")
    #expect(Self.cues(Self.file(line, index: digits("2") + "\n")) == Self.three)
    #expect(Recorder(Self.file(line, index: digits("2") + "\n")).blocks[1].index == 2)
  }

  /// What is said is no timing line, however many times it holds.
  @Test(arguments: [
    "The trains leave at 12:30:00 and 13:45:00.", "12:30 --> 13:45",
    "From 9:15:00 to 9:45:00, daily",
    "Ratio 1:2:3 to 4:5:6", "It took 00:00:03,000 of his 00:00:04,000 seconds, he said.",
    "[00:00:03,000 --> 00:00:04,000]  Hello", "7: 00:00:03,000 -> see 00:00:04,000 below",
  ])
  func speechBelowABlankLineIsText(line: String) {
    let cues = Self.cues(Self.file(line, index: ""))
    #expect(cues.first?.hasPrefix("1000 2000 Alpha") ?? false)
    #expect(!cues.contains("3000 4000 Beta"))
    #expect(cues.count <= 3)
  }

  /// Right below a timing line, times are what the cue says.
  @Test(arguments: [
    "[00:00:03,000 --> 00:00:04,000]", "12:30 --> 13:45", "00:00:03,000 to 00:00:04,000",
  ])
  func belowATimingLineIsText(line: String) {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n\(line)\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    #expect(Self.cues(text) == ["1000 2000 \(line)", "5000 6000 B"])
  }

  // MARK: Broken in two

  @Test(arguments: [
    "00:00:03,000\n--> 00:00:04,000", "00:00:03,000 -->\n00:00:04,000",
    "00:00:03,000 \n --> 00:00:04,000",
  ])
  func readsALineThatIsBrokenInTwo(lines: String) {
    for newline in ["\n", "\r\n"] {
      let text = Self.file(lines).replacing("\n", with: newline)
      let recorder = Recorder(text)
      #expect(Self.cues(text) == Self.three)
      #expect(recorder.bytes == Array(text.utf8))
      #expect(recorder.blocks[1].anomalies.contains(.timingBroken))
      #expect(recorder.blocks[1].timingLineNumber == 6)
      #expect(recorder.blocks[2].line == 10)
    }
  }

  @Test func readsALineThatIsBrokenInTwoWithoutAnIndex() {
    let recorder = Recorder(Self.file("00:00:03,000\n--> 00:00:04,000", index: ""))
    #expect(recorder.cues.map(\.text) == ["Alpha", "Beta", "Gamma"])
    #expect(recorder.blocks[1].start.milliseconds == 3000)
    #expect(recorder.blocks[1].anomalies.isSuperset(of: [.timingBroken, .indexMissing]))
    #expect(recorder.blocks[1].anomalies.isDisjoint(with: .missingBlankLine))
  }

  @Test func halfATimingLineIsUnread() {
    let recorder = Recorder(Self.file("00:00:03,000"))
    #expect(recorder.cues.map(\.text) == ["Alpha", "Gamma"])
    #expect(recorder.unread == "2\n00:00:03,000\nBeta\n")
    #expect(
      recorder.pieces.filter { $0.kind.hasPrefix("unread") }.map(\.kind.last) == ["e", "e", "e"])
    #expect(recorder.pieces.count { $0.kind.hasPrefix("unread") && $0.kind.hasSuffix("true") } == 1)
  }

  // MARK: ,1000

  @Test(arguments: [
    ("00:00:02,000 --> 00:00:03,1000", 2000, 4000), ("00:00:02,1000 --> 00:00:05,000", 3000, 5000),
    ("00:00:02,1000 --> 00:00:04,1000", 3000, 5000), ("00:00:02.1000 --> 00:00:04.500", 3000, 4500),
    // Four digits everywhere are a decimal fraction.
    ("00:00:02,1000 --> 00:00:04,5000", 2100, 4500),
    ("00:00:02,0500 --> 00:00:04,1000", 2050, 4100),
    // The next second would end the cue before it starts.
    ("00:00:02,1000 --> 00:00:02,500", 2100, 2500),
  ])
  func aThousandIsTheNextSecond(line: String, start: Int64, end: Int64) {
    let cue = Recorder("1\n\(line)\nA\n").cues.first
    #expect(cue?.start.milliseconds == start)
    #expect(cue?.end.milliseconds == end)
  }

  @Test func aFileOfFourDigitsHasTenths() {
    let text = "1\n00:00:01,5000 --> 00:00:02,2500\nA\n\n2\n00:00:03,1000 --> 00:00:04,1000\nB\n"
    #expect(Self.cues(text) == ["1500 2250 A", "3100 4100 B"])
  }
}
