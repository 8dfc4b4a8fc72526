// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import SubRip

/// Fixes that concern the file as a whole, and so cannot be edits of a finding.
enum WholeFileFix {
  /// The edits of a rule's fix.
  ///
  /// - Parameters:
  ///   - code: The rule.
  ///   - findings: What it found.
  ///   - text: The file as UTF-8.
  ///   - settings: The settings that it was found with.
  /// - Returns: The fix, or `nil` where there is nothing to do.
  static func fix(
    _ code: RuleCode, _ findings: [Finding], in text: [UInt8], settings: LintSettings
  ) -> Fix? {
    guard let safety = findings.compactMap(\.diagnostic.fix?.safety).min(),
      let title = findings.first?.diagnostic.fix?.title
    else { return nil }
    let edits: [Edit]?
    switch code.number {
    case 109: edits = codepage(of: text, settings)
    case 111: edits = newlines(in: text, settings.newline)
    case 309: edits = sorting(text)
    case 316: edits = shifting(text)
    case 317: edits = frames(text, settings.frameRate)
    case 702: edits = scaling(text, settings)
    case 703: edits = framing(text, settings.frameRate)
    case 704: edits = speech(text, settings)
    default: edits = nil
    }
    guard let edits, !edits.isEmpty else { return nil }
    return Fix(title: title, edits: edits, safety: safety)
  }

  /// The whole text, read again with the code page of its language.
  private static func codepage(of text: [UInt8], _ settings: LintSettings) -> [Edit]? {
    guard let language = settings.language else { return nil }
    let mark: [UInt8] = text.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    return CodepageRepair(Array(text.dropFirst(mark.count)), language: language).map {
      [Edit(range: mark.count..<text.count, replacement: $0.text)]
    }
  }

  /// One edit for each newline that is not of the style.
  private static func newlines(in text: [UInt8], _ style: NewlineStyle) -> [Edit] {
    var edits: [Edit] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte == 0x0A || byte == 0x0D else {
        position += 1
        continue
      }
      var end = position + 1
      if byte == 0x0D {
        if end < text.count, text[end] == 0x0A {
          end += 1
        } else if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A {
          end += 2
        }
      }
      let range = position..<end
      if !text[range].elementsEqual(style.bytes) {
        edits.append(Edit(range: range, replacement: style.bytes))
      }
      position = end
    }
    return edits
  }

  /// Numbers all cues by their place.
  ///
  /// The findings alone would take a round for each cue, since each wrong number makes the next one
  /// look right.
  static func renumbering(_ text: [UInt8]) -> Fix? {
    var edits: [Edit] = []
    forEachCue(of: text) { block, bytes in
      guard block.index != block.ordinal else { return }
      let digits = Newline.trimmed(block.indexLine, in: bytes)
      if digits.isEmpty {
        let newline = Newline.ending(block.timingLine, in: bytes)
        let position = block.offset + block.timingLine.lowerBound
        edits.append(Edit(range: position..<position, text: "\(block.ordinal)\(newline)"))
      } else {
        edits.append(Edit(range: block.inFile(digits), text: "\(block.ordinal)"))
      }
    }
    return edits.isEmpty ? nil : Fix(title: "renumber the cues", edits: edits, safety: .safe)
  }

  /// Shows every cue of a file.
  static func forEachCue(of text: [UInt8], _ body: (CueBlock, Span<UInt8>) -> Void) {
    var parser = SubRipParser()
    func take(_ event: SubRipEvent, _ bytes: Span<UInt8>) {
      if case .cue(let block) = event { body(block, bytes) }
    }
    parser.consume(text.span, take)
    parser.finish(take)
  }
}
