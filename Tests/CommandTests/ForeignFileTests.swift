// SPDX-License-Identifier: Apache-2.0

import ForeignFiles
import Foundation
import Testing

/// Files of other formats under names of captions: no verb changes one, writes beside it or ends well,
/// and each refusal says what the file is.
struct ForeignFileTests {
  /// A verb with its arguments behind the name of a file or a directory, and the status it ends with.
  struct Verb: Sendable, CustomTestStringConvertible {
    var words: [String]
    var status: Int32 = 2
    /// What it writes of its own, whatever the captions are like.
    var writes: Set<String> = []
    var testDescription: String { words.joined(separator: " ") }
  }

  static let reference =
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"

  /// What is done with one file.
  static let ofAFile: [Verb] = refusing.map { Verb(words: $0) } + telling

  private static let refusing = [
    ["fix"], ["fix", "--unsafe"], ["fix", "--diff"], ["fix", "--in-place"],
    ["fix", "--in-place", "--unsafe", "--backup"], ["fix", "--unsafe", "--output", "new.srt"],
    ["shift", "--by", "1s"], ["shift", "--by", "1s", "--in-place"],
    ["shift", "--by", "1s", "--output", "new.srt"], ["shift", "--by", "0s", "--dry-run"],
    ["shift", "--by", "1s", "--on-negative", "shift-block"],
    ["retime", "--scale", "1.1"], ["retime", "--scale", "1.1", "--in-place"],
    ["retime", "--from-fps", "25", "--to-fps", "24", "--output", "new.srt"],
    ["align", "--reference", "reference.srt", "--force"],
    ["align", "--reference", "reference.srt", "--in-place"],
    ["align", "--reference", "reference.srt", "--dry-run"],
    ["cues"], ["cues", "--format", "csv"], ["cues", "--format", "text"],
    ["languages", "detect"],
  ]

  private static let telling = [
    Verb(words: ["validate", "--no-cache"], status: 1),
    Verb(words: ["validate", "--no-cache", "--select", "SRT5"]),
    Verb(words: ["validate", "--no-cache", "--ignore", "SRT202", "--format", "json"]),
    Verb(words: ["report", "--output", "report.html"], writes: ["report.html"]),
  ]

  /// What is done with all files of a directory.
  static let ofADirectory: [Verb] = [
    Verb(words: ["fix", "--in-place"]), Verb(words: ["fix", "--in-place", "--unsafe", "--backup"]),
    Verb(words: ["fix", "--diff"]), Verb(words: ["shift", "--by", "1s", "--in-place"]),
    Verb(words: ["shift", "--by", "1s", "--dry-run"]),
    Verb(words: ["retime", "--scale", "1.1", "--in-place"]),
    Verb(words: ["validate", "--no-cache"], status: 1), Verb(words: ["languages", "detect"]),
  ]

  /// The files below the directory in which the binary runs, those of the tests themselves left out.
  private func files(_ captions: Captions) throws -> [String: Data] {
    var result: [String: Data] = [:]
    let root = captions.directory.path(percentEncoded: false)
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init()
    where !name.hasPrefix(".") {
      let path = root + "/" + name
      if let data = FileManager.default.contents(atPath: path) { result[name] = data }
    }
    return result
  }

  /// Runs a verb, and checks that it has changed nothing.
  private func run(
    _ verb: Verb, on target: String, _ captions: Captions, input: Data? = nil
  ) throws -> Captions.Outcome {
    let before = try files(captions).filter { !verb.writes.contains($0.key) }
    let subcommands = verb.words.first == "languages" ? 2 : 1
    let outcome = try captions.run(
      Array(verb.words.prefix(subcommands)) + [target] + Array(verb.words.dropFirst(subcommands)),
      input: input)
    #expect(outcome.status == verb.status, "\(verb): \(outcome.messages)")
    let after = try files(captions).filter { !verb.writes.contains($0.key) }
    #expect(after == before, "\(verb)")
    return outcome
  }

  @Test(arguments: ofAFile)
  func noVerbTouchesAForeignFile(verb: Verb) throws {
    let captions = try Captions()
    try captions.file("reference.srt", Self.reference)
    for file in ForeignFile.few {
      try captions.file("talk.en.srt", Data(file.bytes))
      let outcome = try run(verb, on: "talk.en.srt", captions)
      let said = outcome.messages + outcome.output
      #expect(said.contains("talk.en.srt"), "\(file)")
      #expect(said.contains(file.word), "\(file): \(said)")
      guard verb.status == 2, verb.words.first != "validate" else { continue }
      #expect(outcome.output.isEmpty || verb.words.first == "languages", "\(file)")
      // One line says it.
      let lines = outcome.messages.split(separator: "\n").filter { $0.contains("talk.en.srt") }
      #expect(lines.count == 1, "\(file): \(outcome.messages)")
    }
  }

