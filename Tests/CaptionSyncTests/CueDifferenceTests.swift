// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import SeededNumbers
import Testing
import WorkLimits

@Suite struct CueDifferenceTests {
  /// A track of a cue a second with these texts.
  private static func track(_ texts: [String]) -> [UInt8] {
    var file = ""
    for (index, text) in texts.enumerated() {
      let second = String(index + 10)
      file += "\(index + 1)\n00:00:\(second),000 --> 00:00:\(second),900\n\(text)\n\n"
    }
    return Array(file.utf8)
  }

  @Test(
    "what changed is counted by cue",
    arguments: [
      ("abc", "abc", [0, 0, 0], ""), ("abc", "axc", [1, 0, 0], "1 cue changed"),
      ("abc", "ab", [0, 0, 1], "1 cue removed"), ("ab", "abc", [0, 1, 0], "1 cue added"),
      ("", "ab", [0, 2, 0], "2 cues added"), ("ab", "", [0, 0, 2], "2 cues removed"),
      ("", "", [0, 0, 0], ""), ("abcd", "xbyd", [2, 0, 0], "2 cues changed"),
      ("abcd", "xycdef", [2, 2, 0], "2 cues changed, 2 added"),
    ])
  func counts(_ old: String, _ new: String, _ counts: [Int], _ summary: String) {
    let difference = CueDifference(
      old: Self.track(old.map(String.init)), new: Self.track(new.map(String.init)))
    #expect([difference.changed, difference.added, difference.removed] == counts)
    #expect(CueChanges(difference).summary == summary)
    #expect(difference.hunks.isEmpty)
  }

  @Test func whatDoesNotCountIsNoDifference() {
    let old = "7\n0:0:1.5-->0:0:2\nHello\n"
    let new = "\u{FEFF}1\r\n00:00:01,500 --> 00:00:02,000\r\nHello\r\n\r\n"
    let difference = CueDifference(old: Array(old.utf8), new: Array(new.utf8), withHunks: true)
    #expect(difference.changed + difference.added + difference.removed == 0)
    #expect(difference.hunks.isEmpty)
  }

  @Test("taking a difference over gives the other track", arguments: 0..<60 as Range<UInt64>)
  func hunksLeadFromOneToTheOther(_ seed: UInt64) {
    var dice = SplitMix64(state: seed)
    func texts() -> [String] {
      (0..<Int.random(in: 0..<30, using: &dice)).map { _ in
        ["a", "b", "c\nd"][Int.random(in: 0..<3, using: &dice)]
      }
    }
    let (old, new) = (texts(), texts())
    let difference = CueDifference(old: Self.track(old), new: Self.track(new), withHunks: true)
    var lines = Self.lines(old)
    for hunk in difference.hunks.reversed() {
      var removed: [[UInt8]] = []
      var added: [[UInt8]] = []
      for line in hunk.lines {
        switch line {
        case .kept(let text):
          removed.append(text)
          added.append(text)
        case .removed(let text): removed.append(text)
        case .added(let text): added.append(text)
        }
      }
      let start = hunk.old.count == 0 ? hunk.old.start : hunk.old.start - 1
      let range = start..<(start + hunk.old.count)
      #expect(removed.count == hunk.old.count && added.count == hunk.new.count)
      #expect(Array(lines[range]) == removed)
      lines.replaceSubrange(range, with: added)
    }
    #expect(lines == Self.lines(new))
  }

  /// The lines that a difference speaks of: times, text, and an empty one.
  private static func lines(_ texts: [String]) -> [[UInt8]] {
    texts.enumerated().flatMap { index, text in
      let second = String(index + 10)
      return ["00:00:\(second),000 --> 00:00:\(second),900"].map { Array($0.utf8) }
        + text.split(separator: "\n").map { Array($0.utf8) } + [[]]
    }
  }

  /// The search for the least difference takes time and memory by the square of what differs.
  @Test(.workLimit(seconds: 10)) func aLongTrackAgainstAShortOneTakesNoQuadraticTime() {
    let texts = (0..<20_000).map { "line \($0)" }
    let file = texts.enumerated().map { index, text in
      let time = "\(10 + index / 3600):\(10 + index / 60 % 50):\(10 + index % 50)"
      return "\(index + 1)\n\(time),000 --> \(time),900\n\(text)\n\n"
    }.joined()
    let short = CueDifference(old: Array(file.utf8), new: Self.track(["new"]))
    #expect(short.changed + short.removed == 20_000)
    let empty = CueDifference(old: [], new: Array(file.utf8))
    #expect(empty.added == 20_000)
  }

  @Test func tracksWithoutAnythingInCommonTakeNoQuadraticTime() {
    func long(_ word: String) -> [UInt8] {
      var file = ""
      for index in 0..<2500 {
        let (minute, second) = (index / 60, index % 60)
        let hours = minute / 60
        let time = [hours, minute % 60, second].map { $0 < 10 ? "0\($0)" : "\($0)" }
          .joined(separator: ":")
        file += "\(index + 1)\n\(time),000 --> \(time),900\n\(word) \(index)\n\n"
      }
      return Array(file.utf8)
    }
    let difference = CueDifference(old: long("old"), new: long("new"))
    #expect(difference.changed == 2500)
  }
}
