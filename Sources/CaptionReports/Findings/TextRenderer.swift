// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionRules

/// For people: the place and the message, the source line with a caret under the exact characters,
/// what players do, and what would mend it.
public struct TextRenderer: FindingRenderer {
  private let style: TextStyle

  /// Creates a renderer.
  ///
  /// - Parameter style: Colours, columns, and the width of characters.
  public init(style: TextStyle = TextStyle()) {
    self.style = style
  }

  /// Writes a finding.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  public mutating func render(_ finding: Finding, path: String, into output: inout [UInt8]) {
    var lines = [ConciseRenderer.line(finding, path: path, style: style)]
    let number = String(finding.position.line)
    let margin = String(repeating: " ", count: number.count)
    if !finding.excerpt.isEmpty {
      let excerpt = Excerpt(finding, columns: style.columns - number.count - 5, width: style.width)
      lines.append(" \(style.paint("\(number) |", "34")) \(excerpt.text)")
      let caret = String(repeating: "^", count: max(1, excerpt.caretWidth))
      let indent = String(repeating: " ", count: excerpt.caretColumn)
      lines.append(
        " \(style.paint("\(margin) |", "34")) \(indent)"
          + style.paint(caret, style.paint(finding.diagnostic.severity)))
    }
    for note in finding.diagnostic.notes {
      lines.append(" \(margin) = note: \(TerminalText.escaped(note))")
    }
    if let fix = finding.diagnostic.fix {
      lines.append(" \(margin) = help: \(TerminalText.escaped(fix.title)) (\(fix.safety.command))")
    }
    output.append(contentsOf: lines.joined(separator: "\n").utf8)
    output.append(contentsOf: [0x0A, 0x0A])
  }
}

/// The part of a source line that fits, escaped, and where the caret goes.
struct Excerpt {
  var text = ""
  var caretColumn = 0
  var caretWidth = 0

  init(_ finding: Finding, columns: Int, width: (String) -> Int) {
    let bytes = finding.excerpt
    func piece(_ range: Range<Int>) -> [(shown: String, width: Int)] {
      String(decoding: bytes[range], as: UTF8.self).map { character in
        var shown = ""
        for scalar in character.unicodeScalars { TerminalText.append(scalar, to: &shown) }
        return (shown, width(shown))
      }
    }
    let lower = min(finding.highlight.lowerBound, bytes.count)
    let upper = min(max(finding.highlight.upperBound, lower), bytes.count)
    var before = piece(0..<lower)
    var marked = piece(lower..<upper)
    var after = piece(upper..<bytes.count)
    let columns = max(columns, 20)
    func total(_ pieces: [(shown: String, width: Int)]) -> Int {
      pieces.reduce(0) { $0 + $1.width }
    }
    var cutBefore = false
    var cutAfter = false
    // The place itself comes first; then what stands before it, at most half of what is left.
    while total(marked) > columns - 4, marked.count > 1 {
      marked.removeLast()
      after = []
      cutAfter = true
    }
    let room = columns - 4 - total(marked)
    let share = total(after) <= room / 2 ? room - total(after) : max(room / 2, 0)
    while total(before) > share, !before.isEmpty {
      before.removeFirst()
      cutBefore = true
    }
    while total(before) + total(after) > room, !after.isEmpty {
      after.removeLast()
      cutAfter = true
    }
    let start = cutBefore ? "… " : ""
    text =
      start + (before + marked + after).map(\.shown).joined() + (cutAfter ? " …" : "")
    caretColumn = start.count + total(before)
    caretWidth = total(marked)
  }
}
