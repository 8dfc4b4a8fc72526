// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `captions retime` where a number could mean two things, and how each retiming is taken back.
struct RetimeCommandTests {
  private static func cue(_ start: String, _ end: String) -> String {
    "1\n\(start) --> \(end)\nx\n"
  }

  @Test func anchorsAcrossABreakAreRefused() throws {
    let captions = try Captions()
    let source = (0..<4).map { index in
      "\(index + 1)\n00:00:\(index * 5 < 10 ? "0" : "")\(index * 5),000 --> "
        + "00:00:\(index * 5 + 2 < 10 ? "0" : "")\(index * 5 + 2),000\nx\n\n"
    }.joined()
    try captions.file("a.srt", source)
    let arguments = [
      "retime", "a.srt", "--anchor", "#1=00:00:12,000", "--anchor", "#2=00:00:17,000", "--anchor",
      "#3=00:10:22,000",
    ]
    let outcome = try captions.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("would be multiplied by 121"), "\(outcome.messages)")
    #expect(try captions.run(arguments + ["--allow-slope"]).status == 0)
  }

  /// With and without slopes that no drift has: these are no slopes at all.
  @Test(
    arguments: [
      (["1s=2s", "1s=3s"], "both say where 00:00:01,000 belongs; leave one of them out"),
      (["#1=2s", "1s=2s"], "both say where 00:00:01,000 belongs; leave one of them out"),
      (["1s=12s", "4s=11s"], "would make time run backward"),
      (["1s=12s", "4s=12s"], "would make time stand still"),
    ], [[], ["--allow-slope"]])
  func anchorsThatContradictEachOtherAreRefused(
    row: (anchors: [String], reason: String), more: [String]
  ) throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.cue("00:00:01,000", "00:00:04,000"))
    let outcome = try captions.run(
      ["retime", "a.srt"] + row.anchors.flatMap { ["--anchor", $0] } + more)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(row.reason), "\(outcome.messages)")
    #expect(!outcome.messages.contains("multiplied"), "\(outcome.messages)")
    #expect(!outcome.messages.contains("--allow-slope"), "\(outcome.messages)")
  }

  @Test(arguments: [
    ("00:01:40,725", "00:01:43,353", "00:01:40,725 --> 00:01:43,353"),
    ("00:01:40,726", "00:01:43,353", "00:01:40,726 --> 00:01:43,353"),
    ("00:01:40,727", "00:01:43,354", "00:01:40,725 --> 00:01:43,353"),
    ("00:01:40,724", "00:01:43,353", "00:01:40,683 --> 00:01:43,353"),
  ])
  func snapsStartsToTheFrameThatIsShown(start: String, end: String, expected: String) throws {
    let outcome = try Captions().run(
      "retime", "-", "--snap-to", "23.976", input: Self.cue(start, end))
    #expect(outcome.output == "1\n\(expected)\nx\n")
  }

  @Test(arguments: ["23.97", "23.98"])
  func roundedNamesAreSaidToBeFractions(name: String) throws {
    let outcome = try Captions().run(
      "retime", "-", "--from-fps", name, "--to-fps", "25",
      input: Self.cue("01:00:00,000", "01:00:01,000"))
    #expect(outcome.output.contains("00:57:32,547 --> 00:57:33,506"))
    #expect(outcome.messages.contains("\(name) fps is 24000/1001"))
  }

  @Test(arguments: ["125%", "1.25", "30/24", "5/4"])
  func scalesByRatiosAsPeopleWriteThem(ratio: String) throws {
    let outcome = try Captions().run(
      "retime", "-", "--scale", ratio, input: Self.cue("00:00:04,000", "00:00:08,000"))
    #expect(outcome.output.contains("00:00:05,000 --> 00:00:10,000"))
  }

  @Test(arguments: [
    ("00:00:01:12", "00:00:03:24", "25", "00:00:01,480 --> 00:00:03,960"),
    ("00:01:00;02", "01:00:00;00", "29.97", "00:01:00,060 --> 00:59:59,996"),
    ("01:00:00:00", "01:00:00:15", "29.97", "01:00:03,600 --> 01:00:04,100"),
  ])
  func framesAreReadAtARateOrRefused(
    start: String, end: String, rate: String, expected: String
  ) throws {
    let source = Self.cue(start, end)
    for verb in [["shift", "-", "--by", "0s"], ["retime", "-", "--scale", "1"]] {
      let refused = try Captions().run(verb, input: Data(source.utf8))
      #expect(refused.status == 2)
      #expect(refused.output.isEmpty, "\(refused.output)")
      #expect(refused.messages.contains("--frames-at"), "\(refused.messages)")
      let outcome = try Captions().run(verb + ["--frames-at", rate], input: Data(source.utf8))
      #expect(outcome.output == "1\n\(expected)\nx\n", "\(outcome.messages)")
    }
  }

  /// The hours that are removed and a shift beside them are taken back together.
  @Test(arguments: [
    (["--by", "3s"], "to undo: captions shift a.srt --by 00:59:57,000 --in-place\n"),
    (["--scale", "1.01"], "no command undoes this exactly"),
  ])
  func hoursSayHowToUndoThem(arguments: [String], line: String) throws {
    let captions = try Captions()
    let source = Self.cue("01:00:01,000", "01:00:04,000")
    try captions.file("a.srt", source)
    let outcome = try captions.run(["retime", "a.srt", "--hours", "--in-place"] + arguments)
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains(line), "\(outcome.messages)")
    guard let words = line.firstMatch(of: #/captions (.*)\n/#) else { return }
    #expect(try captions.run(words.output.1.split(separator: " ").map(String.init)).status == 0)
    #expect(try captions.content("a.srt") == source)
  }

  /// Also in cues that stay where they are, and for frame 0, which reads the same as a fraction.
  @Test(arguments: [
    ["retime", "--snap-to", "25"], ["retime", "--scale", "1"], ["shift", "--by", "0s"],
  ])
  func noFrameIsLeftAmongFractions(arguments: [String]) throws {
    let captions = try Captions()
    let frames =
      Self.cue("00:00:01:12", "00:00:02:10") + "\n2\n00:00:03:05 --> 00:00:04:00\nb\n\n"
      + "3\n00:00:05:00 --> 00:00:06:00\nc\n"
    let fractions =
      Self.cue("00:00:01,480", "00:00:02,400") + "\n2\n00:00:03,200 --> 00:00:04,000\nb\n\n"
      + "3\n00:00:05,000 --> 00:00:06,000\nc\n"
    try captions.file("a.srt", frames)
    let words = [arguments[0], "a.srt"] + arguments.dropFirst() + ["--frames-at", "25"]
    #expect(try captions.run(words).output == fractions)
    #expect(try captions.run(words + ["--in-place"]).status == 0)
    #expect(try captions.content("a.srt") == fractions)
  }

  @Test func millisecondsBehindAColonAreNoFrames() throws {
    let outcome = try Captions().run(
      "shift", "-", "--by", "1s", input: Self.cue("00:00:01:500", "00:00:03;250"))
    #expect(outcome.output.contains("00:00:02,500 --> 00:00:04,250"))
  }

  /// A way back that would also take cues along that had not moved, or too far, is none.
  @Test(arguments: [
    ["shift", "a.srt", "--by", "2s", "--range", "1s..2s"],
    ["shift", "a.srt", "--by", "-2s", "--range", "5s.."],
    ["retime", "a.srt", "--scale", "1.01", "--by", "-2s", "--on-negative", "shift-block"],
  ])
  func whatNoCommandUndoesIsSaid(arguments: [String]) throws {
    let captions = try Captions()
    try captions.file(
      "a.srt", Self.cue("00:00:01,000", "00:00:02,000") + "\n2\n00:00:05,000 --> 00:00:06,000\nb\n")
    let outcome = try captions.run(arguments + ["--in-place"])
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("no command undoes this exactly"), "\(outcome.messages)")
    #expect(!outcome.messages.contains("to undo:"), "\(outcome.messages)")
  }

  @Test(arguments: [
    (["shift", "a b.srt", "--by", "1500ms"], 0, "shift 'a b.srt' --by -00:00:01,500"),
    (
      ["shift", "a b.srt", "--by", "1s", "--range", "1s.."], 0,
      "shift 'a b.srt' --by -00:00:01,000 --range 00:00:02,000.."
    ),
    (
      ["retime", "a b.srt", "--anchor", "0=0", "--anchor", "3600s=3240s"], 1,
      "retime 'a b.srt' --anchor 00:00:00,000=00:00:00,000 --anchor 00:54:00,000=01:00:00,000 "
        + "--allow-slope"
    ),
    (
      ["shift", "a b.srt", "--by", "-3s", "--on-negative", "shift-block"], 0,
      "shift 'a b.srt' --by 00:00:01,000"
    ),
    (["retime", "a b.srt", "--scale", "2"], 0, "retime 'a b.srt' --scale 1/2"),
    (["retime", "a b.srt", "--scale", "1/2"], 1, "retime 'a b.srt' --scale 2"),
    (["retime", "a b.srt", "--scale", "0.1"], 5, "retime 'a b.srt' --scale 10"),
    (
      ["retime", "a b.srt", "--from-fps", "24", "--to-fps", "25"], 1,
      "retime 'a b.srt' --from-fps 25 --to-fps 24"
    ),
    (
      ["retime", "a b.srt", "--anchor", "#1=00:00:09,000"], 0,
      "retime 'a b.srt' --anchor 00:00:09,000=00:00:01,000"
    ),
  ])
  func everyRetimingSaysHowToUndoIt(
    arguments: [String], milliseconds: Int, command: String
  ) throws {
    let captions = try Captions()
    let source = Self.cue("00:00:01,000", "00:00:04,000")
    try captions.file("a b.srt", source)
    let outcome = try captions.run(arguments + ["--in-place"])
    #expect(outcome.status == 0)
    let lead = milliseconds == 0 ? "to undo" : "to undo (within \(milliseconds) ms)"
    #expect(
      outcome.messages.contains("\(lead): captions \(command) --in-place\n"), "\(outcome.messages)")
    let words = command.replacing("'a b.srt'", with: "a|b.srt").split(separator: " ").map {
      String($0).replacing("|", with: " ")
    }
    #expect(try captions.run(words + ["--in-place"]).status == 0)
    #expect(try captions.content("a b.srt") == source)
  }

  /// One line, without anything that a terminal acts on, and the file's own name to every shell.
  @Test(arguments: [
    "a\nb.srt", "a\r\nb\n\nc.srt", "it's 50%\t\\n\\.srt", "\u{1B}[31m$(x) `y` \"z\".srt", "-\n.srt",
    "\u{202E}trs.a\u{85}é.srt", "%s\u{7}\\0101.srt", "ends\n", "'\u{301}.srt", "'\u{301}\n\n",
  ])
  func whatUndoesItCanBePasted(name: String) throws {
    let captions = try Captions()
    let source = Self.cue("00:00:01,000", "00:00:04,000")
    try captions.file(name, source)
    // A shell that has no other way to write it, such as dash, loses newlines at the end.
    for shell in name.hasSuffix("\n") ? ["bash"] : ["sh", "bash"] {
      let path = name.hasPrefix("-") ? "./" + name : name
      let outcome = try captions.run("shift", path, "--by", "1s", "--in-place")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let lines = outcome.messages.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 3)
      let line = try #require(lines.first { $0.hasPrefix("to undo: ") }?.dropFirst(9))
      let isPlain = line.unicodeScalars.allSatisfy {
        ![.control, .format].contains($0.properties.generalCategory)
      }
      #expect(isPlain, "\(line)")
      try captions.file("undo", "captions() { \"$CAPTIONS\" \"$@\"; }\n\(line)\n")
      let undone = try captions.shell("\(shell) undo")
      #expect(undone.status == 0, "\(line): \(undone.messages)")
      #expect(try captions.content(name) == source, "\(shell): \(line)")
    }
  }

  /// That frames are read is reason enough to write a file anew.
  @Test func framesAreReadWithoutAnythingElse() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.cue("00:00:01:12", "00:00:02:10"))
    let outcome = try captions.run("retime", "a.srt", "--frames-at", "25")
    #expect(outcome.output == Self.cue("00:00:01,480", "00:00:02,400"), "\(outcome.messages)")
  }

  /// Nobody writes to the pipe or reads from it: whoever opened it would wait for ever.
  @Test(arguments: [[], ["--backup"]])
  func aPipeIsNotReplaced(more: [String]) throws {
    let captions = try Captions()
    let outcome = try captions.shell(
      "mkfifo a.srt && timeout 20 \"$CAPTIONS\" shift a.srt --by 1s --in-place "
        + more.joined(separator: " "))
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("only a regular file can be replaced"))
  }

  @Test(arguments: [["shift", "--by", "1s"], ["retime", "--scale", "2"]])
  func keepsABackup(arguments: [String]) throws {
    let captions = try Captions()
    let source = Self.cue("00:00:01,000", "00:00:04,000")
    try captions.file("d/a.srt", source)
    try captions.file("d/b.srt", "1\n00:00:00,000 --> 00:00:00,000\nx\n")
    try captions.file("d/a.srt.bak", "older")
    let outcome = try captions.run(arguments + ["d", "--in-place", "--backup"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try captions.content("d/a.srt") != source)
    #expect(try captions.content("d/a.srt.bak.1") == source)
    #expect(try captions.content("d/a.srt.bak") == "older")
    // What is not replaced needs no copy: twice zero is zero.
    let copy = captions.directory.appending(path: "d/b.srt.bak").path
    #expect(FileManager.default.fileExists(atPath: copy) == (arguments[0] == "shift"))
    #expect(try captions.run(arguments + ["d/a.srt", "--backup"]).status == 64)
  }
}
