// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionSyntax
import CaptionTiming
import CaptionWorkspace
import Testing

/// A second format, of one file and against `CaptionSyntax` alone, is validated, fixed, retimed and
/// reported without a change to any other module.
struct ToyFormatTests {
  private let directory: WorkspaceDirectory

  init() throws { directory = try WorkspaceDirectory() }

  /// Two cues at once, one that cannot be read, and a comment.
  private static let talk = """
    TOY

    # for a test

    [1000 4000]
    One
    <b>and a half

    [3000 6000]
    Two

    [3x00 9000]
    Lost

    [10000 12000]
    Four

    """

  private func settings(_ path: String) throws -> FileSettings {
    var resolver = SettingsResolver()
    var settings = try resolver.settings(for: path)
    settings.format = .toy
    return settings
  }

  /// The codes and lines of what is found in a file, and its report.
  private func validate(
    _ name: String
  ) throws -> (found: [Finding<FileOffset>], report: FileReport) {
    let path = "\(directory.path)/\(name)"
    var found: [Finding<FileOffset>] = []
    let report = try FileValidation(path: path, settings: settings(path)).run { found.append($0) }
    return (found, report)
  }

  @Test func isValidated() throws {
    try directory.file("Talk.en.toy", Self.talk)
    let (found, report) = try validate("Talk.en.toy")
    #expect(report.cues == 3)
    #expect(
      found.map { "\($0.diagnostic.code) \($0.position.line)" } == [
        "CAP402 7", "CAP308 9", "SRT301 12",
      ])
    // What the syntax of SubRip asks for, such as a number for each cue, nobody asks of another.
    #expect(
      found.allSatisfy { RuleRegistry.info(of: $0.diagnostic.code)?.speaks(of: .toy) == true })
  }

  @Test func isMendedInItsOwnForm() throws {
    let path = try directory.file("Talk.en.toy", Self.talk)
    let fix = try FileFix(
      InputPath(path), settings: settings(path), safety: .unsafe, to: .inPlace(backup: false))
    try fix.write()
    let fixed = try directory.content("Talk.en.toy")
    #expect(fixed.contains("[1000 3000]\nOne\n"), "\(fixed)")
    #expect(fixed.contains("[3x00 9000]\nLost\n"))
  }

  @Test func isRetimed() throws {
    var stream = try RetimingStream(
      .shift(by: Timestamp(milliseconds: 7500)), options: RetimingOptions(), format: .toy)
    var output: [UInt8] = []
    for byte in Self.talk.utf8 { try stream.consume([byte].span, into: &output) }
    try stream.finish(into: &output)
    #expect(stream.report.cues == 3)
    let expected = Self.talk.replacing("[1000 4000]", with: "[8500 11500]")
      .replacing("[3000 6000]", with: "[10500 13500]")
      .replacing("[10000 12000]", with: "[17500 19500]")
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test func isReported() throws {
    try directory.file("Talk.en.toy", Self.talk)
    let (found, report) = try validate("Talk.en.toy")
    var renderer = ConciseRenderer()
    var output: [UInt8] = []
    for finding in found { renderer.render(finding, path: "Talk.en.toy", into: &output) }
    renderer.end(report, into: &output)
    let lines = String(decoding: output, as: UTF8.self)
    #expect(lines.contains("Talk.en.toy:9:"), "\(lines)")
    #expect(lines.contains("CAP308"))
  }

  @Test func isRefusedWhereItIsAnother() throws {
    try directory.file("Talk.en.toy", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
    let (found, report) = try validate("Talk.en.toy")
    #expect(found.map(\.diagnostic.message) == ["the file is WebVTT, not Toy"])
    #expect(report.refusal == "it is WebVTT, not Toy; convert it to Toy (.toy) first")
  }
}
