// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// Writes caption files, sound and broken, from a seed.
struct BrokenFiles: Drawing {
  var numbers: SplitMix64

  init(seed: UInt64) {
    numbers = SplitMix64(state: seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// A file with at least one deviation in most cues.
  mutating func file() -> [UInt8] {
    let newline = pick(["\n", "\n", "\r\n", "\r", "\r\r\n"])
    var text = chance(20) ? "\u{FEFF}" : ""
    if chance(20) {
      text += pick(["WEBVTT", "[*]", "```srt", "Created by X", "\u{FEFF}"]) + newline
    }
    var time = 0
    for index in 1...number(1...12) {
      if !chance(15) {
        text +=
          pick([
            "\(index)", "\(index)", "\(index)", " \(index)", "\u{FEFF}\(index)", "A", "1.5", "-1",
            "\(index) foo", "99999999999999999999", "１２",
          ]) + newline
        if chance(5) { text += newline }
      }
      time += number(0...5000)
      text += timingLine(from: time, to: time + number(-100...4000)) + newline
      if chance(5) { text += newline }
      for _ in 0..<number(0...3) {
        text += textLine() + (chance(3) ? "\r" : newline)
        if chance(8) { text += pick(["", " ", "\t"]) + newline }
      }
      if !chance(10) { text += newline }
      if chance(8) { text += newline + newline }
    }
    if chance(20) {
      text += pick(["42", "```", "00:00:0", "99\(newline)00:01", "\0\0\0", "\u{1A}"])
    }
    return Array(text.utf8)
  }

  private mutating func textLine() -> String {
    pick([
      "Hello", "- Hi", "1984", "1.567.202.", "<i>Ça va ?</i>", "こんにちは", "مرحبا", "A --> B",
      "3:15 -> 4",
      "{\\an8}Top", "a\u{2028}b", "x\0y", "```", "12 monkeys", "…", "ﬁn", "00:00:01,000",
      "00:00:xx,000 --> 00:00:04,000", "١٢", "  indented",
    ])
  }

  private mutating func timingLine(from start: Int, to end: Int) -> String {
    let arrow =
      chance(70) ? " --> " : pick(["-->", " -> ", " – > ", "\t-->\t", " → ", " --&gt; ", " - -> "])
    var line = timecode(start) + arrow + timecode(end)
    if chance(10) { line += pick([" X1:10 X2:20 Y1:5 Y2:6", " align:start", " Hello there", " "]) }
    if chance(5) { line = " " + line }
    if chance(4) { line = String(line.dropLast(13)) }
    if chance(4) { line = String(line.map { $0 == "," ? "." : $0 }) }
    return line
  }
}
