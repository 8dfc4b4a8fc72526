// SPDX-License-Identifier: Apache-2.0

/// VLC media player: `modules/demux/subtitle.c`, `modules/codec/subsdec.c` and the lines of
/// `src/input/stream.c`.
///
/// The file is SubRip when a timing line comes before a line of another format, in its first 256 lines and
/// 4096 bytes. A cue is a timing line, whatever stands above it, and the lines to the next empty one.
enum VLC: ReaderModel {
  static let program = Program(
    name: "VLC", source: "modules/demux/subtitle.c, modules/codec/subsdec.c, src/input/stream.c",
    version: "3.0.24 (Debian 12)", isHeldAgainstProgram: true, actsOnMarkup: true)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    if part == .whole {
      guard text.count >= 16, isSubRip(text) else { return .refused(.notRecognized) }
    }
    var reading = Reading(captions: [])
    let lines = lines(of: text, from: text.markCount)
    var next = 0
    while next < lines.count {
      let timing = lines[next]
      next += 1
      guard let (start, end) = times(text, timing), start < end else { continue }
      var words: [UInt8] = []
      while next < lines.count {
        let line = lines[next]
        next += 1
        if line.isEmpty { break }
        words.append(contentsOf: text[line])
        words.append(0x0A)
      }
      if start >= 0 { reading.show(start, end, VLCMarkup.shown(words)) }
    }
    sort(&reading.captions)
    return reading
  }

  /// Sorts by start; captions of one start keep their order.
  private static func sort(_ captions: inout [ShownCaption]) {
    var isSorted = true
    for index in captions.indices.dropFirst()
    where captions[index].start < captions[index - 1].start { isSorted = false }
    if !isSorted { captions.sort { $0.start < $1.start } }
  }

  /// The lines as the stream reads them: to a line feed, or to a carriage return where the piece of text
  /// that is looked at has no line feed.
  ///
  /// Carriage returns at the end are dropped, and what follows a NUL.
  static func lines(of text: [UInt8], from start: Int, before end: Int? = nil) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    let end = end ?? text.count
    lines.reserveCapacity((end - start) / 24)
    var lower = start
    while lower < end {
      var (searched, piece) = (lower, 2048)
      var newline: Int?
      while newline == nil, searched < end {
        let upper = min(lower + piece, end)
        newline = text.first(0x0A, in: searched..<upper) ?? text.first(0x0D, in: searched..<upper)
        searched = upper
        piece = min((upper - lower) * 2, longestLine)
        if newline == nil, searched - lower >= longestLine { return lines }
      }
      let next = newline.map { $0 + 1 } ?? end
      var upper = next
      while upper > lower, text[upper - 1] == 0x0A || text[upper - 1] == 0x0D { upper -= 1 }
      lines.append(lower..<(text.first(0x00, in: lower..<upper) ?? upper))
      lower = next
    }
    return lines
  }

  private static let longestLine = 2048 * 100

  /// The times of a timing line, in milliseconds.
  private static func times(_ text: [UInt8], _ line: Range<Int>) -> (Int64, Int64)? {
    guard let arrow = text.first(" --> ", in: line), arrow > line.lowerBound,
      let start = time(text, line.lowerBound..<line.upperBound, before: arrow),
      let end = time(text, (arrow + 5)..<line.upperBound, before: line.upperBound)
    else { return nil }
    return (start, end)
  }

  private static func time(_ text: [UInt8], _ range: Range<Int>, before limit: Int) -> Int64? {
    var scanner = FormatScanner(text, range)
    guard let seconds = scanner.clock() else { return nil }
    let behindSeconds = scanner.position
    if scanner.byte(0x2C) || scanner.byte(0x2E), let milliseconds = scanner.int(),
      scanner.position <= limit
    {
      return seconds * 1000 + milliseconds
    }
    return behindSeconds <= limit ? seconds * 1000 : nil
  }

  /// Whether the first lines are SubRip before they are anything else.
  private static func isSubRip(_ text: [UInt8]) -> Bool {
    let lines = lines(of: text, from: text.markCount, before: min(text.count, 4096))
    for line in lines.prefix(256) {
      switch kind(of: text, line) {
      case .subRip: return true
      case .other: return false
      case nil: continue
      }
    }
    return false
  }

  private enum Kind { case subRip, other }

  /// What a line says of the format, by the same tests in the same order.
  private static func kind(of text: [UInt8], _ line: Range<Int>) -> Kind? {
    func has(_ word: StaticString) -> Bool {
      var position = line.lowerBound
      while position + word.utf8CodeUnitCount <= line.upperBound {
        if text.hasAnyCase(word, at: position, before: line.upperBound) { return true }
        position += 1
      }
      return false
    }
    func begins(_ word: StaticString) -> Bool {
      text.hasAnyCase(word, at: line.lowerBound, before: line.upperBound)
    }
    if has("<sami>") { return .other }
    if line.isEmpty { return nil }
    if text[line.lowerBound] == 0x7B {
      var scanner = FormatScanner(text, line)
      if scanner.byte(0x7B), scanner.int() != nil, scanner.byte(0x7D), scanner.byte(0x7B),
        scanner.position < line.upperBound
      {
        // `{1}{}` and `{1}{2}` are MicroDVD.
        if scanner.int() != nil || scanner.byte(0x7D) { return .other }
      }
    }
    if isTiming(text, line) { return .subRip }
    if begins("!: this is a sub station alpha v1") || begins("scripttype: v4.00")
      || begins("dialogue:") || begins("webvtt") || begins("-->> ") || has("[information]")
    {
      return .other
    }
    return isOfAnotherFormat(text, line)
      || has("*** start script") || has("<time") || begins("scenarist_scc v1.0") ? .other : nil
  }

  /// `%d:%d:%d,%d --> %d:%d:%d,%d` and its kin: the fractions may be missing, and have one separator.
  private static func isTiming(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    for separator: UInt8 in [0x2C, 0x2E] {
      var scanner = FormatScanner(text, line)
      guard scanner.clock() != nil else { return false }
      let behind = scanner.position
      if !(scanner.byte(separator) && scanner.int() != nil) { scanner.position = behind }
      if scanner.arrow(), scanner.clock() != nil { return true }
    }
    return false
  }

  /// The formats that are told by numbers at the start of a line.
  private static func isOfAnotherFormat(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var scanner = FormatScanner(text, line)
    if scanner.clock() != nil {
      // `00:00:01:` and `00:00:01 ` are VPlayer; the space is any, and none.
      return true
    }
    func scans(_ steps: (inout FormatScanner) -> Bool) -> Bool {
      var scanner = FormatScanner(text, line)
      return steps(&scanner)
    }
    return scans {
      $0.byte(0x40) && $0.int() != nil && $0.spaces() && $0.byte(0x40) && $0.int() != nil
    }
      || scans {
        $0.byte(0x7B) && $0.byte(0x54) && $0.spaces() && $0.clock() != nil
          && $0.byte(0x3A) && $0.int() != nil
      }
      || scans { $0.byte(0x5B) && $0.clock() != nil && $0.byte(0x5D) && $0.position < $0.end }
      || scans {
        $0.byte(0x5B) && $0.int() != nil && $0.byte(0x5D) && $0.byte(0x5B)
          && ($0.byte(0x5D) || $0.int() != nil)
      }
      || scans { $0.int() != nil && $0.byte(0x2C) && $0.int() != nil }
      || scans { $0.byte(0x7B) && $0.clock() != nil }
      || text.has("FORMAT=", at: line.lowerBound, before: line.upperBound)
  }
}
