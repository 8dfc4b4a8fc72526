// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// For people: the place and the message, the source line with a caret under the exact characters,
/// what players do, and what would fix it.
package struct TextRenderer: FindingRenderer {
  private let style: TextStyle

  /// Creates a renderer.
  ///
  /// - Parameter style: Colours, columns, and the width of characters.
  package init(style: TextStyle = TextStyle()) {
    self.style = style
  }

  /// Writes a finding.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  package mutating func render(
    _ finding: Finding<FileOffset>, path: String, into output: inout [UInt8]
  ) {
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
    // A remedy of a rule is for findings that say by a note how they are to be understood.
    if !finding.diagnostic.notes.isEmpty,
      let advice = RuleRegistry.info(of: finding.diagnostic.code)?.remedy.flatMap(style.advice)
    {
      lines.append(" \(margin) = help: \(advice)")
    }
    if let fix = finding.diagnostic.fix {
      lines.append(
        " \(margin) = help: \(TerminalText.escaped(fix.title)) (\(style.howToFix(fix.safety)))")
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

  init(_ finding: Finding<FileOffset>, columns: Int, width: (String) -> Int) {
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
    var before = Pieces(piece(0..<lower))
    var marked = Pieces(piece(lower..<upper))
    var after = Pieces(piece(upper..<bytes.count))
    let columns = max(columns, 20)
    // The place itself comes first; then what stands before it, at most half of what is left.
    while marked.width > columns - 4, marked.shown.count > 1 {
      marked.removeLast()
      after.removeAll()
    }
    let room = columns - 4 - marked.width
    let share = after.width <= room / 2 ? room - after.width : max(room / 2, 0)
    while before.width > share, !before.shown.isEmpty { before.removeFirst() }
    while before.width + after.width > room, !after.shown.isEmpty { after.removeLast() }
    let start = before.isCut ? "… " : ""
    text =
      start + (before.shown + marked.shown + after.shown).map(\.shown).joined()
      + (marked.isCut || after.isCut ? " …" : "")
    caretColumn = start.count + before.width
    caretWidth = marked.width
  }

  /// Characters as they are shown, with the columns that they take together.
  private struct Pieces {
    private(set) var shown: ArraySlice<(shown: String, width: Int)>
    private(set) var width: Int
    private(set) var isCut = false

    init(_ pieces: [(shown: String, width: Int)]) {
      shown = pieces[...]
      width = pieces.reduce(0) { $0 + $1.width }
    }

    mutating func removeFirst() {
      width -= shown.removeFirst().width
      isCut = true
    }

    mutating func removeLast() {
      width -= shown.removeLast().width
      isCut = true
    }

    mutating func removeAll() {
      shown = []
      width = 0
    }
  }
}
