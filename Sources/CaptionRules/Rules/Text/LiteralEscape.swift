// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP407: an escape sequence of another format in the text.
package struct LiteralEscape: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 407), name: "literal-escape", family: .text, severity: .warning,
    fix: .safe(in: .text, changing: .letters, leastOften: 3),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds \\N, \\n and \\h of SubStation Alpha, \\t, \\\" and \\u2019 of JSON, %0A of web addresses, and '|' for line breaks in at least three cues and 30 % of all. Parts of Windows paths do not count.",
      whyItMatters:
        "SubRip files have no escapes: most players show the backslash. A converter has gone wrong.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\\NTwo\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nOne\nTwo\n",
      fixSafety:
        "A line break for \\N, and for \\n before anything but a small letter, and a space for \\h behind a word are safe: that is all they can mean. Where somebody may speak about them (\\n between spaces or in quotes, \\hbar), and for the rest, the fix is unsafe.",
      options:
        "None; '|' is counted over the whole file and reported at its end, with a fix of at most 10,000 bars.",
      sources: "The Advanced SubStation Alpha format; RFC 8259; VLC reads \\N, \\n and \\h too."))

  /// Cues with a backslash, a bar or a percent sign.
  package static let trigger = RuleTrigger.contents([.escape])

  /// How many bars the fix takes in; the next round takes the rest.
  private static let mostBars = 10_000

  private var cuesWithBars = 0
  private var bars: [Edit<TextOffset>] = []

  package init(settings: LintSettings) {}

  /// Reports each escape and counts bars.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var hasBar = false
    cue.forEachTextLine(in: bytes) { line in
      var context = EscapeContext(line)
      var position = line.lowerBound
      while position < line.upperBound {
        if bytes[position] == UInt8(ascii: "|"), position > line.lowerBound,
          position + 1 < line.upperBound
        {
          hasBar = true
          note(bar: position, in: line, cue, bytes)
        }
        guard let escape = Escape.read(bytes, at: position, in: line, &context) else {
          position += 1
          continue
        }
        position = escape.range.upperBound
        findings.report(
          Self.info, "\(VisibleText.raw(escape.range, of: bytes)) is shown as it is written",
          at: escape.range, of: cue, bytes,
          fix: fix(escape, line, isBehindText: context.hasText, cue, bytes))
      }
    }
    if hasBar { cuesWithBars += 1 }
  }

  /// Reports bars that stand for line breaks throughout the file.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard cuesWithBars >= 3, cuesWithBars * 100 >= summary.cues * 30 else { return }
    findings.reportFile(
      Self.info, "'|' stands inside \(cuesWithBars) of \(summary.cues) cues, as if for line breaks",
      fix: bars.isEmpty
        ? nil : Fix(title: "break the lines at '|'", edits: bars, safety: .unsafe))
  }

  /// Remembers what a line break in place of a bar would be: the spaces beside it go too.
  private mutating func note(
    bar: Int, in line: Range<Int>, _ cue: CueView, _ bytes: Span<UInt8>
  ) {
    guard bars.count < Self.mostBars else { return }
    var (start, end) = (bar, bar + 1)
    while start > line.lowerBound, bytes[start - 1] == 0x20 { start -= 1 }
    // A break at either end would leave an empty line; so would one beside another bar, which is
    // asked first: else each bar of a row would be followed to the end of the row.
    guard start > line.lowerBound, bytes[start - 1] != UInt8(ascii: "|") else { return }
    while end < line.upperBound, bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "|") { end += 1 }
    guard end < line.upperBound else { return }
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    bars.append(Edit(range: cue.block.inText(start..<end), text: newline))
  }

  private func fix(
    _ escape: Escape, _ line: Range<Int>, isBehindText hasText: Bool, _ cue: CueView,
    _ bytes: Span<UInt8>
  ) -> Fix<TextOffset>? {
    switch escape.meaning {
    case .lineBreak(let isSure):
      // A break at either end of a line would leave an empty line.
      let isInside =
        hasText && !Newline.isBlank(bytes, escape.range.upperBound..<line.upperBound)
      var range = escape.range
      while isInside, bytes[range.lowerBound - 1] == 0x20 {
        range = range.lowerBound - 1..<range.upperBound
      }
      while isInside, bytes[range.upperBound] == 0x20 {
        range = range.lowerBound..<range.upperBound + 1
      }
      return cue.fix(
        isInside ? "break the line" : "remove it", isSure ? .safe : .unsafe,
        [(range, isInside ? Newline.ending(cue.block.timingLine, in: bytes) : "")])
    case .character(let scalar, let isSure):
      return cue.fix(
        scalar == " " ? "write a space" : "write \(scalar)", isSure ? .safe : .unsafe,
        [(escape.range, "\(scalar)")])
    }
  }
}

/// An escape sequence in the text.
private struct Escape {
  enum Meaning {
    case lineBreak(isSure: Bool)
    case character(Unicode.Scalar, isSure: Bool)
  }

