// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionRules

/// One JSON document: `version`, `files` with their findings, `summary`.
///
/// Findings are written as they come, so that a file of a million of them takes no memory; what is
/// known of a file follows them.
package struct JSONRenderer: FindingRenderer {
  private var isFirst = true
  private var isInFile = false
  private var isFirstFinding = true

  /// Creates a renderer.
  package init() {}

  /// Opens the document.
  ///
  /// - Parameter output: Receives the bytes.
  package mutating func begin(into output: inout [UInt8]) {
    output.append(contentsOf: "{\"version\":1,\"files\":[".utf8)
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
    open(path, &output)
    if !isFirstFinding { output.append(0x2C) }
    isFirstFinding = false
    var json = JSONText()
    json.object { $0.write(finding) }
    output.append(0x0A)
    output.append(contentsOf: json.bytes)
  }

  /// Ends a file.
  ///
  /// - Parameters:
  ///   - file: What is known of it.
  ///   - output: Receives the bytes.
  package mutating func end(_ file: FileReport, into output: inout [UInt8]) {
    open(file.path, &output)
    close(&output) { $0.writeFacts(of: file) }
  }

  /// Ends a file that could not be read.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Receives the bytes.
  package mutating func fail(path: String, message: String, into output: inout [UInt8]) {
    open(path, &output)
    close(&output) { $0.member("error", message) }
  }

  private mutating func open(_ path: String, _ output: inout [UInt8]) {
    guard !isInFile else { return }
    isInFile = true
    isFirstFinding = true
    if !isFirst { output.append(0x2C) }
    isFirst = false
    var json = JSONText()
    json.open(0x7B)
    json.member("path", path)
    json.key("findings")
    json.open(0x5B)
    output.append(0x0A)
    output.append(contentsOf: json.bytes)
  }

  private mutating func close(_ output: inout [UInt8], _ members: (inout JSONText) -> Void) {
    isInFile = false
    var json = JSONText()
    json.object(members)
    // The members go on after the findings.
    output.append(contentsOf: "],".utf8)
    output.append(contentsOf: json.bytes.dropFirst())
  }

  /// Closes the document.
  ///
  /// - Parameters:
  ///   - summary: What the whole run found.
  ///   - output: Receives the bytes.
  package mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    var json = JSONText()
    json.object { $0.write(summary) }
    output.append(contentsOf: "\n],\"summary\":".utf8)
    output.append(contentsOf: json.bytes)
    output.append(contentsOf: "}\n".utf8)
  }
}

/// One JSON document a line: `"type":"finding"`, `"file"` and at last `"summary"`.
package struct NDJSONRenderer: FindingRenderer {
  /// Creates a renderer.
  package init() {}

  /// Writes a finding.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  package mutating func render(
    _ finding: Finding<FileOffset>, path: String, into output: inout [UInt8]
  ) {
    line(into: &output) { json in
      json.member("type", "finding")
      json.member("path", path)
      json.write(finding)
    }
  }

  /// Writes what is known of a file.
  ///
  /// - Parameters:
  ///   - file: What is known of it.
  ///   - output: Receives the bytes.
  package mutating func end(_ file: FileReport, into output: inout [UInt8]) {
    line(into: &output) { json in
      json.member("type", "file")
      json.write(file)
    }
  }

  /// Says that a file could not be read.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Receives the bytes.
  package mutating func fail(path: String, message: String, into output: inout [UInt8]) {
    line(into: &output) { json in
      json.member("type", "error")
      json.member("path", path)
      json.member("message", message)
    }
  }

  /// Writes what the whole run found.
  ///
  /// - Parameters:
  ///   - summary: What the whole run found.
  ///   - output: Receives the bytes.
  package mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {
    line(into: &output) { json in
      json.member("type", "summary")
      json.write(summary)
    }
  }

  private func line(into output: inout [UInt8], _ body: (inout JSONText) -> Void) {
    var json = JSONText()
    json.object(body)
    json.endLine()
    output.append(contentsOf: json.bytes)
  }
}

extension JSONText {
  /// Writes the members of a file's report.
  mutating func write(_ file: FileReport) {
    member("path", file.path)
    writeFacts(of: file)
  }

  /// Writes the members of a file's report, but for its path.
  mutating func writeFacts(of file: FileReport) {
    member("encoding", file.encoding)
    member("cues", file.cues)
    writeCounts(file.counts)
    member("suppressed", file.suppressed)
  }

  /// Writes the members of a summary.
  mutating func write(_ summary: RunSummary) {
    member("files", summary.files)
    member("unreadable", summary.unreadable)
    member("cues", summary.cues)
    writeCounts(summary.counts)
    member("suppressed", summary.suppressed)
  }

  private mutating func writeCounts(_ counts: [Severity: Int]) {
    member("errors", counts[.error] ?? 0)
    member("warnings", counts[.warning] ?? 0)
    member("infos", counts[.info] ?? 0)
  }

  /// Writes the members of a finding.
  mutating func write(_ finding: Finding<FileOffset>) {
    let diagnostic = finding.diagnostic
    member("code", diagnostic.code.description)
    member("name", diagnostic.name)
    member("severity", diagnostic.severity.rawValue)
    member("message", diagnostic.message)
    member("line", finding.position.line)
    member("column", finding.position.characterColumn)
    member("byteColumn", finding.position.byteColumn)
    member("start", diagnostic.range.lowerBound.bytes)
    member("end", diagnostic.range.upperBound.bytes)
    member("cue", diagnostic.cue)
    key("notes")
    array { json in
      for note in diagnostic.notes { json.value(note) }
    }
    guard let fix = diagnostic.fix else { return }
    key("fix")
    object { json in
      json.member("title", fix.title)
      json.member("safety", fix.safety.rawValue)
      json.key("edits")
      json.array { json in
        for edit in fix.edits {
          json.object { json in
            json.member("start", edit.range.lowerBound.bytes)
            json.member("end", edit.range.upperBound.bytes)
            json.member("text", String(decoding: edit.replacement, as: UTF8.self))
          }
        }
      }
    }
  }
}
