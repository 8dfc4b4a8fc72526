// SPDX-License-Identifier: Apache-2.0

import ByteVectors
import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP415: words that speech recognition made up.
package struct AsrArtifact: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 415), name: "asr-artifact", family: .text, severity: .warning,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues that are nothing but a phrase that recognisers write where nobody speaks ('Thanks for watching'), a short text that comes back five times at the same distance, one word six times in a row, and, with a speech map, cues of a second or more with less than a tenth of speech.",
      whyItMatters:
        "Nobody said it. Captions that were made by machine need a reader before they are published.",
      example: "1\n00:10:01,000 --> 00:10:31,000\nThanks for watching!\n",
      useInstead: "",
      fixSafety: "There is no fix: only who listens can tell.",
      options:
        "A speech map. The rule remembers sixteen short texts, each with its last start and its distance. A lone 'you' counts in the last cue only; syllables that are sung or laughed do not count as repeated words.",
      sources: "The phrases in ASRFillers were collected for this rule; no list was copied."))

  /// Cues that may begin with a phrase, short ones, and those that may say a word over and over.
  package static let trigger = RuleTrigger.contents([.maybePhrase, .shortText, .maybeRepeatedWord])

  /// Every cue where there is a speech map.
  package var trigger: RuleTrigger {
    var trigger = Self.trigger
    trigger.isEveryCue = speech != nil
    return trigger
  }

  private struct Recent {
    var hash: UInt64
    var count: Int
    var start: Int64
    var distance: Int64
  }

  private static let fillers = PhraseIndex(ASRFillers.cues)
  private let speech: SpeechMap?
  private var recent: [Recent] = []
  /// The lowest bytes of their hashes, which are compared at once.
  private var tags = SIMD16<UInt8>(repeating: 0)
  private var oldest = 0
  /// The words of a cue, kept for its memory.
  private var folded: [UInt8] = []

  package init(settings: LintSettings) {
    speech = settings.speech
    recent.reserveCapacity(16)
  }

  /// Reports what is suspicious about a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    guard !text.isEmpty else { return }
    if isFiller(cue, bytes) {
      report("is what recognisers write where nobody speaks", cue, bytes, &findings)
    } else if let times = repeats(cue, bytes) {
      report("comes back for the \(times)th time at the same distance", cue, bytes, &findings)
    }
    if cue.contents.contains(.maybeRepeatedWord) { reportRepeatedWord(cue, bytes, &findings) }
    if let speech { checkSpeech(speech, cue, bytes, &findings) }
  }

  private func report(
    _ message: String, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var shown = VisibleText.lines(of: cue, bytes).map(\.text).joined(separator: " ")
    if shown.count > 60 { shown = shown.prefix(60) + "…" }
    findings.report(
      Self.info, "'\(shown)' \(message)", at: Self.textRange(cue, bytes), of: cue, bytes)
  }

  /// The text without the newline at its end.
  private static func textRange(_ cue: CueView, _ bytes: Span<UInt8>) -> Range<Int> {
    Newline.trimmed(cue.block.text, in: bytes)
  }

  private mutating func isFiller(_ cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    let range = Self.textRange(cue, bytes)
    guard range.count <= 160, !Self.isLabel(bytes, range) else { return false }
    if cue.isLast, range.count <= 5, VisibleText.raw(range, of: bytes).lowercased() == "you" {
      return true
    }
    guard cue.contents.contains(.maybePhrase), Self.fillers.mayBegin(with: bytes, in: range) else {
      return false
    }
    if cue.contents.isDisjoint(with: [.nonASCII, .lessThan, .brace]) {
      return Self.fillers.contains(range, of: bytes, &folded)
    }
    var words = VisibleText.lines(of: cue, bytes).map(\.text).joined(separator: " ")
    // Apostrophes join, other punctuation divides.
    words.removeAll { $0 == "'" || $0 == "’" }
    let folded = words.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    return Self.fillers.contains(folded)
  }

  /// Whether a text of ASCII without markup is a phrase that recognisers invent, its punctuation left out.
  static func isFiller(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    for position in text where bytes[position] >= 0x80 || bytes[position] == UInt8(ascii: "<") {
      return false
    }
    let text = Newline.trimmed(text, in: bytes)
    var folded: [UInt8] = []
    return text.count <= 160 && fillers.mayBegin(with: bytes, in: text)
      && fillers.contains(text, of: bytes, &folded)
  }

  /// How often a short text has come at one distance, from the fifth time on.
  private mutating func repeats(_ cue: CueView, _ bytes: Span<UInt8>) -> Int? {
    let range = Self.textRange(cue, bytes)
    guard range.count <= 40, range.count >= 2, Self.isWord(bytes[range.lowerBound]) else {
      return nil
    }
    let hash = Self.hash(bytes, range)
    let start = cue.block.start.milliseconds
    guard let index = known(hash) else {
      let entry = Recent(hash: hash, count: 1, start: start, distance: 0)
      let tag = UInt8(truncatingIfNeeded: hash)
      if recent.count < 16 {
        tags[recent.count] = tag
        recent.append(entry)
      } else {
        tags[oldest] = tag
        recent[oldest] = entry
        oldest = (oldest + 1) % 16
      }
      return nil
    }
    let distance = start - recent[index].start
    let known = recent[index].distance
    let isSame = known > 0 && abs(distance - known) * 50 <= known
    recent[index].count = isSame ? recent[index].count + 1 : 2
    recent[index].distance = distance
    recent[index].start = start
    // Short distances are refrains and answers; a recogniser stumbles once a window of sound.
    return recent[index].count >= 5 && distance >= 5000 ? recent[index].count : nil
  }

  /// Where a text stands among those that are remembered.
  private func known(_ hash: UInt64) -> Int? {
    let tag = ByteVector.all(UInt8(truncatingIfNeeded: hash))
    var places = ByteVector.bits(tags .== tag)
    while places != 0 {
      let index = places.trailingZeroBitCount
      if index < recent.count, recent[index].hash == hash { return index }
      places &= places &- 1
    }
    return nil
  }

  /// Tells texts apart, eight bytes at a time.
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: range.count)
    func add(_ word: UInt64) {
      // The constant of FNV-1a; the shift brings down again what was multiplied upwards.
      hash = (hash ^ word) &* 0x100_0000_01B3
      hash ^= hash >> 29
    }
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      add(ByteVector.word(bytes, at: position))
      position &+= 8
    }
    var rest: UInt64 = 0
    while position < range.upperBound {
      rest = rest << 8 | UInt64(bytes[position])
      position &+= 1
    }
    add(rest)
    return hash
  }

  private func reportRepeatedWord(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.textBytes >= 17 else { return }
    cue.forEachTextLine(in: bytes) { line in
      guard let run = Self.repeatedWord(line, bytes) else { return }
      let word = VisibleText.raw(run.word, of: bytes)
      let letters = word.lowercased().filter { $0.isLetter }
      guard !letters.isEmpty, !ASRFillers.sung.contains(letters) else { return }
      findings.report(
        Self.info, "'\(word)' stands \(run.count) times in a row", at: run.range, of: cue, bytes)
    }
  }

  /// A word that begins or ends a line six times or more.
  static func repeatedWord(
    _ line: Range<Int>, _ bytes: Span<UInt8>
  ) -> (word: Range<Int>, count: Int, range: Range<Int>)? {
    guard line.count >= 17 else { return nil }
    var end = line.lowerBound
    while end < line.upperBound, bytes[end] != 0x20 { end += 1 }
    let first = line.lowerBound..<end
    var count = 1
    var position = end
    while let next = following(first, at: position, line, bytes) {
      count += 1
      position = next
    }
    if count >= 6 { return (first, count, line.lowerBound..<position) }
    var start = line.upperBound
    while start > line.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
    let last = start..<line.upperBound
    guard !last.isEmpty, start > line.lowerBound else { return nil }
    // The last word may end the sentence; the one before it is compared.
    var previous = start - 1
    while previous > line.lowerBound, bytes[previous - 1] != 0x20 { previous -= 1 }
    let word = previous..<start - 1
    guard !word.isEmpty else { return nil }
    count = 1
    position = previous
    while position - 1 - word.count >= line.lowerBound, bytes[position - 1] == 0x20,
      isSame(word, as: position - 1 - word.count, bytes),
      position - 1 - word.count == line.lowerBound || bytes[position - 2 - word.count] == 0x20
    {
      count += 1
      position -= 1 + word.count
    }
    guard count >= 5 else { return nil }
    let endsAlike = last.count >= word.count && isSame(word, as: last.lowerBound, bytes)
    count += endsAlike ? 1 : 0
    return count >= 6
      ? (word, count, position..<(endsAlike ? line.upperBound : word.upperBound)) : nil
  }

  private static func following(
    _ word: Range<Int>, at position: Int, _ line: Range<Int>, _ bytes: Span<UInt8>
  ) -> Int? {
    let end = position + 1 + word.count
    guard !word.isEmpty, end <= line.upperBound, bytes[position] == 0x20,
      isSame(word, as: position + 1, bytes), end == line.upperBound || bytes[end] <= 0x2E
    else { return nil }
    return end
  }

  private static func isSame(_ word: Range<Int>, as position: Int, _ bytes: Span<UInt8>) -> Bool {
    for offset in 0..<word.count
    where bytes[word.lowerBound + offset] | 0x20 != bytes[position + offset] | 0x20 { return false }
    return true
  }

  /// Whether a byte begins a word: letters, but for the notes and signs of U+2000 to U+2FFF.
  static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || (byte >= 0xC3 && byte != 0xE2)
  }

  /// Whether a text begins as labels of sounds and songs do, which people write.
  private static func isLabel(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    guard let first = text.first else { return false }
    switch bytes[first] {
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "*"),
      UInt8(ascii: "#"), 0xE2:
      return true
    default: return false
    }
  }

  private func checkSpeech(
    _ speech: SpeechMap, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let (start, end) = (cue.block.start, cue.block.end)
    let duration = end.milliseconds - start.milliseconds
    let first = bytes[cue.block.text.lowerBound]
    // Labels of sounds and lyrics are not spoken.
    guard duration >= 1000, first != UInt8(ascii: "["), first != UInt8(ascii: "("), first != 0xE2
    else { return }
    var spoken: Int64 = 0
    for stretch in speech.stretches
    where stretch.lowerBound < end && stretch.upperBound > start {
      spoken +=
        min(stretch.upperBound, end).milliseconds - max(stretch.lowerBound, start).milliseconds
    }
    guard spoken * 10 < duration else { return }
    findings.report(
      Self.info, "somebody speaks in \(spoken) of the \(duration) ms of cue \(cue.ordinal)",
      at: Self.textRange(cue, bytes), of: cue, bytes)
  }
}