  /// The content decides, and not the name.
  @Test(arguments: ["talk.vtt", "talk", "talk.en.srt.gz", "talk.txt"])
  func theNameMakesNoDifference(name: String) throws {
    let captions = try Captions()
    for file in [ForeignFile.all[2], ForeignFile.packed[0]] {
      try captions.file(name, Data(file.bytes))
      let outcome = try run(Verb(words: ["fix", "--in-place"]), on: name, captions)
      #expect(outcome.messages.contains(file.word))
    }
    try captions.file(name, Self.reference)
    #expect(try captions.run("cues", name).status == 0)
  }

  @Test(arguments: ofADirectory)
  func noVerbTouchesAForeignFileInADirectory(verb: Verb) throws {
    let captions = try Captions()
    for file in ForeignFile.oneOfEach {
      try captions.file("library/\(file.format).en.srt", Data(file.bytes))
    }
    let outcome = try run(verb, on: "library", captions)
    for file in ForeignFile.oneOfEach {
      let lines = (outcome.messages + outcome.output).split(separator: "\n")
      let own = lines.filter { $0.contains("library/\(file.format).en.srt") }
      #expect(own.contains { $0.contains(file.word) }, "\(file): \(own)")
    }
  }

  /// One foreign file does not keep the others from being fixed.
  @Test func theOthersOfADirectoryAreMended() throws {
    let captions = try Captions()
    try captions.file("d/a.srt", Data(ForeignFile.all[0].bytes))
    try captions.file("d/b.srt", FixCommandTests.broken)
    let outcome = try captions.run("fix", "d", "--in-place")
    #expect(outcome.status == 2)
    #expect(try captions.content("d/b.srt") == FixCommandTests.fixed)
    let shifted = try captions.run("shift", "d", "--by", "1s", "--in-place")
    #expect(shifted.status == 2)
    #expect(try captions.content("d/b.srt").contains("00:00:02,000 --> 00:00:04,000"))
  }

  @Test(arguments: [
    ["fix", "-"], ["shift", "-", "--by", "1s"], ["retime", "-", "--scale", "1.1"], ["cues", "-"],
    ["shift", "-", "--by", "1s", "--output", "new.srt"], ["fix", "-", "--output", "new.srt"],
  ])
  func nothingPassesThroughAPipe(arguments: [String]) throws {
    let captions = try Captions()
    // What has no name is what it says that it is: WebVTT is read.
    for file in ForeignFile.few where file.format != "webVTT" {
      let outcome = try captions.run(arguments, input: Data(file.bytes))
      #expect(outcome.status == 2, "\(file)")
      #expect(outcome.output.isEmpty, "\(file)")
      #expect(outcome.messages.contains(file.word), "\(file): \(outcome.messages)")
      #expect(throws: (any Error).self) { try captions.content("new.srt") }
    }
  }

  @Test func aForeignReferenceIsNamed() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.reference)
    try captions.file("b.srt", Data(ForeignFile.all[0].bytes))
    let outcome = try captions.run("align", "a.srt", "--reference", "b.srt")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("b.srt: cannot read: it is WebVTT"))
  }

  /// Of more than is held in memory nothing is written either.
  @Test func nothingIsWrittenOfALongFileWithoutACue() throws {
    let captions = try Captions()
    let line = "00:00:xx,000 --> 00:00:yy,000 and more words that belong to no caption\n"
    try captions.file("a.srt", String(repeating: line, count: 30_000))
    for arguments in [[], ["--in-place"], ["--output", "b.srt"], ["--dry-run"]] {
      let outcome = try captions.run(["shift", "a.srt", "--by", "1s"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("a.srt: cannot read: none of its lines is a timing line"))
    }
    let piped = try captions.shell("cat a.srt | $CAPTIONS shift - --by 1s")
    #expect(piped.status == 2)
    #expect(piped.output.isEmpty)
    #expect(try captions.content("a.srt").count == line.count * 30_000)
    #expect(throws: (any Error).self) { try captions.content("b.srt") }
  }

  /// An empty file is no foreign one: there is nothing to lose.
  @Test(arguments: ["", "\u{FEFF}", "\n \r\n"])
  func anEmptyFileStaysEmpty(content: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", content)
    for arguments in [["shift", "a.srt", "--by", "1s"], ["cues", "a.srt"]] {
      #expect(try captions.run(arguments).status == 0)
    }
    let fixed = try captions.run("fix", "a.srt")
    #expect(fixed.status == 1)
    #expect(fixed.messages.contains("left: 1 error"))
    try captions.file("b.srt", content)
    let aligned = try captions.run("align", "a.srt", "--reference", "b.srt")
    #expect(aligned.status == 2)
    #expect(aligned.messages.contains("has no cues"))
  }

  @Test func captionsAreNotAllDropped() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.reference)
    for arguments in [["--in-place"], ["--output", "b.srt"], []] {
      let outcome = try captions.run(
        ["shift", "a.srt", "--by", "-1h", "--on-negative", "drop"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("all 2 cues would be dropped"))
    }
    #expect(try captions.content("a.srt") == Self.reference)
    #expect(throws: (any Error).self) { try captions.content("b.srt") }
  }
}
