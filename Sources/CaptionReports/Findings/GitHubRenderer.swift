// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// The workflow commands that GitHub Actions turns into annotations.
package struct GitHubRenderer: FindingRenderer {
  /// Creates a renderer.
  package init() {}

  /// Writes a command.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  package mutating func render(
    _ finding: Finding<FileOffset>, path: String, into output: inout [UInt8]
  ) {
    let diagnostic = finding.diagnostic
    let level =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    let title = "\(diagnostic.code) \(diagnostic.name)"
    let line =
      "::\(level) file=\(property(path)),line=\(finding.position.line),"
      + "col=\(finding.position.characterColumn),title=\(property(title))"
      + "::\(data(diagnostic.message))\n"
    output.append(contentsOf: line.utf8)
  }

  /// Annotates a file that could not be read.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Receives the bytes.
  package mutating func fail(path: String, message: String, into output: inout [UInt8]) {
    let line = "::error file=\(property(path)),title=unreadable::\(data(message))\n"
    output.append(contentsOf: line.utf8)
  }

  /// Escapes the text of a command; what a terminal would act on is made visible, since the log is
  /// read on one too.
  private func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: TerminalText.append(scalar, to: &result)
      }
    }
    return result
  }

  /// Escapes a property of a command.
  private func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
