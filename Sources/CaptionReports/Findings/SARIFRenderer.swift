// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// SARIF 2.1.0 (OASIS), with the rules' descriptions and the fixes.
package struct SARIFRenderer: FindingRenderer {
  private var isFirst = true
  private let indexes: [RuleCode: Int]
  private let version: String
  private var failures: [(path: String, message: String)] = []

  /// Creates a renderer.
  ///
  /// - Parameter version: The version of the tool, such as `1.2.3`.
  package init(version: String = "") {
    self.version = version
    let codes = RuleRegistry.infos.map(\.code)
    indexes = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
  }

  /// Opens the log and describes the rules.
  ///
  /// - Parameter output: Receives the bytes.
  package mutating func begin(into output: inout [UInt8]) {
    var json = JSONText()
    json.open(0x7B)
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.key("runs")
    json.open(0x5B)
    json.open(0x7B)
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.member("name", "captions")
        if !version.isEmpty { json.member("semanticVersion", version) }
        json.key("rules")
        json.array { json in
          for info in RuleRegistry.infos { json.object { Self.describe(info, in: &$0) } }
        }
      }
    }
    json.member("columnKind", "unicodeCodePoints")
    json.key("results")
    json.open(0x5B)
    output.append(contentsOf: json.bytes)
  }

  /// Writes a result.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  package mutating func render(
    _ finding: Finding<FileOffset>, path: String, into output: inout [UInt8]
  ) {
    var json = JSONText()
    let diagnostic = finding.diagnostic
    json.object { json in
      json.member("ruleId", diagnostic.code.description)
      if let index = indexes[diagnostic.code] { json.member("ruleIndex", index) }
      json.member("level", Self.level(diagnostic.severity))
      json.key("message")
      json.object { json in
        json.member("text", ([diagnostic.message] + diagnostic.notes).joined(separator: "; "))
      }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { Self.writeLocation(of: finding, path: path, in: &$0) }
        }
      }
      if let fix = diagnostic.fix, !fix.edits.isEmpty { Self.write(fix, path: path, in: &json) }
    }
    if !isFirst { output.append(0x2C) }
    isFirst = false
    output.append(0x0A)
    output.append(contentsOf: json.bytes)
  }

  /// Keeps what is said of a file that could not be read until the end.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Left as it is.
  package mutating func fail(path: String, message: String, into output: inout [UInt8]) {
    failures.append((path, message))
  }

  /// Says how the run went, and closes the log.
  ///
  /// - Parameters:
  ///   - summary: Not part of the format.
  ///   - output: Receives the bytes.
  package mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    var json = JSONText()
    json.array { json in
      json.object { json in
        json.member("executionSuccessful", failures.isEmpty)
        guard !failures.isEmpty else { return }
        json.key("toolExecutionNotifications")
        json.array { json in
          for failure in failures { json.object { Self.write(failure, in: &$0) } }
        }
      }
    }
    output.append(contentsOf: "\n],\"invocations\":".utf8)
    output.append(contentsOf: json.bytes)
    output.append(contentsOf: "}]}\n".utf8)
  }

  private static func write(_ failure: (path: String, message: String), in json: inout JSONText) {
    json.member("level", "error")
    json.key("message")
    json.object { $0.member("text", failure.message) }
    json.key("locations")
    json.array { json in
      json.object { json in
        json.key("physicalLocation")
        json.object { json in
          json.key("artifactLocation")
          json.object { $0.member("uri", PathURI.reference(to: failure.path)) }
        }
      }
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private static func describe(_ info: RuleInfo, in json: inout JSONText) {
    json.member("id", info.code.description)
    if !info.formerCodes.isEmpty {
      json.key("deprecatedIds")
      json.array { json in
        for code in info.formerCodes { json.value(code.description) }
      }
    }
    json.member("name", info.name)
    json.key("shortDescription")
    json.object { $0.member("text", info.documentation.whatItDoes) }
    json.key("fullDescription")
    json.object { json in
      json.member("text", info.documentation.whatItDoes + " " + info.documentation.whyItMatters)
    }
    json.key("help")
    json.object { json in
      let text = info.documentation
      json.member("text", text.fixSafety)
      json.member(
        "markdown",
        "\(text.whyItMatters)\n\n```\n\(text.example)```\n\nInstead:\n\n```\n\(text.useInstead)```\n\n"
          + "\(text.fixSafety)\n\nSources: \(text.sources)")
    }
    json.key("defaultConfiguration")
    json.object { $0.member("level", level(info.severity)) }
    json.key("properties")
    json.object { json in
      // By these code hosts let people filter.
      json.key("tags")
      json.array { $0.value(info.family.rawValue) }
    }
  }

  private static func writeLocation(
    of finding: Finding<FileOffset>, path: String, in json: inout JSONText
  ) {
    json.key("artifactLocation")
    json.object { $0.member("uri", PathURI.reference(to: path)) }
    json.key("region")
    json.object { json in
      json.member("startLine", finding.position.line)
      json.member("startColumn", column(of: finding))
      if let end = endColumn(of: finding) {
        json.member("endLine", finding.position.line)
        json.member("endColumn", end)
      }
      json.member("byteOffset", finding.diagnostic.range.lowerBound.bytes)
      json.member("byteLength", finding.diagnostic.range.count)
    }
  }

  /// The column in code points, which SARIF wants; in characters where the line is too long to hold.
  private static func column(of finding: Finding<FileOffset>) -> Int {
    guard finding.highlight.lowerBound == finding.position.byteColumn - 1 else {
      return finding.position.characterColumn
    }
    let prefix = finding.excerpt[..<finding.highlight.lowerBound]
    return String(decoding: prefix, as: UTF8.self).unicodeScalars.count + 1
  }

  /// The column behind the place, where the place ends in its line.
  private static func endColumn(of finding: Finding<FileOffset>) -> Int? {
    let highlight = finding.highlight
    guard !highlight.isEmpty, highlight.upperBound <= finding.excerpt.count else { return nil }
    let marked = finding.excerpt[highlight]
    return column(of: finding) + String(decoding: marked, as: UTF8.self).unicodeScalars.count
  }

  private static func write(_ fix: Fix<FileOffset>, path: String, in json: inout JSONText) {
    json.key("fixes")
    json.array { json in
      json.object { json in
        json.key("description")
        json.object { $0.member("text", "\(fix.title) (\(fix.safety.rawValue))") }
        json.key("artifactChanges")
        json.array { json in
          json.object { json in
            json.key("artifactLocation")
            json.object { $0.member("uri", PathURI.reference(to: path)) }
            json.key("replacements")
            json.array { json in
              for edit in fix.edits { json.object { write(edit, in: &$0) } }
            }
          }
        }
      }
    }
  }

  private static func write(_ edit: Edit<FileOffset>, in json: inout JSONText) {
    json.key("deletedRegion")
    json.object { json in
      json.member("byteOffset", edit.range.lowerBound.bytes)
      json.member("byteLength", edit.range.count)
    }
    guard !edit.replacement.isEmpty else { return }
    json.key("insertedContent")
    json.object { $0.member("text", String(decoding: edit.replacement, as: UTF8.self)) }
  }
}

/// Paths as references of RFC 3986.
enum PathURI {
  /// A relative reference for a relative path, and a `file:` URI for an absolute one.
  static func reference(to path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.unicodeScalars.append(digits[Int(byte >> 4)])
        result.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
