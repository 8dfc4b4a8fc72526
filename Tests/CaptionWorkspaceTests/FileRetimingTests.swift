// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import CaptionWorkspace
import Testing

/// Files that are retimed, and written whole or not at all.
struct FileRetimingTests {
  private let directory: WorkspaceDirectory

  init() throws { directory = try WorkspaceDirectory() }

  private static let moved = "1\n00:00:02,500 --> 00:00:04,500\nHello\n"

  private func retiming(
    _ path: String, _ request: FileRetiming.Request, to destination: FileRetiming.Destination
  ) -> FileRetiming {
    FileRetiming(CaptionReader(path: path), request, to: destination)
  }

  private static func shift(_ milliseconds: Int64) -> FileRetiming.Request {
    FileRetiming.Request(.shift(by: Timestamp(milliseconds: milliseconds)))
  }

  @Test func inPlaceTheOriginalIsKeptWhereThatIsWanted() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    let dry = try retiming(path, Self.shift(1500), to: .nowhere).run()
    #expect(dry.report.moved == 1)
    #expect(directory.names == ["Talk.srt"])
    let outcome = try retiming(path, Self.shift(1500), to: .inPlace(backup: true)).run()
    #expect(outcome.report == dry.report)
    #expect(outcome.retiming == .shift(by: Timestamp(milliseconds: 1500)))
    #expect(try directory.content("Talk.srt") == Self.moved)
    #expect(try directory.content("Talk.srt.bak") == Sample.good)
    // What stays as it is needs no copy.
    #expect(try retiming(path, Self.shift(0), to: .inPlace(backup: true)).run().report.moved == 0)
    #expect(directory.names == ["Talk.srt", "Talk.srt.bak"])
  }

  @Test func elsewhereTheOriginalStays() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    _ = try retiming(path, Self.shift(1500), to: .file("\(directory.path)/new.srt")).run()
    #expect(try directory.content("new.srt") == Self.moved)
    var taken: [UInt8] = []
    _ = try retiming(path, Self.shift(1500), to: .stream).run { taken += $0 }
    #expect(taken == Array(Self.moved.utf8))
    #expect(try directory.content("Talk.srt") == Sample.good)
  }

  /// Nothing is written, and the reason is a value that whoever asked puts into words.
  @Test func whatNoPolicyAllowsIsAReason() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    let destinations: [FileRetiming.Destination] = [
      .nowhere, .stream, .inPlace(backup: true), .file("\(directory.path)/new.srt"),
    ]
    for destination in destinations {
      let refusal = #expect(throws: FileRetiming.Refusal.self) {
        try retiming(path, Self.shift(-1500), to: destination).run { _ in
          Issue.record("something is written")
        }
      }
      #expect(refusal?.isNegative == true)
      guard case .cues(let report)? = refusal else {
        Issue.record("\(String(describing: refusal))")
        continue
      }
      #expect(report.negative.ordinals == [1])
      #expect(report.blockShift == Timestamp(milliseconds: 500))
    }
    #expect(directory.names == ["Talk.srt"])
  }

  @Test func whatTheFileLacksIsAReason() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    var hours = FileRetiming.Request()
    hours.removesHours = true
    let first = Timestamp(milliseconds: 1000)
    #expect(throws: FileRetiming.Refusal.noProgrammeHour(firstStart: first)) {
      try retiming(path, hours, to: .nowhere).run()
    }
    var anchored = FileRetiming.Request()
    anchored.anchors = [.cue(ordinal: 7, new: first)]
    #expect(throws: FileRetiming.Refusal.noSuchCue(ordinal: 7)) {
      try retiming(path, anchored, to: .nowhere).run()
    }
    var dropping = Self.shift(-9000)
    dropping.options.onNegative = .drop
    #expect(throws: FileRetiming.Refusal.allDropped(cues: 1)) {
      try retiming(path, dropping, to: .inPlace(backup: true)).run()
    }
    #expect(directory.names == ["Talk.srt"])
  }

  /// What was done is told as it was done to this file: a cue's number is its time by then.
  @Test func theOutcomeSaysWhatToTakeBack() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    var request = FileRetiming.Request()
    request.anchors = [.cue(ordinal: 1, new: Timestamp(milliseconds: 9000))]
    let outcome = try retiming(path, request, to: .inPlace(backup: false)).run()
    let anchor = Anchor(old: Timestamp(milliseconds: 1000), new: Timestamp(milliseconds: 9000))
    #expect(outcome.retiming == .anchors([anchor]))
    let tape = try directory.file("Tape.srt", "1\n01:00:01,000 --> 01:00:02,000\nHello\n")
    var hours = Self.shift(500)
    hours.removesHours = true
    #expect(
      try retiming(tape, hours, to: .inPlace(backup: false)).run().retiming
        == .shift(by: Timestamp(milliseconds: -3_599_500)))
  }

  @Test func whatHoldsNoCaptionsIsLeftAlone() throws {
    let path = try directory.file("Talk.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
    #expect(throws: FileError.self) {
      try retiming(path, Self.shift(1500), to: .inPlace(backup: true)).run()
    }
    #expect(directory.names == ["Talk.srt"])
  }
}
