// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionTiming
import ForeignFiles
import SubRip
import Testing

@Suite struct FixerTests {
  private static func fix(
    _ text: String, safety: FixSafety = .safe, _ change: (inout LintSettings) -> Void = { _ in }
  ) throws -> String {
    var settings = LintSettings()
    change(&settings)
    let result = try Fixer(settings: settings, minimumSafety: safety).fix(Array(text.utf8))
    return String(decoding: result.bytes, as: UTF8.self)
  }

  @Test func aCleanFileIsLeftAlone() throws {
    let text = srt((1000, 2500, "Hello"), (3000, 4500, "there"))
    let result = try Fixer(settings: LintSettings(), minimumSafety: .unsafe).fix(Array(text.utf8))
    #expect(!result.hasChanges)
    #expect(result.fixed.isEmpty && result.withheld.isEmpty)
  }

  @Test func manyDefectsInOneGo() throws {
    let broken =
      "\u{FEFF}00:00:03.000-->00:00:04.500\r\nTwo\r\n7\n00:01,000 --> 00:02,500\nOne\n \nmore\n\n\n9"
    #expect(
      try Self.fix(broken, safety: .unsafe)
        == srt((1000, 2500, "One\nmore"), (3000, 4500, "Two")) + "\n")
    // Halfway there somebody would see the stray numbers: what is safe leaves the captions as they are.
    #expect(try Self.fix(broken).contains("\nTwo\n7\n"))
  }

  @Test func sortsAndRenumbers() throws {
    let text = srt((3000, 4500, "Two"), (1000, 2500, "One"))
      .replacing("1\n00:00:03", with: "2\n00:00:03").replacing(
        "\n2\n00:00:01", with: "\n3\n00:00:01")
    #expect(try Self.fix(text) == srt((1000, 2500, "One"), (3000, 4500, "Two")))
  }

  @Test func theLastCueMayLackItsNewline() throws {
    let text = String(srt((3000, 4500, "Two"), (1000, 2500, "One")).dropLast())
      .replacing("1\n00:00:03", with: "3\n00:00:03").replacing("\n2\n", with: "\n4\n")
    #expect(try Self.fix(text) == srt((1000, 2500, "One"), (3000, 4500, "Two")))
  }

  @Test func renumbersAZeroBasedFileOfAnyLength() throws {
    var text = ""
    var expected = ""
    for index in 0..<200 {
      let start = Timestamp(milliseconds: Int64(index) * 3000)
      let rest = "\n\(start) --> \(Timestamp(milliseconds: start.milliseconds + 2000))\nText\n\n"
      text += "\(index)\(rest)"
      expected += "\(index + 1)\(rest)"
    }
    #expect(try Self.fix(text) == expected)
  }

  @Test func joinedFilesKeepTheirNumbersAndOrder() throws {
    let text =
      srt((1000, 2500, "A"), (5000, 6500, "B")) + "\n" + srt((1000, 2500, "C"), (5000, 6500, "D"))
    #expect(try Self.fix(text) == text)
  }

  @Test func shiftsTapesAndReadsFrames() throws {
    #expect(
      try Self.fix(srt((3_605_000, 3_606_500, "A")), safety: .unsafe) == srt((5000, 6500, "A")))
    var frames = ""
    var expected = ""
    for index in 0..<12 {
      let start = Int64(index) * 3000
      func line(_ from: Int64, _ to: Int64) -> String {
        "\(index + 1)\n\(Timestamp(milliseconds: start + from)) --> "
          + "\(Timestamp(milliseconds: start + 2000 + to))\nText\n\n"
      }
      frames += line(Int64(index * 2), Int64(24 - index))
      expected += line(Int64(index * 2) * 40, Int64(24 - index) * 40)
    }
    #expect(try Self.fix(frames, safety: .unsafe) == expected)
  }

  @Test func keepsALegacyEncodingWhileItsFixIsUnsafe() throws {
    // "Привет, это длинная строка" in windows-1251, with a dot in a time.
    let words: [UInt8] = [
      0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xFD, 0xF2, 0xEE, 0x20, 0xE4, 0xEB, 0xE8,
      0xED, 0xED, 0xE0, 0xFF, 0x20, 0xF1, 0xF2, 0xF0, 0xEE, 0xEA, 0xE0,
    ]
    let bytes = Array("1\n00:00:01.000 --> 00:00:03,000\n".utf8) + words + [0x0A]
    let fixed = Array("1\n00:00:01,000 --> 00:00:03,000\n".utf8) + words + [0x0A]
    var fixer = Fixer(
      settings: LintSettings(), decoding: DecodingOptions(encoding: .windows1251))
    fixer.settings.selection = RuleSelection(ignored: ["CAP101"])
    let kept = try fixer.fix(bytes)
    #expect(kept.bytes == fixed)
    #expect(kept.encoding == "windows-1251")
    fixer.settings.selection = RuleSelection()
    let written = try fixer.fix(bytes)
    #expect(
      String(decoding: written.bytes, as: UTF8.self)
        == srt((1000, 3000, "Привет, это длинная строка")))
    #expect(written.encoding == "UTF-8")
  }

  @Test func utf16BecomesUTF8WithoutAMark() throws {
    let text = srt((1000, 2500, "Caf\u{E9}"))
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let result = try Fixer(settings: LintSettings()).fix(utf16)
    #expect(String(decoding: result.bytes, as: UTF8.self) == text)
    #expect(result.fixed.map { $0.code } == [RuleCode(.captions, 102)])
  }

  /// Nothing is fixed in what is no SubRip file, and in what has no cue that can be read.
  @Test(arguments: ForeignFile.all, [FixSafety.safe, .unsafe])
  func aForeignFileIsLeftAlone(file: ForeignFile, safety: FixSafety) throws {
    let result = try Fixer(settings: LintSettings(), minimumSafety: safety).fix(file.bytes)
    #expect(result.bytes == file.bytes && !result.hasChanges)
    #expect(result.refusal?.format?.rawValue == file.format)
    #expect(result.after == result.before)
    #expect(result.after.map(\.diagnostic.code) == [RuleCode(.subRip, 202)])
  }

  @Test(arguments: ["Hello\n", "1\n00:00:O1,000 --> 00:00:O2,000\nA\n\n\n\n", "\u{FEFF}7\n"])
  func aFileWithoutACueIsLeftAlone(text: String) throws {
    let bytes = Array(text.utf8)
    let result = try Fixer(settings: LintSettings(), minimumSafety: .unsafe).fix(bytes)
    #expect(result.bytes == bytes)
    #expect(result.refusal == UnreadableCaptions(format: nil, expected: .subRip))
    #expect(!result.after.isEmpty)
  }

  @Test(arguments: ["", "\u{FEFF}", "\n \r\n"])
  func anEmptyFileIsNotRefused(text: String) throws {
    #expect(try Fixer(settings: LintSettings()).fix(Array(text.utf8)).refusal == nil)
  }

  /// A file that has nothing but empty cues keeps them: what is left would be no file of captions.
  @Test func theLastCueStays() throws {
    let text = srt((1000, 2000, "<i></i>"), (3000, 4000, ""))
    for ignored in [[], ["SRT201"]] {
      let fixed = try Self.fix(text, safety: .unsafe) {
        $0.selection = RuleSelection(ignored: ignored)
      }
      #expect(!SubRipDocument(parsing: Array(fixed.utf8)).cues.isEmpty)
    }
  }

  /// In a file of VT, U+0085 or U+2028 as newlines a fix of anything else keeps and writes those: one LF
  /// would make it a file in which they are text.
  @Test(
    arguments: ["\u{0B}", "\u{85}", "\u{2028}"], ["all", "SRT2,SRT3", "SRT302", "SRT209", "CAP309"])
  func otherNewlinesStay(newline: String, rules: String) throws {
    let text =
      "1\n00.00.01,967 --> 00.00.03,478\nOne.\n\n\n3\n00.00.09,000 --> 00.00.10,000\nThree.\n\n"
      + "2\n00:00:05,766 --> 00:00:08,148\nTwo."
    for end in ["", "\n"] {
      let broken = (text + end).replacing("\n", with: newline)
      let fixed = try Self.fix(broken, safety: .unsafe) {
        if rules != "all" {
          $0.selection = RuleSelection(
            selected: rules.split(separator: ",").map(String.init), ignored: ["CAP111"])
        } else {
          $0.selection = RuleSelection(ignored: ["CAP111"])
        }
      }
      #expect(!fixed.contains("\n"), "\(fixed.debugDescription)")
      let words = fixed.replacing(newline, with: "\n").split(separator: "\n")
      for word in ["One.", "Two.", "Three."] { #expect(words.contains(Substring(word))) }
    }
  }

  /// What could not be read keeps its lines, its number, and its distance to what stands beside.
  @Test(arguments: [
    "2\nB\n", "2\n00:00:O3,000 --> 00:00:04,000\nB\n", "2\n00:00:03,000 and --> so on\nB\n",
    "2\n\u{966}\u{966}:\u{966}\u{966} \u{966}\u{969} --> \u{966}\u{966}\nB\n",
    "2\n", "2\n00:00:03,000\nB\n", "2\n\nB\n", "2\nB\n\nC\n",
  ])
  func whatWasNotReadIsLeftAlone(block: String) throws {
    let text =
      "1\n00:00:01,000 --> 00:00:02,500\nAlpha\n\n\(block)\n3\n00:00:05,000 --> 00:00:06,500\nGamma\n"
    #expect(try Self.fix(text) == text)
  }

  /// What only stands around the times or between them is taken away, and all captions stay.
  @Test(arguments: [
    "[00:00:03,000 --> 00:00:04,500]", "00:00:03,000\n--> 00:00:04,500",
    "00:00:03,000 to 00:00:04,500", "> 00:00:03,000 --> 00:00:04,500",
    "\u{966}\u{966}:\u{966}\u{966}:\u{966}\u{969},\u{966}\u{966}\u{966} --> \u{966}\u{966}:\u{966}\u{966}:\u{966}\u{96A},\u{96B}\u{966}\u{966}",
  ])
  func timesAreWrittenPlainly(line: String) throws {
    let (above, below) = (
      "1\n00:00:01,000 --> 00:00:02,500\nAlpha\n\n2\n",
      "\nBeta\n\n3\n00:00:05,000 --> 00:00:06,500\nGamma\n"
    )
    #expect(
      try Self.fix(above + line + below) == above + "00:00:03,000 --> 00:00:04,500" + below)
  }

  /// Read as decimals the cues were long enough; that speaks not against their right times.
  @Test func framesAreCountedThoughCuesBecomeShort() throws {
    let text =
      "1\n00:00:02:04 --> 00:00:03:18\nA long line of words.\n\n2\n00:00:04:24 --> 00:00:05:02\nB\n"
    let fixed = try Self.fix(text, safety: .unsafe) { $0.frameRate = .pal }
    #expect(fixed.contains("00:00:02,160 --> 00:00:03,720"))
    #expect(fixed.contains("00:00:04,960 --> "))
  }

  /// Names of cues are not put on screen, however often the file is fixed.
  @Test(arguments: ["Cue {n}", "- {n} -", "**{n}**", "Two", "\u{968}"])
  func namesOfCuesAreNotText(pattern: String) throws {
    let text = (1...3).map {
      "\(pattern.replacing("{n}", with: "\($0)"))\n00:00:0\($0 * 2),000 --> 00:00:0\($0 * 2 + 1),500\nAlpha\n"
    }.joined(separator: "\n")
    let fixed = try Self.fix(text)
    let blocks = fixed.split(separator: "\n\n")
    #expect(blocks.allSatisfy { $0.hasSuffix("Alpha") || $0.hasSuffix("Alpha\n") }, "\(fixed)")
  }
}
