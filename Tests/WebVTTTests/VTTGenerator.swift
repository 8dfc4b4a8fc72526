// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// Files of WebVTT, clean ones and broken ones, of a seed.
struct VTTGenerator: Drawing {
  var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(state: seed) }

  private mutating func time(withHours: Bool) -> String {
    func padded(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - "\(number)".count)) + "\(number)"
    }
    let clock =
      "\(padded(number(0...59), 2)):\(padded(number(0...59), 2)).\(padded(number(0...999), 3))"
    return withHours ? "\(padded(number(0...120), 2)):\(clock)" : clock
  }

  private static let words = [
    "Hello", "<i>there</i>", "&amp;", "<v Ann>yes", "日本語", "a > b", "- no", "é", "<c.red>x</c>",
    "12",
    "->", "♪",
  ]

  private mutating func line() -> String {
    (0..<number(1...5)).map { _ in pick(Self.words) }.joined(separator: " ")
  }

  /// A file that every parser reads alike.
  mutating func cleanFile() -> [UInt8] {
    var file = "WEBVTT\n"
    if chance(30) { file = "WEBVTT - a title\nKind: captions\n" }
    for _ in 0..<number(1...12) {
      file += "\n"
      if chance(20) { file += "NOTE \(line())\n\n" }
      if chance(50) { file += "\(number(1...99))\n" }
      // webvtt-py wants the end behind the start, and drops what has none of its text.
      let hours = number(0...99)
      file += "\(hours < 10 ? "0" : "")\(hours):00:0\(number(0...4)).\(number(100...999)) --> "
      file += "\(hours < 10 ? "0" : "")\(hours):00:0\(number(5...9)).\(number(100...999))"
      if chance(30) { file += " align:start position:10%" }
      file += "\n"
      for _ in 0..<number(1...3) { file += "\(line())\n" }
    }
    return Array(file.utf8)
  }

  /// A file of all that is met in the wild and more.
  mutating func brokenFile() -> [UInt8] {
    var file: [UInt8] = chance(20) ? [0xEF, 0xBB, 0xBF] : []
    let newline = pick(["\n", "\n", "\r\n", "\r"])
    var parts = [pick(["WEBVTT", "WEBVTT x", "webvtt", "", "WEBVTTx", "WEBVTT\nKind: captions"])]
    for _ in 0..<number(0...14) { parts.append(block()) }
    for part in parts {
      let separator = pick(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n"])
      let text = (part + separator).replacing("\n", with: newline)
      file += Array(text.utf8)
      if chance(4) { file.append(UInt8(truncatingIfNeeded: next())) }
      if chance(4) { file += Array(pick(["\r", "\n", "\r\n", "\r\r\n"]).utf8) }
    }
    if chance(30) { file.removeLast(number(0...min(file.count, 9))) }
    return file
  }

  private mutating func block() -> String {
    switch number(0...13) {
    case 0: return "NOTE \(line())\n\(line())"
    case 1: return "STYLE\n::cue { color: red }"
    case 2: return "REGION\nid:r width:50%"
    case 3: return line()
    case 4: return "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1"
    case 5: return "x --> y\n\(line())"
    case 6: return "1\n00:00:01,500 --> 00:00:0\(number(2...9)),5\n\(line())"
    case 7: return "00:01 -> 00:02\n\(line())"
    case 8: return String(repeating: line(), count: number(1...20))
    default:
      var cue = chance(40) ? "\(pick(["1", "22", "333", "id", "NOTE", "STYLE"]))\n" : ""
      cue += "\(time(withHours: chance(70)))\(pick([" --> ", " --> ", "-->", "\t-->\t"]))"
      cue += "\(time(withHours: chance(70)))\(pick(["", "", " align:end", " x", "x"]))"
      for _ in 0..<number(0...4) { cue += "\n\(chance(4) ? "--> \(line())" : line())" }
      return cue
    }
  }
}
