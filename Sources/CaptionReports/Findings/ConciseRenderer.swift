// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// `path:line:col: severity[CODE]: message`, one line a finding.
package struct ConciseRenderer: FindingRenderer {
  private let style: TextStyle

  /// Creates a renderer.
  ///
  /// - Parameter style: Whether to use colours.
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
    output.append(contentsOf: Self.line(finding, path: path, style: style).utf8)
    output.append(0x0A)
  }

  static func line(_ finding: Finding<FileOffset>, path: String, style: TextStyle) -> String {
    let diagnostic = finding.diagnostic
    let place =
      "\(TerminalText.escaped(path)):\(finding.position.line):\(finding.position.characterColumn):"
    let label = style.paint(
      "\(diagnostic.severity.rawValue)[\(diagnostic.code)]", style.paint(diagnostic.severity))
    let message = TerminalText.escaped(diagnostic.message)
    return "\(style.paint(place, "1")) \(label): \(message) (\(diagnostic.name))"
  }
}
