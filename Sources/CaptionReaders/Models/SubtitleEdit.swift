// SPDX-License-Identifier: Apache-2.0

/// Subtitle Edit: `src/libse/SubtitleFormats/SubRip.cs`, and the lines of `StringExtensions.cs`.
///
/// A machine that expects a number, a timing line or text, and looks up to three lines ahead to tell an
/// empty line in a text from the end of it.
enum SubtitleEdit: ReaderModel {
  static let program = Program(
    name: "Subtitle Edit (libse)", source: "src/libse/SubtitleFormats/SubRip.cs",
    version: "34fab527519d (2025)", isHeldAgainstProgram: false, actsOnMarkup: false)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    let lines = LineBreaks.universal(
      text, from: text.markCount, atLineSeparator: true, keepsLast: true)
    if part == .whole, let first = lines.first,
      text.hasAnyCase("webvtt", at: first.lowerBound, before: first.upperBound)
    {
      return .refused(.notRecognized)
    }
    var machine = Machine(text, lines)
    machine.run()
    if part == .whole, machine.paragraphs.count <= machine.errors {
      return .refused(.notRecognized)
    }
    return machine.reading
  }

  private enum Expected { case number, timing, text }

  private struct Paragraph {
    var number = 0
    var start: Int64 = 0
    var end: Int64 = 0
    var words: [UInt8] = []

    var isDefault: Bool { start == 0 && end == 0 && words.isEmpty }
  }

  private struct Machine {
    let text: [UInt8]
    let lines: [Range<Int>]
    var paragraphs: [Paragraph] = []
    var errors = 0
    var countsFrames = true
    private var paragraph = Paragraph()
    private var expected = Expected.number

    init(_ text: [UInt8], _ lines: [Range<Int>]) {
      self.text = text
      self.lines = lines
    }

    /// What is shown: where every fraction of the file has two digits and is at most 30, it counts frames.
    var reading: Reading {
      var reading = Reading(captions: [])
      func milliseconds(_ time: Int64) -> Int64 {
        guard countsFrames else { return time }
        let frames = time % 1000
        return time - frames + min(Int64((Double(frames) * 1000 / 23.976).rounded()), 999)
      }
      for paragraph in paragraphs {
        reading.show(
          milliseconds(paragraph.start), milliseconds(paragraph.end), paragraph.words)
      }
      return reading
    }

    mutating func run() {
      for index in lines.indices {
        var line = trimmedEnd(lines[index])
        while line.lowerBound < line.upperBound, text[line.lowerBound] == 0x7F {
          line = (line.lowerBound + 1)..<line.upperBound
        }
        while line.upperBound > line.lowerBound, text[line.upperBound - 1] == 0x7F {
          line = line.lowerBound..<(line.upperBound - 1)
        }
        let isTiming = times(UnicodeSpaces.trimmed(text, line, isPython: false)) != nil
        if expected == .number, isTiming {
          expected = .timing
        } else if expected == .text, isTiming, !paragraph.words.isEmpty {
          close()
          expected = .timing
        }
        take(line, index)
      }
      if !paragraph.isDefault { paragraphs.append(paragraph) }
    }

    private mutating func close() {
      paragraphs.append(paragraph)
      paragraph = Paragraph()
    }

    private mutating func take(_ line: Range<Int>, _ index: Int) {
      switch expected {
      case .number:
        if let number = integer(line) {
          paragraph.number = number
          expected = .timing
        } else if !line.isEmpty {
          stray(line, index)
        }
      case .timing:
        if let times = times(line) {
          (paragraph.start, paragraph.end) = (times.start, times.end)
          paragraph.words = []
          countsFrames = countsFrames && times.countsFrames
          expected = .text
        } else if !line.isEmpty {
          errors += 1
          expected = .number
        }
      case .text: takeText(line, index)
      }
    }

    /// A line where a number is expected belongs to the paragraph above if the next number but one does.
    private mutating func stray(_ line: Range<Int>, _ index: Int) {
      if let last = paragraphs.last, index + 2 < lines.count,
        Array(text[lines[index + 2]]) == Array(String(last.number + 1).utf8)
      {
        let inner = UnicodeSpaces.trimmed(text, line, isPython: false)
        paragraphs[paragraphs.count - 1].words += [0x0A] + text[inner]
      } else {
        errors += 1
      }
    }

    private mutating func takeText(_ line: Range<Int>, _ index: Int) {
      let (next, second, third) = (self.line(index + 1), self.line(index + 2), self.line(index + 3))
      if let number = integer(line),
        times(next) != nil || (next.isEmpty && times(second) != nil)
      {
        close()
        expected = .number
        // The number has been taken, and another one is expected: the timing line does as well.
        paragraph.number = number
      } else if times(line) != nil {
        if paragraph.end > 0 || !paragraph.words.isEmpty { paragraphs.append(paragraph) }
        paragraph = Paragraph()
        if let times = times(line) {
          (paragraph.start, paragraph.end) = (times.start, times.end)
          countsFrames = countsFrames && times.countsFrames
        }
        expected = .text
      } else if !line.isEmpty || isText(next) || isText(second) || isNumberBehind(third) {
        if !paragraph.words.isEmpty { paragraph.words.append(0x0A) }
        paragraph.words += text[trimmedEnd(line)].map { $0 == 0 ? 0x20 : $0 }
      } else if paragraph.words.isEmpty {
        if !next.isEmpty, integer(next) != nil || times(next) != nil {
          close()
          expected = .number
        }
      } else if next.isEmpty {
        paragraph.words.append(0x0A)
      } else {
        close()
        expected = .number
      }
    }

    private func line(_ index: Int) -> Range<Int> { index < lines.count ? lines[index] : 0..<0 }

    private func trimmedEnd(_ line: Range<Int>) -> Range<Int> {
      UnicodeSpaces.trimmed(text, line, isPython: false, atStart: false)
    }

    private func isText(_ line: Range<Int>) -> Bool {
      !trimmedEnd(line).isEmpty && integer(line) == nil && times(line) == nil
    }

    private func isNumberBehind(_ line: Range<Int>) -> Bool {
      !line.isEmpty && Array(text[line]) == Array(String(paragraph.number + 1).utf8)
    }

    private func times(_ line: Range<Int>) -> SubtitleEditTiming? {
      SubtitleEditTiming(text, line)
    }

    /// `int.TryParse`: spaces, a sign, digits, spaces, within 32 bits.
    private func integer(_ line: Range<Int>) -> Int? {
      var place = line.lowerBound
      var end = line.upperBound
      while place < end, isSpaceOfC(text[place]) { place += 1 }
      while end > place, isSpaceOfC(text[end - 1]) || text[end - 1] == 0 { end -= 1 }
      let isNegative = place < end && text[place] == 0x2D
      if isNegative || (place < end && text[place] == 0x2B) { place += 1 }
      guard place < end else { return nil }
      var value = 0
      while place < end {
        guard isDigit(text[place]) else { return nil }
        value = value * 10 + Int(text[place] &- 0x30)
        if value > Int(Int32.max) + (isNegative ? 1 : 0) { return nil }
        place += 1
      }
      return isNegative ? -value : value
    }
  }
}
