// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP402: tags that are not closed, not opened, not nested or not written as they should be.
package struct MalformedTag: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 402), name: "malformed-tag", family: .text, severity: .warning,
    fix: .safe(in: .text, changing: .letters), formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds <b>, <i>, <u>, <s> and <font> tags that are never closed, that close nothing, that overlap, whose bracket is missing, whose attribute has no quotation marks, an <i> where </i> is meant, and names in upper case (info).",
      whyItMatters:
        "Amazon refuses files with unbalanced tags and with colours that are not quoted; ttconv fails on them; other players leave the rest of the cue in italics, or show the tag.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n<u><i>One</u> two</i>\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\n<u><i>One</i></u><i> two</i>\n",
      fixSafety:
        "Closing what is open at the end of the cue, dropping what closes nothing, nesting, quoting and lower case are safe: each character keeps the style that players give it. Completing a tag without its bracket is unsafe.",
      sources:
        "Amazon's list of SRT errors; ttconv srt/reader.py; ffmpeg libavcodec/htmlsubtitles.c."))

  /// Cues with an angle bracket that is not one of a style, or of one that is not closed.
  package static let trigger = RuleTrigger.contents(.looseBracket)

  /// The most tags of a cue that are nested anew at a time.
  private static let mostMisnested = 251

  package init(settings: LintSettings) {}

  /// Reports what is wrong with the tags of a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let misspelt = MisspeltTag.all(in: cue.block.text, of: bytes)
    for tag in misspelt {
      guard let replacement = tag.replacement else { continue }
      findings.report(
        Self.info,
        "the tag \(VisibleText.raw(tag.range, of: bytes)) stands where \(replacement) is meant",
        at: tag.range, of: cue, bytes,
        fix: cue.fix("write \(replacement)", .safe, [(tag.range, replacement)]))
    }
    // What closes and opens is known once those are written right.
    guard misspelt.allSatisfy({ $0.replacement == nil }) else { return }
    guard !Self.arePlain(cue, bytes) else { return }
    let tags = cue.tags.filter { $0.name.isKnown }
    guard !tags.isEmpty else { return }
    checkSpelling(tags, cue, bytes, &findings)
    // What lacks its bracket closes a tag all the same, but opens none.
    checkBalance(
      tags.filter { $0.isTerminated || $0.isClosing }, isBroken: !misspelt.isEmpty, cue, bytes,
      &findings)
  }

  /// Whether all tags are written as they should be, and each closes the one that was opened last: nearly
  /// all cues that have tags.
  private static func arePlain(_ cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    // The first letters of what is open, the last one lowest: they tell the five names apart.
    var open: UInt64 = 0
    for tag in cue.tags where tag.name.isKnown {
      guard isPlain(tag, bytes) else { return false }
      guard tag.name != .lineBreak else { continue }
      let name = UInt64(bytes[tag.nameRange.lowerBound])
      // Of more than eight nothing is said here.
      guard !tag.isSelfClosing, tag.isClosing ? open & 0xFF == name : open >> 56 == 0 else {
        return false
      }
      open = tag.isClosing ? open >> 8 : open << 8 | name
    }
    return open == 0
  }

  /// Whether nothing is wrong with a tag by itself.
  private static func isPlain(_ tag: MarkupTag, _ bytes: Span<UInt8>) -> Bool {
    for position in tag.nameRange where bytes[position] & 0x20 == 0 { return false }
    return tag.isTerminated && unquotedValue(tag, bytes) == nil
  }

  /// Reports missing brackets, missing quotation marks and upper case.
  private func checkSpelling(
    _ tags: [MarkupTag], _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for tag in tags {
      let written = VisibleText.raw(tag.range, of: bytes)
      if !tag.isTerminated {
        let end = tag.range.upperBound
        findings.report(
          Self.info, "the tag \(written) has no closing bracket", at: tag.range, of: cue, bytes,
          fix: cue.fix("add the bracket", .unsafe, [(end..<end, ">")]))
        continue
      }
      let lower = written.lowercased()
      let name = VisibleText.raw(tag.nameRange, of: bytes)
      if name != name.lowercased() {
        findings.report(
          Self.info, "the tag \(written) is written in upper case", at: tag.range, of: cue, bytes,
          severity: .info,
          fix: cue.fix("write \(lower)", .safe, [(tag.nameRange, name.lowercased())]))
      }
      if let value = Self.unquotedValue(tag, bytes) {
        let text = VisibleText.raw(value, of: bytes)
        findings.report(
          Self.info, "the value \(text) of a tag has no quotation marks", at: value, of: cue, bytes,
          fix: cue.fix("quote the value", .safe, [(value, "\"\(text)\"")]))
      }
    }
  }

  /// The first value of a tag that is not in quotation marks.
  private static func unquotedValue(_ tag: MarkupTag, _ bytes: Span<UInt8>) -> Range<Int>? {
    var position = tag.attributes.lowerBound
    let end = tag.attributes.upperBound
    while position < end {
      guard bytes[position] == UInt8(ascii: "=") else {
        position += 1
        continue
      }
      position += 1
      while position < end, bytes[position] == 0x20 { position += 1 }
      guard position < end else { return nil }
      let quote = bytes[position]
      let start = position
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        while position < end, bytes[position] != 0x20 { position += 1 }
        return start..<position
      }
      position += 1
      while position < end, bytes[position] != quote { position += 1 }
      position += 1
    }
    return nil
  }

  private func checkBalance(
    _ tags: [MarkupTag], isBroken: Bool, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    // Each such edit is as long as all that is open; what is left waits for the next round of fixing.
    let mostMisnested = min(findings.mostListed, Self.mostMisnested)
    var balance = TagBalance(tags, bytes, mostMisnested: mostMisnested)
    balance.run()
    for problem in balance.problems {
      let tag = VisibleText.raw(problem.range, of: bytes)
      switch problem.kind {
      case .stray:
        findings.report(
          Self.info, "\(tag) closes nothing", at: problem.range, of: cue, bytes,
          // Something that begins as a tag does may be what it closes: `<i♪ la la</i>`.
          fix: cue.removal(
            "remove \(tag)", isBroken ? .unsafe : .safe, [(problem.range, "")], bytes))
      case .opensInsteadOfClosing:
        findings.report(
          Self.info, "\(tag) stands where \(problem.replacement) is meant", at: problem.range,
          of: cue, bytes,
          fix: cue.fix(
            "write \(problem.replacement)", .safe, [(problem.range, problem.replacement)]))
      case .misnested(let inner, let edits):
        findings.report(
          Self.info, "\(tag) closes its tag before \(inner) is closed", at: problem.range, of: cue,
          bytes, fix: cue.fix("nest the tags", .safe, edits))
      }
    }
    reportUnclosed(balance.open, cue, bytes, &findings)
  }

  private func reportUnclosed(
    _ open: [MarkupTag], _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let first = open.first else { return }
    var end = cue.block.text.upperBound
    while end > first.range.upperBound, bytes[end - 1] <= 0x20 { end -= 1 }
    let names = open.map { VisibleText.raw($0.nameRange, of: bytes) }
    let closers = names.reversed().map { "</\($0.lowercased())>" }.joined()
    let written = names.map { "<\($0)>" }.joined(separator: " and ")
    // What is opened at the very end styles nothing.
    let isEmpty = open.count == 1 && first.range.upperBound == end
    findings.report(
      Self.info, "\(written) \(open.count == 1 ? "is" : "are") never closed", at: first.range,
      of: cue, bytes,
      notes: ["some players keep the style for the cues that follow"],
      fix: isEmpty
        ? cue.removal("remove the tag", .safe, [(first.range, "")], bytes)
        : cue.fix("close at the end of the cue", .safe, [(end..<end, closers)]))
  }
}
