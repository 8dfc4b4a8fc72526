// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Nothing that comes from a file reaches a terminal as it is; off a terminal nothing is changed.
@Suite(.timeLimit(.minutes(5))) struct TerminalTests {
  /// A run, and whether what it prints shows something of the file.
  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var showsText = true
    var input: String?
    /// Without the payload, which would be raw on the terminal that the tests run on.
    var testDescription: String {
      arguments.joined(separator: " ").replacing(TerminalPayload.name, with: "…")
    }
  }

  private static let file = "d/\(TerminalPayload.name).en.srt"

  private static let files: [Row] = [
    Row(arguments: ["shift", file, "--by", "1s"]),
    Row(arguments: ["shift", file, "--by", "1s", "--output", "/dev/stdout"]),
    Row(arguments: ["shift", "-", "--by", "1s"], input: TerminalPayload.captions),
    Row(arguments: ["shift", file, "--by", "1s", "--dry-run"]),
    Row(arguments: ["shift", file, "--by=-5s"]),
    Row(arguments: ["retime", file, "--scale", "2"]),
    Row(arguments: ["retime", file, "--media-duration", "1h"], showsText: false),
    Row(arguments: ["align", file, "--reference", file, "--force"]),
    Row(arguments: ["fix", file]),
    Row(arguments: ["fix", file, "--unsafe", "--diff"]),
    Row(arguments: ["cues", file]),
    Row(arguments: ["cues", file, "--format", "csv"]),
    Row(arguments: ["cues", file, "--format", "text"]),
    Row(arguments: ["validate", "d"]),
    Row(arguments: ["validate", file, "--profile", "netflix"]),
    Row(arguments: ["validate", "d", "--format", "concise"]),
    Row(arguments: ["validate", "d", "--format", "json"]),
    Row(arguments: ["validate", "d", "--format", "ndjson"]),
    Row(arguments: ["validate", "d", "--format", "sarif"]),
    Row(arguments: ["validate", "d", "--format", "github"]),
    Row(arguments: ["validate", "d", "--format", "junit"]),
    Row(arguments: ["validate", file, "--show-settings"]),
    Row(arguments: ["validate", "c/x.srt"]),
    Row(arguments: ["report", "d"]),
    Row(arguments: ["languages", "detect", file, "--format", "json"]),
    Row(arguments: ["languages", "detect", file]),
    Row(arguments: ["languages", "rename", "d", "--to", "639-2t"]),
    Row(arguments: ["languages", "rename", "d", "--to", "639-2t", "--format", "json"]),
    Row(arguments: ["sync", "plan", "d", "--sandbox", "--progress", "none"]),
    Row(arguments: ["sync", "plan", "d", "--sandbox", "--progress", "none", "--json"]),
    Row(arguments: ["sync", "plan", "d", "--sandbox", "--progress", "ndjson"]),
    Row(arguments: ["sync", "apply", "d", "--sandbox", "--progress", "none", "--allow-invalid"]),
    Row(arguments: ["sync", "status", "d", "--sandbox", "--progress", "none"]),
  ]

  private static let words: [Row] = [
    Row(arguments: ["languages", "lookup", TerminalPayload.name]),
    Row(arguments: ["languages", "lookup", TerminalPayload.name, "--format", "json"]),
    Row(
      arguments: ["languages", "translate", "--to", "639-1"], input: TerminalPayload.line + "\n"),
    Row(
      arguments: ["languages", "translate", "--to", "639-1", "--format", "json"],
      input: TerminalPayload.line + "\n"),
    Row(
      arguments: ["languages", "translate", "--to", "639-1", "--csv", "2"],
      input: "\(TerminalPayload.line),eng\n"),
    Row(arguments: ["rule", TerminalPayload.name]),
    Row(arguments: ["validate", "absent/\(TerminalPayload.name).srt"]),
    Row(arguments: ["shift", "absent/\(TerminalPayload.name).srt", "--by", "1s"]),
    Row(arguments: ["fix", "absent/\(TerminalPayload.name).srt"]),
    Row(arguments: ["cues", "absent/\(TerminalPayload.name).srt"]),
    Row(arguments: ["sync", "plan", "absent/\(TerminalPayload.name)", "--sandbox"]),
    // Names that a pattern of the shell brings in may look like options.
    Row(arguments: ["validate", "c/x.srt", "--\(TerminalPayload.name)"]),
    Row(arguments: ["shift", "a.srt", "--by", TerminalPayload.name]),
    Row(arguments: [TerminalPayload.name]),
    Row(arguments: ["validate", "c/x.srt", "--format", TerminalPayload.name]),
  ]

  private func prepared() throws -> Captions {
    let captions = try Captions()
    try captions.file(Self.file, TerminalPayload.captions)
    try captions.file("d/\(TerminalPayload.name)2.deu.srt", TerminalPayload.captions)
    let profile = try JSONEncoder().encode(["profile": TerminalPayload.line])
    try captions.file("c/.captions.json", profile)
    try captions.file("c/x.srt", "1\n00:00:01,000 --> 00:00:03,000\nA\n")
    return captions
  }

  /// On the screen is something of the payload, and nothing of it that a terminal acts on.
  private func check(_ row: Row, colour: Bool) throws {
    let captions = try prepared()
    let screen = try captions.runOnTerminal(
      row.arguments, input: row.input.map { Data($0.utf8) },
      environment: (colour ? [:] : ["NO_COLOR": "1"])
        .merging(["CAPTIONS_CACHE_DIR": captions.directory.appending(path: "cache").path]) { $1 })
    #expect(TerminalPayload.found(in: screen.output).isEmpty)
    #expect(TerminalPayload.found(in: screen.messages, allowsProgress: true).isEmpty)
    guard row.showsText else { return }
    #expect(TerminalPayload.isShown(in: screen.output + screen.messages))
  }

  @Test(arguments: files + words) func `nothing of a file is raw`(row: Row) throws {
    try check(row, colour: true)
  }

  @Test(arguments: files) func `nor is it without colours`(row: Row) throws {
    try check(row, colour: false)
  }

  /// Bytes that are not text at all: a terminal that reads single bytes takes 0x9B for a command.
  @Test(arguments: [
    Data([0x9B, 0x32, 0x4A]), Data([0xC2]), Data([0xE2, 0x80]), Data([0xFF, 0xFE, 0x00]),
    Data([0xED, 0xA0, 0x80]), Data([0xC0, 0x9B]),
  ])
  func `bytes that are no UTF-8 become visible`(bytes: Data) throws {
    let captions = try Captions()
    let text = Data("1\n00:00:01,000 --> 00:00:03,000\ncaf".utf8) + bytes
    try captions.file("a.srt", text)
    let screen = try captions.runOnTerminal(
      ["shift", "a.srt", "--by", "0s", "--encoding", "windows-1252"])
    #expect(TerminalPayload.found(in: screen.output).isEmpty)
    #expect(String(validating: screen.output, as: UTF8.self) != nil)
    let shown = String(decoding: screen.output, as: UTF8.self)
    #expect(shown.contains(String(format: "caf\\x%02X", bytes[0])), "\(shown)")
  }

  /// A device that is named is a terminal as much as standard output is.
  @Test func `a terminal that is named gets nothing raw either`() throws {
    let captions = try prepared()
    let terminal = try PseudoTerminal()
    let outcome = try captions.run("shift", Self.file, "--by", "1s", "--output", terminal.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let written = try terminal.finish()
    #expect(TerminalPayload.found(in: written).isEmpty)
    #expect(String(decoding: written, as: UTF8.self).contains("\\u{9B}2J"))
  }

  @Test func `what is harmless stays as it is`() throws {
    let captions = try Captions()
    let text = "1\r\n00:00:01,000 --> 00:00:03,000\r\n\tčau 😀👨‍👩‍👧 سلام שלום «日本語»\r\n"
    try captions.file("a.srt", text)
    let screen = try captions.runOnTerminal(["shift", "a.srt", "--by", "0s"])
    #expect(String(decoding: screen.output, as: UTF8.self) == text)
  }

  /// A character may lie across two writes.
  @Test func `a long file is shown whole`() throws {
    let captions = try Captions()
    let text = (1...6000).map { "\($0)\n01:00:00,000 --> 01:00:01,000\nřeč 日本\($0)\n\n" }.joined()
    try #require(text.utf8.count > 200_000)
    let screen = try captions.runOnTerminal(
      ["shift", "-", "--by", "0s"], input: Data(text.utf8))
    #expect(String(decoding: screen.output, as: UTF8.self) == text)
  }

  @Test func `off a terminal every byte is what it was`() throws {
    let captions = try prepared()
    let shifted = TerminalPayload.captions.replacing("00:00:0", with: "01:00:0")
    #expect(try captions.run("shift", Self.file, "--by", "1h").output == shifted)
    let rows = try captions.run("cues", Self.file, "--format", "csv").output
    #expect(rows.contains(TerminalPayload.line))
  }

  /// JSON escapes such characters wherever it goes, since it says the same either way.
  @Test(arguments: [
    ["cues", file], ["validate", file, "--format", "json", "--profile", "netflix"],
    ["validate", file, "--format", "sarif"],
    ["languages", "lookup", "\u{9B}x", "--format", "json"],
    ["sync", "plan", "d", "--sandbox", "--json", "--progress", "none"],
  ])
  func `JSON holds nothing that a terminal acts on`(arguments: [String]) throws {
    let captions = try prepared()
    let outcome = try captions.run(arguments)
    #expect(TerminalPayload.found(in: Data(outcome.output.utf8)).isEmpty)
    #expect(TerminalPayload.isShown(in: Data(outcome.output.utf8)))
    if arguments == ["cues", Self.file] {
      struct Line: Decodable { var text: String }
      let first = try #require(outcome.output.split(separator: "\n").first)
      let decoded = try JSONDecoder().decode(Line.self, from: Data(first.utf8))
      #expect(decoded.text == TerminalPayload.line)
    }
  }
}
