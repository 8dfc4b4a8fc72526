// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// Writes caption files, sound and broken, from a seed.
struct CaptionGenerator: Drawing {
  var numbers: SplitMix64

  init(seed: UInt64) {
    numbers = SplitMix64(state: seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// A file with at least one deviation in most cues.
  ///
  /// - Parameter hasOddTimings: Whether timing lines are among what deviates.
  /// - Returns: Its bytes.
  mutating func brokenFile(hasOddTimings: Bool = true) -> [UInt8] {
    let newline = pick([
      "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\r\r\n", "\u{0B}", "\u{85}", "\u{2028}",
    ])
    let names = pick(["", "", "", "Cue ", "**", "- "])
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
            "\(index) foo", "99999999999999999999", "１２", "\(names)\(index)", "\(names)\(index)",
            "\u{0967}", "Intro", "\(index)",
          ]) + newline
        if chance(5) { text += newline }
      } else if hasOddTimings, chance(30) {
        text += "\(index)" + pick(["", " ", "\t", ": ", ") ", "."])
      }
      time += number(0...5000)
      let end = time + number(-100...4000)
      if hasOddTimings {
        text += (chance(15) ? pick(Self.oddTimings) : timingLine(from: time, to: end)) + newline
      } else {
        text += timecode(time) + " --> " + timecode(end)
        text += (chance(10) ? " X1:10 X2:20 Y1:5 Y2:6" : "") + newline
      }
      if chance(3) { text += String(repeating: "long ", count: 60) + newline }
      if chance(5) { text += newline }
      for _ in 0..<number(0...3) {
        text += textLine() + (chance(3) ? pick(["\r", "\u{0B}", "\u{2028}"]) : newline)
        if chance(8) { text += pick(["", " ", "\t"]) + newline }
      }
      if !chance(10) { text += newline }
      if chance(4) {
        text +=
          pick(["NOTE a", "STYLE", "WEBVTT", "\(index + 1)", "\(index + 2)\(newline)x", "Title"])
          + newline + pick(["", newline])
      }
      if chance(8) { text += newline + newline }
    }
    if chance(20) {
      text += pick(["42", "```", "00:00:0", "99\(newline)00:01", "\0\0\0", "\u{1A}"])
    }
    var bytes = Array(text.utf8)
    // Malformed UTF-8 and other bytes of chance.
    while chance(25) {
      bytes.insert(
        pick([0x00, 0x0A, 0x0D, 0x1A, 0x80, 0xC3, 0xE2, 0xEF, 0xF0, 0xFF]),
        at: number(0...bytes.count))
    }
    return bytes
  }

  /// Timing lines that deviate, one a defect.
  private static let oddTimings = [
    "00:00:03,5 --> 00:00:04,50", "00:00:03,250000 --> 00:00:04,000600",
    "00:00:03,560.0000000000009 --> 00:00:04,200.9", "00:00:03 --> 00:00:04",
    "00:03,000 --> 00:04,000", "00:03.000 --> 00:04.000", "-00:00:03,000 --> 00:00:04,000",
    "00:00:-3,000 --> 00:00:04,000", "00:00:61,000 --> 00:01:99,000",
    "100:00:03,000 --> 100:00:04,000", "00: 00: 03, 000 --> 00 :00:04 ,000",
    "00:00:03;000 --> 00:00:04;000", "00:00:03،000 --> 00:00:04،000",
    "００:００:０３,０００ --> 00:00:04,000", "00：00：03，000 --> 00：00：04，000",
    "٠٠:٠٠:٠٣,٠٠٠ --> ٠٠:٠٠:٠٤,٠٠٠", "00:00:03,000 --> ", " --> 00:00:04,000",
    ":00:03,870 --> :00:04,000", "3,540S --> 4,000S", "\u{200F}00:00:03,000 --> 00:00:04,000",
    "00:00:03,000 --> 00:00:04,000 X1:10 X2:20 Y1:5 Y2:6", "200:00:03,000 --> 00:00:04,000",
    "00:00:03,000 -->> 00:00:04,000", "00:xx:03,000 --> 00:00:04,000",
    "[00:00:03,000 --> 00:00:04,000]", "**00:00:03,000 --> 00:00:04,000**",
    "\"00:00:03,000\" --> \"00:00:04,000\"", "> 00:00:03,000 to 00:00:04,000",
    "<b>00:00:03,000 --&amp;gt; 00:00:04,000</b>", "००:००:०३,००० --> ००:००:०४,०००",
    "00:00:0 3,000 --> 00:00:0 4,000", "00:00:03,1000 --> 00:00:04,1000", "00:00:03,000",
    "00:00:03,000\n--> 00:00:04,000", "00:00:03,000 -->\n00:00:04,000",
    "2 | 00:00:03,000 ➡ 00:00:04,000",
    "From 00:00:03,000 to 00:00:04,000", "00:00:03,000 --> 00:00:04,000,",
  ]

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