  var range: Range<Int>
  var meaning: Meaning

  static func read(
    _ bytes: Span<UInt8>, at position: Int, in line: Range<Int>, _ context: inout EscapeContext
  ) -> Escape? {
    let end = line.upperBound
    if bytes[position] == UInt8(ascii: "%") {
      guard position + 2 < end, bytes[position + 1] == UInt8(ascii: "0"),
        bytes[position + 2] | 0x20 == UInt8(ascii: "a")
      else { return nil }
      context.advance(to: position, bytes)
      return Escape(range: position..<position + 3, meaning: .lineBreak(isSure: false))
    }
    guard bytes[position] == UInt8(ascii: "\\"), position + 1 < end else { return nil }
    context.advance(to: position, bytes)
    guard !context.isInBraces, !context.isInPath else { return nil }
    let pair = position..<position + 2
    let next = position + 2 < end ? bytes[position + 2] : 0x20
    let isBeforeSmall = next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
    switch bytes[position + 1] {
    case UInt8(ascii: "N"):
      // A row of breaks is one.
      var last = pair.upperBound
      while last + 1 < end, bytes[last] == UInt8(ascii: "\\"), bytes[last + 1] == UInt8(ascii: "N")
      {
        last += 2
      }
      return Escape(range: position..<last, meaning: .lineBreak(isSure: true))
    case UInt8(ascii: "n"):
      let isSure = !isBeforeSmall && !isQuoted(bytes, pair, in: line)
      return Escape(range: pair, meaning: .lineBreak(isSure: isSure))
    case UInt8(ascii: "h"):
      // `\hbar`, a word of its own, is no space.
      let isSure =
        position > line.lowerBound && bytes[position - 1] > 0x20
        || (next == UInt8(ascii: "\\") && !isBeforeSmall)
      return Escape(range: pair, meaning: .character(" ", isSure: isSure))
    case UInt8(ascii: "t") where !isBeforeSmall:
      return Escape(range: pair, meaning: .character(" ", isSure: false))
    case UInt8(ascii: "\""): return Escape(range: pair, meaning: .character("\"", isSure: false))
    case UInt8(ascii: "u"):
      guard let value = unit(bytes, at: position, end), value >= 0x20 else { return nil }
      if let scalar = Unicode.Scalar(value) {
        return Escape(range: position..<position + 6, meaning: .character(scalar, isSure: false))
      }
      // Two halves of a character past U+FFFF.
      guard (0xD800...0xDBFF).contains(value), let low = unit(bytes, at: position + 6, end),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
      else { return nil }
      return Escape(range: position..<position + 12, meaning: .character(scalar, isSure: false))
    default: return nil
    }
  }
}

extension Escape {
  /// The unit of UTF-16 that `\\u2019` writes.
  private static func unit(_ bytes: Span<UInt8>, at position: Int, _ end: Int) -> UInt32? {
    guard position + 6 <= end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for place in position + 2..<position + 6 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Whether somebody speaks about the escape: it stands between spaces as a word does, or beside a
  /// quotation mark, a bracket or a semicolon, as in code.
  private static func isQuoted(
    _ bytes: Span<UInt8>, _ pair: Range<Int>, in line: Range<Int>
  ) -> Bool {
    let before = pair.lowerBound > line.lowerBound ? bytes[pair.lowerBound - 1] : 0x0A
    let after = pair.upperBound < line.upperBound ? bytes[pair.upperBound] : 0x0A
    if before == 0x20, after == 0x20 { return true }
    switch after {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: ";"),
      UInt8(ascii: "`"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return true
    default: break
    }
    switch before {
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: "["): return true
    default: return false
    }
  }
}

/// What stands before a place in its line, as far as it tells what a backslash means there.
private struct EscapeContext {
  /// Whether the place stands in `{…}`, where `\n` has another meaning.
  private(set) var isInBraces = false
  /// Whether the place stands in a path: `C:\new`, `\\server\name`.
  private(set) var isInPath = false
  /// Whether anything but blanks stands before the place.
  private(set) var hasText = false
  /// How far the line was looked at.
  private var position: Int

  /// The context of a line's start.
  init(_ line: Range<Int>) { position = line.lowerBound }

  /// Goes on to an escape; nothing is looked at twice, however many there are.
  mutating func advance(to escape: Int, _ bytes: Span<UInt8>) {
    while position < escape {
      if !Newline.isBlank(bytes[position]) { hasText = true }
      switch bytes[position] {
      case UInt8(ascii: "{"): isInBraces = true
      case UInt8(ascii: "}"): isInBraces = false
      case UInt8(ascii: " "): isInPath = false
      case UInt8(ascii: ":"), UInt8(ascii: "\\"):
        if bytes[position + 1] == UInt8(ascii: "\\") { isInPath = true }
      default: break
      }
      position += 1
    }
  }
}
