// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ShiftCommandTests {
  static let source =
    "\u{FEFF}1\r\n00:00:01,000 --> 00:00:03,000 X1:1\r\nA\r\n2\r\n0:0:4.5 -> 0:0:6.5\r\nB\r\n\r\n"

  @Test func movesTimecodesAndNothingElse() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    let outcome = try captions.run("shift", "a.srt", "--by", "1.5s")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "\u{FEFF}1\r\n00:00:02,500 --> 00:00:04,500 X1:1\r\nA\r\n2\r\n00:00:06,000 -> 00:00:08,000\r\nB\r\n\r\n"
    )
    let piped = try captions.run("shift", "-", "--by", "1.5s", input: Self.source)
    #expect(piped.output == outcome.output)
  }

  @Test(arguments: try SampleFiles.all())
  func aShiftByNothingKeepsEveryByte(path: String) throws {
    let captions = try Captions()
    let original = try Data(contentsOf: URL(filePath: path))
    _ = try captions.run(["shift", path, "--by", "0ms", "--output", "out.srt"])
    let written = try Data(contentsOf: captions.directory.appending(path: "out.srt"))
    #expect(written == original)
  }

  @Test func replacesAFileInPlaceAndKeepsItsMode() throws {
    let captions = try Captions()
    let url = try captions.file("a b.srt", Self.source)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: url.path(percentEncoded: false))
    #expect(try captions.run("shift", "a b.srt", "--by", "1h", "--in-place").status == 0)
    #expect(try captions.content("a b.srt").contains("01:00:01,000 --> 01:00:03,000 X1:1"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.path(percentEncoded: false))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func refusesTimesBelowZeroAndWritesNothing() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    let outcome = try captions.run("shift", "a.srt", "--by", "-2s", "--in-place")
    #expect(outcome.status == 2)
    #expect(!outcome.messages.isEmpty)
    #expect(try captions.content("a.srt") == Self.source)
  }

  @Test(arguments: [
    String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
    .isoLatin1,
  ])
  func keepsTheEncodingOfTheFile(encoding: String.Encoding) throws {
    let captions = try Captions()
    let source = "1\n00:00:01,000 --> 00:00:03,000\ncaf\u{E9} d\u{E9}j\u{E0} vu\n\n"
    let later = source.replacing("00:00:0", with: "01:00:0")
    try captions.file("a.srt", source.data(using: encoding) ?? Data())
    let outcome = try captions.run("shift", "a.srt", "--by", "1h", "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let written = try Data(contentsOf: captions.directory.appending(path: "a.srt"))
    #expect(written == later.data(using: encoding))
  }

  @Test func namesEveryCueThatIsInTheWay() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    for arguments in [["--in-place"], ["--output", "b.srt"], []] {
      let outcome = try captions.run(["shift", "a.srt", "--by", "-5s"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("cues 1 and 2 would start before zero"))
      #expect(outcome.messages.contains("nothing is written"))
    }
    #expect(try captions.content("a.srt") == Self.source)
    #expect(throws: (any Error).self) { try captions.content("b.srt") }
    let piped = try captions.run("shift", "-", "--by", "-2s", input: Self.source)
    #expect(piped.status == 2)
    #expect(piped.messages.contains("cue 1 (line 2)"))
    #expect(piped.messages.contains("stopped there"))
  }

  /// Of more than is held in memory nothing is written either when the last cue is in the way.
  @Test func checksALargeFileBeforeItWrites() throws {
    let captions = try Captions()
    let cue = "1\n00:00:10,000 --> 00:00:12,000\n\(String(repeating: "word ", count: 8000))\n\n"
    let cues = String(repeating: cue, count: 30)
    try captions.file("a.srt", cues + "2\n00:00:01,000 --> 00:00:03,000\nB\n")
    let refused = try captions.run("shift", "a.srt", "--by", "-2s")
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.messages.contains("cue 31 would start before zero"))
  }

  /// A large file goes to standard output in two passes, to another file in one.
  @Test(arguments: [
    "{n}\n{t}\nWord ä\n\n", "{n}\r\n{t}\r\nWord\r\n\r\n", "{t}\nno index, no blank line\n",
    "{n}\n{t} X1:1\nWord\n\n",
  ])
  func twoPassesGiveWhatOneGives(pattern: String) throws {
    let captions = try Captions()
    for (name, odd) in [("canonical", ""), ("odd", "00:59:59.000 -> 1:00:00.5\nodd\n\n")] {
      var text = "\u{FEFF}"
      for second in 0..<3000 {
        let time = String(format: "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60)
        text += pattern.replacing("{n}", with: "\(second + 1)")
          .replacing("{t}", with: "\(time),000 --> \(time),900")
        text += second % 3 == 0 ? String(repeating: "and more words ", count: 80) + "\n\n" : ""
      }
      text += odd
      try #require(text.utf8.count > 1 << 20)
      try captions.file("\(name).srt", text)
      let printed = try captions.run("shift", "\(name).srt", "--by", "1h2.5s")
      #expect(printed.status == 0)
      _ = try captions.run("shift", "\(name).srt", "--by", "1h2.5s", "--output", "out.srt")
      let written = try captions.content("out.srt")
      #expect(printed.output == written)
      #expect(written.contains("01:00:02,500 --> 01:00:03,400"))
      #expect(written.count == text.count + (odd.isEmpty ? 0 : 3))
      #expect(printed.messages.contains("cues moved by +01:00:02,500"))
    }
  }

  @Test func aLargeFileInAnotherEncodingIsShiftedInIt() throws {
    let captions = try Captions()
    let text = (0..<900).map {
      "\($0 + 1)\n00:\(10 + $0 / 60):\(10 + $0 % 50),000 --> 00:59:59,000\n"
        + String(repeating: "élève à l’été ", count: 100) + "\n\n"
    }.joined()
    let bytes = try #require(text.data(using: .windowsCP1252))
    try #require(bytes.count > 1 << 20)
    try bytes.write(to: captions.directory.appending(path: "a.srt"))
    let outcome = try captions.run(["shift", "a.srt", "--by", "1s", "--output", "b.srt"])
    #expect(outcome.status == 0)
    let piped = try captions.shell("$CAPTIONS shift a.srt --by 1s > c.srt")
    #expect(piped.status == 0)
    let one = try Data(contentsOf: captions.directory.appending(path: "b.srt"))
    let two = try Data(contentsOf: captions.directory.appending(path: "c.srt"))
    #expect(one == two)
    #expect(String(data: two, encoding: .windowsCP1252)?.contains("01:00:00,000") == true)
  }

  /// The output becomes part of the input; what was there before is shifted, once.
  @Test(arguments: ["--by 1s", "--by 1s --range 00:00:00.."])
  func aLargeFileMayBeAppendedToItself(how: String) throws {
    let captions = try Captions()
    let text = (0..<1200).map {
      "\($0 + 1)\n00:\(10 + $0 / 50):\(10 + $0 % 50),000 --> 00:59:59,000\n"
        + String(repeating: "word ", count: 200) + "\n\n"
    }.joined()
    try #require(text.utf8.count > 1 << 20)
    try captions.file("a.srt", text)
    let outcome = try captions.shell(
      "ulimit -f 20000; $CAPTIONS shift a.srt \(how) >> a.srt")
    #expect(outcome.status == 0)
    let content = try captions.content("a.srt")
    #expect(content.hasPrefix(text))
    #expect(content.count == 2 * text.count)
    #expect(content.dropFirst(text.count).hasPrefix("1\n00:10:11,000 --> 01:00:00,000\n"))
  }

  /// Descriptors that are open already are written as every program of a pipeline writes them.
  @Test(arguments: [
    "shift a.srt --by 1s -o /dev/stdout | cat >> out", "shift a.srt --by 1s -o /dev/stdout >> out",
    "shift a.srt --by 1s --output /dev/fd/3 3>> out", "fix a.srt -o /dev/stdout | cat >> out",
  ])
  func writesToOpenDescriptors(line: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", "1\n00:00:01,000 --> 00:00:03,000\nA\n")
    try captions.file("out", "before\n")
    let outcome = try captions.shell("$CAPTIONS \(line); echo after >> out")
    #expect(outcome.status == 0)
    let content = try captions.content("out")
    #expect(content.hasPrefix("before\n1\n00:00:0"))
    #expect(content.hasSuffix("A\nafter\n") || content.hasSuffix("A\n\nafter\n"))
  }

  @Test func refusesALinkToANameThatIsNotUTF8() throws {
    let captions = try Captions()
    let outcome = try captions.shell(
      #"""
      printf '1\n00:00:01,000 --> 00:00:03,000\nA\n' > "$(printf 'b\377.srt')"
      ln -s "$(printf 'b\377.srt')" link.srt
      $CAPTIONS shift link.srt --by 1s --in-place
      echo "status $?"; ls -A | wc -l; grep -c 00:00:01 link.srt
      """#)
    #expect(outcome.messages.contains("convmv"))
    // The two, and what the shell's output is kept in.
    #expect(outcome.output.split(separator: "\n") == ["status 2", "4", "1"])
  }

  @Test func aRangeIsAboutTheFileAsItIs() throws {
    let captions = try Captions()
    try captions.file("a.srt", "1\n00:00:12,000 --> 00:00:13,000\nA\n")
    let outcome = try captions.run(
      "retime", "a.srt", "--range", "10s..20s", "--scale", "2", "--by", "1s")
    #expect(outcome.output == "1\n00:00:25,000 --> 00:00:27,000\nA\n")
  }

  @Test func alignsByPairsThatAreGiven() throws {
    let captions = try Captions()
    func beat(_ shift: Int) -> String {
      (0..<40).map { index in
        let second = index * 2 + shift
        return "\(index + 1)\n0:\(second / 60):\(second % 60),000 --> "
          + "0:\(second / 60):\(second % 60),900\nx\n\n"
      }.joined()
    }
    try captions.file("a.srt", beat(0))
    try captions.file("b.srt", beat(61))
    #expect(try captions.run("align", "a.srt", "--reference", "b.srt").status == 2)
    let pairs = (1...40).flatMap { ["--pair", "\($0)=\($0)"] }
    let outcome = try captions.run(["align", "a.srt", "--reference", "b.srt"] + pairs)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("1\n00:01:01,000 --> 00:01:01,900\n"))
    #expect(
      try captions.run("align", "a.srt", "--reference", "b.srt", "--pair", "99=1").status == 2)
    #expect(
      try captions.run("align", "a.srt", "--reference", "b.srt", "--pair", "x").status == 64)
  }

  @Test(arguments: [
    ["shift", "a.srt"], ["shift", "a.srt", "--by", "soon"], ["shift", "a.srt", "--by", "5"],
  ])
  func refusesArgumentsThatMakeNoSense(arguments: [String]) throws {
    #expect(try Captions().run(arguments).status == 64)
  }
}

/// The caption files under `samples`.
enum SampleFiles {
  static func all() throws -> [String] {
    let root = Captions.root.appending(path: "samples").path(percentEncoded: false)
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".srt") }.sorted().map { root + "/" + $0 }
  }
}
