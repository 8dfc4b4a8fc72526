// SPDX-License-Identifier: Apache-2.0

/// The kinds of text that are measured.
enum InputKind: String, CaseIterable {
  /// English in ASCII.
  case ascii
  /// Runs of 64 cues: 55 % English, 20 % accented Latin, 15 % Chinese, Japanese and Korean, 10 %
  /// Arabic.
  case mixed
  /// As `mixed`, with lines that end in CRLF.
  case crlf
}

/// Writes caption files whose content a seed repeats.
struct InputGenerator {
  private var state: UInt64 = 0x5EED
  private let kind: InputKind
  private let newline: String

  init(_ kind: InputKind) {
    self.kind = kind
    newline = kind == .crlf ? "\r\n" : "\n"
  }

  private mutating func random(_ below: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(below))
  }

  private static let english = [
    "the", "of", "and", "you", "that", "was", "for", "are", "with", "his", "they", "this", "have",
    "from", "one", "had", "word", "but", "not", "what", "all", "were", "when", "your", "can",
    "said",
    "there", "never", "tomorrow", "remember", "something", "I'll", "don't", "please,", "wait!",
  ]
  private static let accented = [
    "été", "où", "garçon", "être", "naïve", "schön", "Straße", "über", "niño", "mañana", "ação",
    "coração", "čeština", "příliš", "żółw", "gęś", "øre", "ærlig", "sång", "först", "de", "la",
    "und",
  ]
  private static let eastAsian = [
    "人人", "生而自由", "在尊嚴", "権利に", "おいて", "平等である", "すべての", "모든", "인간은", "태어날",
    "때부터", "자유로우며", "カタカナ", "です。", "我们", "一起走",
  ]
  private static let arabic = [
    "يولد", "جميع", "الناس", "أحرارا", "متساوين", "في", "الكرامة", "والحقوق", "وقد", "وهبوا",
    "عقلا",
  ]

  /// Milliseconds from one cue to the next.
  private static let period = 3200
  /// After 97 hours the times begin anew, as if films were joined: no hour has three digits, not even
  /// when all are moved.
  private static let cuesOfATape = 97 * 3_600_000 / period

  private mutating func line(_ words: [String], joined: String) -> String {
    let count = joined.isEmpty ? 2 + random(3) : 3 + random(4)
    return (0..<count).map { _ in words[random(words.count)] }.joined(separator: joined)
  }

  /// Appends the next cue.
  ///
  /// - Parameters:
  ///   - number: The cue's number, counted from 1.
  ///   - output: Receives the cue.
  mutating func append(cue number: Int, to output: inout [UInt8]) {
    let start = number % Self.cuesOfATape * Self.period
    func time(_ milliseconds: Int) -> String {
      func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      return padded(milliseconds / 3_600_000, 2) + ":" + padded(milliseconds / 60_000 % 60, 2) + ":"
        + padded(milliseconds / 1000 % 60, 2) + "," + padded(milliseconds % 1000, 3)
    }
    // One draw for a run of 64 cues, as languages do not change from line to line.
    if number % 64 == 1 { script = kind == .ascii ? 0 : random(100) }
    let words =
      script < 55
      ? Self.english : script < 75 ? Self.accented : script < 90 ? Self.eastAsian : Self.arabic
    let joined = script >= 75 && script < 90 ? "" : " "
    var text = line(words, joined: joined)
    if random(100) < 12 { text = "<i>\(text)</i>" }
    if random(100) < 35 { text += newline + line(words, joined: joined) }
    let timing = "\(time(start)) --> \(time(start + 3000))"
    output.append(
      contentsOf: "\(number)\(newline)\(timing)\(newline)\(text)\(newline)\(newline)".utf8)
  }

  private var script = 0
}
