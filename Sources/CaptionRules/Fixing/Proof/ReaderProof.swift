// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReaders
import CaptionSyntax

/// Whether a change of a text is safe: everybody who reads it shows no less after it, and nothing new but
/// a caption's own words.
///
/// The programs do not share our eyes. Where they disagree with our reading they are right about what
/// their viewers see, and a fix may only bring them nearer to it.
struct ReaderProof {
  let format: CaptionFormat
  let license: FixLicense
  /// What we read before and after.
  private let before: OwnReading
  private let after: OwnReading
  /// Lines that stand right above a timing line, and are no numbers: names of cues, most likely.
  private let names: Set<[UInt8]>
  /// The numbers that stand there.
  private let indexes: Set<[UInt8]>
  /// The lines that we read as timing lines, whatever they are written with.
  private let timings: Set<[UInt8]>
  /// Who refused the text before and reads it now.
  private(set) var wakes: Set<Reader> = []

  init(_ old: [UInt8], _ new: [UInt8], _ format: CaptionFormat, _ license: FixLicense) {
    self.format = format
    self.license = license
    before = OwnReading(old, format)
    after = OwnReading(new, format)
    let (above, timings) = Self.linesAtTimes(in: old, format)
    self.timings = timings
    names = above.filter { !SyntaxLine.isNumber($0) }
    indexes = above.subtracting(names)
  }

  /// What stands right above a line with an arrow and digits, or one that we read as a timing line; and
  /// the lines that we read so.
  private static func linesAtTimes(
    in text: [UInt8], _ format: CaptionFormat
  ) -> (above: Set<[UInt8]>, timings: Set<[UInt8]>) {
    var timings: Set<Int> = []
    var written: Set<[UInt8]> = []
    format.parse(text.span) { event, _ in
      if case .cue(let cue) = event {
        let start = cue.offset.bytes + cue.timingLine.lowerBound
        timings.insert(start)
        // A timing line may be broken into two.
        let whole = Array(text[start..<cue.offset.bytes + cue.timingLine.upperBound])
        forEachLine(in: whole) { range in
          if !range.isEmpty { written.insert(Array(whole[range])) }
        }
      }
    }
    var lines: Set<[UInt8]> = []
    var above: [UInt8] = []
    forEachLine(in: text) { range in
      let line = Array(text[range])
      if timings.contains(range.lowerBound) || SyntaxLine.holdsTime(line) {
        if !above.isEmpty { lines.insert(above) }
        above = []
      } else {
        above = line
      }
    }
    return (lines, written)
  }

  /// Lines of a text that come to stand right below others, with those.
  static func newPairs(_ old: [UInt8], _ new: [UInt8]) -> [(above: [UInt8], line: [UInt8])] {
    func letters(_ line: [UInt8]) -> [UInt8] { ShownWords.letters(line, line.indices) }
    var pairs: Set<[[UInt8]]> = []
    forEachPair(in: old) { pairs.insert([letters($0), letters($1)]) }
    var fresh: [(above: [UInt8], line: [UInt8])] = []
    forEachPair(in: new) { above, line in
      if !pairs.contains([letters(above), letters(line)]) { fresh.append((above, line)) }
    }
    return fresh
  }

  /// Whether a number, a comment or a name comes to stand right below a line of text.
  ///
  /// Nobody may read the place yet; the next fix may make it readable.
  func joinSyntax(_ pairs: [(above: [UInt8], line: [UInt8])]) -> Bool {
    pairs.contains { above, line in
      !SyntaxLine.isSyntax(above) && !names.contains(above)
        && (SyntaxLine.isNumber(line) || SyntaxLine.isComment(line) || names.contains(line))
    }
  }

  /// Shows the letters of lines and of the lines right above them.
  private static func forEachPair(
    in text: [UInt8], _ body: (_ above: [UInt8], _ line: [UInt8]) -> Void
  ) {
    var above: [UInt8] = []
    forEachLine(in: text) { range in
      let line = Array(text[range])
      if !above.isEmpty, !line.isEmpty { body(above, line) }
      above = line
    }
  }

