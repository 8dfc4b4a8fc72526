// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionRules
import CaptionWorkspace
import Testing

/// Files that are fixed, and written whole or not at all.
struct FileFixTests {
  private let directory: WorkspaceDirectory

  init() throws { directory = try WorkspaceDirectory() }

  /// Fixes a file, and tells which rules were fixed.
  private func fix(_ path: String, to destination: FileFix.Destination) throws -> [Int] {
    var resolver = SettingsResolver()
    let settings = try resolver.settings(for: path)
    let fix = try FileFix(InputPath(path), settings: settings, to: destination)
    try fix.write()
    return fix.result.fixed.map(\.code.number)
  }

  @Test func inPlaceTheOriginalIsKeptWhereThatIsWanted() throws {
    let path = try directory.file("Talk.srt", Sample.joined)
    #expect(try fix(path, to: .nowhere) == [206])
    #expect(try directory.content("Talk.srt") == Sample.joined)
    #expect(try fix(path, to: .inPlace(backup: true)) == [206])
    #expect(try directory.content("Talk.srt").contains("A\n\n2\n"))
    #expect(try directory.content("Talk.srt.bak") == Sample.joined)
    #expect(try fix(path, to: .inPlace(backup: true)).isEmpty)
    #expect(directory.names == ["Talk.srt", "Talk.srt.bak"])
  }

  /// Fixing takes memory, and a directory may hold a file that takes all of it.
  @Test func whatIsTooLargeIsNotRead() throws {
    let path = try directory.hole("Talk.srt", bytes: 20 << 30)
    let error = #expect(throws: FileError.self) { try fix(path, to: .inPlace(backup: true)) }
    #expect(error?.reason == "it holds more than \(1 << 30) bytes")
    #expect(directory.names == ["Talk.srt"])
  }

  @Test func intoAnotherFileTheOriginalStays() throws {
    let path = try directory.file("Talk.srt", Sample.joined)
    #expect(try fix(path, to: .file("\(directory.path)/new.srt")) == [206])
    #expect(try directory.content("Talk.srt") == Sample.joined)
    #expect(try directory.content("new.srt").contains("A\n\n2\n"))
  }

  @Test func whatTheConfigurationIgnoresIsNotMended() throws {
    let path = try directory.file("Talk.srt", Sample.joined)
    try directory.file(".captions.json", #"{"ignore": ["SRT206"]}"#)
    #expect(try fix(path, to: .inPlace(backup: false)).isEmpty)
    #expect(try directory.content("Talk.srt") == Sample.joined)
  }

  @Test func whatHoldsNoCaptionsIsLeftAlone() throws {
    let path = try directory.file("Talk.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
    #expect(throws: FileError.self) { try fix(path, to: .inPlace(backup: false)) }
    #expect(directory.names == ["Talk.srt"])
  }
}
