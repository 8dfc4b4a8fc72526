// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionRules

/// The workflow commands that GitHub Actions turns into annotations.
public struct GitHubRenderer: FindingRenderer {
  /// Creates a renderer.
  public init() {}

  /// Writes a command.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  public mutating func render(_ finding: Finding, path: String, into output: inout [UInt8]) {
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

  /// Escapes the text of a command.
  private func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
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
