// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// Writes caption files whose texts hold something for every rule to look at, from a seed.
struct SpicedFiles {
  private var generator: BrokenFiles

  init(seed: UInt64) {
    generator = BrokenFiles(seed: seed)
  }

  private static let words = [
    "the", "of", "you", "I'll", "don't", "wait!", "No.", "Oh,", "to", "a", "Mr.", "12", "km",
    "half-", "end", "thanks", "see", "été", "Straße", "niño", "привет", "Ελλάδα", "人人", "こんにちは",
    "안녕하세요", "مرحبا", "नमस्ते", "สวัสดี", "ＡＢＣ", "ﬁn", "ﾊﾝ", "𝓱𝓲", "é", "caf?s", "C?t?", "שלום",
  ]

  private static let lines = [
    "you", "You", "Thanks for watching!", "Don't forget to subscribe", "Subtitles by Ann",
    "- synced by Bob", "Übersetzt von Eva", "♪ la la ♪", "[music]", "(door slams)", "ANN: Run!",
    ">> Hi", "www.example.com", "www..", "http://x.y/z", "a@b.com", "@handle", "Mr.Smith",
    "{\\an8}Top", "{y:i}it", "/Italic", "<i>a</i>", "<b>x", "<font color=red>r</font>",
    "<v Bob>hi", "<i> </i>", "&amp;", "&foo;", "a & b", "a < b", "One\\NTwo", "C:\\new", "%0A",
    "a|b|c", "x\u{200B}y", "x\u{AD}y", "\u{202B}ab", "\u{202E}ab", "e\u{301}", "\u{3000}x",
    "a\u{A0}b", "a\tb", " lead", "trail ", "dou  ble", "what ?", "wait ....", "..", "- Hi",
    "-Hi", "— Hi", "- Hi. - Bye", "-- no", "a\u{2028}b", "a\u{85}b", "a\u{B}b", "\u{1B}[0m",
    "[31m", "a\u{7}b", "a\u{92}b", "\u{FFFD}", "\u{E001}", "\u{378}", "\u{FFFF}", "a\u{FEFF}b",
    "#music#", "😀", "☺️", "①", "ş", "þ", "Gабон", "CafÃ©", "â€“", "Ïðèâåò ìèð", "\u{200B}",
    "no no no no no no no", "ha ha ha ha ha ha", "word word word word word word",
    "so Word word word word word word word", "stop, stop, stop, stop, stop, stop",
    "xyz xyz xyz xyz xyz xyz.", "lo xyz xyz xyz xyz xyz xyz!", "the the the the the",
    "abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij",
    "x abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij",
  ]

  /// A file of 5 to 40 cues.
  mutating func file() -> [UInt8] {
    var text = ""
    var time = generator.pick([0, 0, 3_600_000, 36_000_000])
    var lines: [String] = ["x"]
    let newline = generator.pick(["\n", "\n", "\r\n"])
    let rolls = generator.chance(20)
    let repeats = generator.chance(20)
    for number in 1...generator.number(5...40) {
      let duration = generator.pick([0, 300, 499, 700, 1000, 2000, 5000, 9000, 11000, 25000, -200])
      if !(repeats && generator.chance(60)) {
        let last = lines.last ?? ""
        lines = (0..<generator.pick([1, 1, 2, 2, 3, 4])).map { _ in line() }
        if rolls, generator.chance(60) { lines.insert(last, at: 0) }
      }
      if generator.chance(98) { text += "\(number)" + newline }
      text += timecode(time) + " --> " + timecode(time + duration) + newline
      for line in lines where generator.chance(98) { text += line + newline }
      text += generator.pick([newline, newline, newline, newline, newline + newline, ""])
      time += max(0, duration) + generator.pick([0, 0, 1, 40, 83, 200, 800, 3000, -500])
    }
    if generator.chance(10) { while text.last?.isNewline == true { text.removeLast() } }
    return Array(text.utf8)
  }

  private mutating func line() -> String {
    if generator.chance(50) { return generator.pick(Self.lines) }
    return (0..<generator.number(1...9)).map { _ in generator.pick(Self.words) }
      .joined(separator: " ")
  }

  private func timecode(_ milliseconds: Int) -> String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let time = max(0, milliseconds)
    return padded(time / 3_600_000, 2) + ":" + padded(time / 60_000 % 60, 2) + ":"
      + padded(time / 1000 % 60, 2) + "," + padded(time % 1000, 3)
  }
}