  private static func forEachLine(in text: [UInt8], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      body(start..<end)
      start = end + 1
      if end < text.count, text[end] == 0x0D, start < text.count, text[start] == 0x0A { start += 1 }
    }
  }

  /// What somebody would object to, or `nil` where nobody does.
  mutating func objection(
    of reader: Reader, _ then: Reading, _ now: Reading, _ part: FilePart
  ) -> FixObjection.Harm? {
    // Whether these two take a file for SubRip depends on all of it.
    let dependsOnAll = reader == .subtitleEdit || reader == .pysubs2
    if then.refusal != nil && now.refusal == nil || dependsOnAll && part == .middle {
      wakes.insert(reader)
    }
    if now.refusal != nil, then.refusal == nil, !then.captions.isEmpty { return .refusesFile }
    let actsOnMarkup = reader.program.actsOnMarkup
    let shownThen = then.captions.map { Shown($0, actsOnMarkup) }
    let shownNow = now.captions.map { Shown($0, actsOnMarkup) }
    var nowByStart: [Int64: [Int]] = [:]
    for (index, shown) in shownNow.enumerated() {
      nowByStart[shown.start, default: []].append(index)
    }
    let thenAll = Set(shownThen)
    var explained = Set(shownNow.indices.filter { thenAll.contains(shownNow[$0]) })
    let nowAll = Set(shownNow)
    for shown in shownThen where !nowAll.contains(shown) && !shown.words.isEmpty {
      var harm: FixObjection.Harm? =
        license.contains(.times) || license.contains(.ends) ? .movesCaption : .losesCaption
      for index in nowByStart[shown.start] ?? [] {
        harm = self.harm(from: shown, to: shownNow[index], shownNow)
        if harm == nil {
          explained.insert(index)
          break
        }
      }
      if harm != nil, license.contains(.times), let index = moved(shown, shownNow) {
        explained.insert(index)
        harm = nil
      }
      if let harm { return harm }
    }
    for index in shownNow.indices where !explained.contains(index) {
      if let harm = harmOfNew(shownNow[index]) { return harm }
    }
    return nil
  }

  /// What is wrong with a file that somebody refused before, and reads now: he reads all of it, and what
  /// is left broken elsewhere is on the screen as well.
  func objectionToWaking(_ reader: Reader, _ text: [UInt8]) -> FixObjection.Harm? {
    for caption in reader.read(text).captions {
      let shown = Shown(caption, reader.program.actsOnMarkup)
      guard !shown.words.isEmpty else { continue }
      let own = after.at(shown.start) {
        $0.words.letters.starts(with: shown.words.letters)
      }
      let isSyntax = shown.words.texts.contains { isSyntaxOrName($0) }
      if own == nil { return isSyntax ? .showsSyntax : .showsOtherWords }
      // A whole timing line in the text is another caption that is still swallowed, whatever we make of it.
      if shown.words.texts.contains(where: SyntaxLine.isWholeTiming) { return .showsSyntax }
      if isSyntax, own?.isWhole != true || shown.words.texts.contains(where: SyntaxLine.isComment) {
        return .showsSyntax
      }
    }
    return nil
  }

  private struct Shown: Hashable {
    var start: Int64
    var end: Int64
    var words: ShownWords

    init(_ caption: ShownCaption, _ actsOnMarkup: Bool) {
      start = caption.start.milliseconds
      end = caption.end.milliseconds
      words = ShownWords(caption.text, actsOnMarkup: actsOnMarkup)
    }
  }

  /// What is wrong with a caption of the same start that is shown in another way than before.
  private func harm(from old: Shown, to new: Shown, _ all: [Shown]) -> FixObjection.Harm? {
    if old.end != new.end, !isWantedEnd(new), !isShortenedByNext(old, new, all) {
      return .movesCaption
    }
    if old.words == new.words { return nil }
    if license.contains(.letters) {
      return new.words.texts.contains { SyntaxLine.isSyntax($0) && !old.words.texts.contains($0) }
        ? .showsSyntax : new.words.isEmpty ? .losesCaption : nil
    }
    let (then, now) = (old.words.letters, new.words.letters)
    if now.count > then.count, now.starts(with: then) { return harmOfMore(old, new) }
    // Words that are gone must be another caption's, or its number and times.
    if then.count > now.count, then.starts(with: now), !now.isEmpty {
      return isOwn(new) && isUnglued(old, new, all) ? nil : .losesCaption
    }
    return .losesCaption
  }

  /// Whether the words that a caption no longer shows are shown by another one, or nobody's.
  private func isUnglued(_ old: Shown, _ new: Shown, _ all: [Shown]) -> Bool {
    let rest = old.words.texts.dropFirst(new.words.texts.count)
    guard rest.contains(where: isSyntaxOrName) else {
      return false
    }
    let shown = all.reduce(into: Set<[UInt8]>()) { $0.formUnion($1.words.lines) }
    let lines = old.words.lines.dropFirst(new.words.lines.count)
    var isAnothers = false
    for (text, letters) in zip(rest, lines) where !isSyntaxOrName(text) {
      guard shown.contains(letters) else { return false }
      isAnothers = true
    }
    // A caption may say what looks like a time; without words of another one, only a whole timing line
    // below a number is none of its own.
    return isAnothers || rest.allSatisfy { indexes.contains($0) }
      || rest.contains(where: SyntaxLine.isNumber)
        && rest.contains { SyntaxLine.isWholeTiming($0) || timings.contains($0) }
  }

  /// What is wrong with words that a caption shows in addition.
  private func harmOfMore(_ old: Shown, _ new: Shown) -> FixObjection.Harm? {
    let added = new.words.texts.dropFirst(old.words.texts.count)
    if added.contains(where: isSyntaxOrName) {
      return .showsSyntax
    }
    // A number that is missing from the file tells of a caption that nobody could read: the words may be
    // its own.
    guard isOwn(new), let own = after.at(new.start), !own.isBeforeGap else {
      return .showsOtherWords
    }
    return nil
  }

  private func isSyntaxOrName(_ line: [UInt8]) -> Bool {
    SyntaxLine.isSyntax(line) || names.contains(line) || timings.contains(line)
  }

  /// What is wrong with a caption that was not shown before.
  private func harmOfNew(_ shown: Shown) -> FixObjection.Harm? {
    guard !shown.words.isEmpty else { return nil }
    guard isOwn(shown) else {
      return shown.words.texts.contains(where: SyntaxLine.isSyntax)
        ? .showsSyntax : .showsOtherWords
    }
    let wasWhole = before.at(shown.start) { $0.isWhole && $0.words == shown.words } != nil
    if shown.words.texts.contains(where: SyntaxLine.isComment) { return .showsSyntax }
    guard wasWhole || license.contains(.letters) else {
      return shown.words.texts.contains { isSyntaxOrName($0) } ? .showsSyntax : nil
    }
    return nil
  }

  /// Whether we read the caption as the program shows it.
  private func isOwn(_ shown: Shown) -> Bool {
    after.has(shown.start, shown.end, shown.words)
      || license.contains(.letters) && after.at(shown.start) != nil
  }

  /// The caption that shows the same words at the time that we read, before as after.
  private func moved(_ old: Shown, _ all: [Shown]) -> Int? {
    all.indices.first { index in
      let new = all[index]
      return new.words == old.words && isOwn(new) && before.has(new.start, new.end, new.words)
    }
  }

  private func isWantedEnd(_ new: Shown) -> Bool {
    guard license.contains(.ends) || license.contains(.times) else { return false }
    return after.at(new.start) { $0.end == new.end } != nil
  }

  /// Whether a caption whose end lies before its start ends where the next one begins, as FFmpeg has it.
  private func isShortenedByNext(_ old: Shown, _ new: Shown, _ all: [Shown]) -> Bool {
    guard let own = before.at(old.start), own.end < own.start else { return false }
    return old.words == new.words
  }
}
