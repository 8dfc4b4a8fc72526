// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// JUnit's XML: a suite a file, a failed case a finding of warning or above; a file without such
/// findings is one case that passed.
package struct JUnitRenderer: FindingRenderer {
  private var waiting: [Finding<FileOffset>] = []

  /// Creates a renderer.
  package init() {}

  /// Opens the document.
  ///
  /// - Parameter output: Receives the bytes.
  package mutating func begin(into output: inout [UInt8]) {
    output.append(
      contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"captions\">\n"
        .utf8)
  }

  /// Keeps a finding until its file ends.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Left as it is.
  package mutating func render(
    _ finding: Finding<FileOffset>, path: String, into output: inout [UInt8]
  ) {
    waiting.append(finding)
  }

  /// Writes a file's suite.
  ///
  /// - Parameters:
  ///   - file: What is known of it.
  ///   - output: Receives the bytes.
  package mutating func end(_ file: FileReport, into output: inout [UInt8]) {
    let failures = waiting.filter { $0.diagnostic.severity > .info }
    let passes = failures.isEmpty ? 1 : 0
    var text =
      "  <testsuite name=\"\(xml(file.path))\" tests=\"\(failures.count + passes)\" "
      + "failures=\"\(failures.count)\" errors=\"0\">\n"
    if failures.isEmpty {
      text += "    <testcase name=\"\(xml(file.path))\" classname=\"captions\"/>\n"
    }
    for finding in failures {
      let diagnostic = finding.diagnostic
      let place =
        "\(file.path):\(finding.position.line):\(finding.position.characterColumn)"
      text += "    <testcase name=\"\(diagnostic.code) \(xml(place))\" classname=\"captions\">\n"
      text +=
        "      <failure type=\"\(diagnostic.severity.rawValue)\" message=\"\(xml(diagnostic.message))\">"
      text += xml(([place] + diagnostic.notes).joined(separator: "\n")) + "</failure>\n"
      text += "    </testcase>\n"
    }
    output.append(contentsOf: (text + "  </testsuite>\n").utf8)
    waiting = []
  }

  /// Writes the suite of a file that could not be read: one case in error.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Receives the bytes.
  package mutating func fail(path: String, message: String, into output: inout [UInt8]) {
    waiting = []
    let name = xml(path)
    let text =
      "  <testsuite name=\"\(name)\" tests=\"1\" failures=\"0\" errors=\"1\">\n"
      + "    <testcase name=\"\(name)\" classname=\"captions\">\n"
      + "      <error type=\"unreadable\" message=\"\(xml(message))\"/>\n"
      + "    </testcase>\n  </testsuite>\n"
    output.append(contentsOf: text.utf8)
  }

  /// Closes the document.
  ///
  /// - Parameters:
  ///   - summary: Not part of the format.
  ///   - output: Receives the bytes.
  package mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    output.append(contentsOf: "</testsuites>\n".utf8)
  }

  /// Escapes text; what XML 1.0 cannot hold becomes a visible escape.
  private func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "&#10;"
      case "\t": result.unicodeScalars.append(scalar)
      case "\u{FFFE}", "\u{FFFF}",
        _ where TerminalText.isUnsafe(scalar):
        result += TerminalText.codePoint(scalar)
      default:
        if let reference = scalar.markupReference(in: .doubleQuotes) {
          result += reference
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
