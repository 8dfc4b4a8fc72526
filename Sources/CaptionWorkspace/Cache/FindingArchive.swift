// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules

/// What was found in a file, as bytes and back.
enum FindingArchive {
  /// Writes what was found.
  ///
  /// - Parameters:
  ///   - report: What is known of the file.
  ///   - findings: What was found.
  /// - Returns: The bytes.
  static func bytes(_ report: FileReport, _ findings: [Finding<FileOffset>]) -> [UInt8] {
    var writer = Writer()
    writer.write(report.encoding)
    writer.write(report.cues)
    writer.write(report.suppressed)
    writer.write(findings.count)
    for finding in findings { writer.write(finding) }
    return writer.bytes
  }

  /// Reads what was found.
  ///
  /// - Parameters:
  ///   - bytes: What ``bytes(_:_:)`` returned.
  ///   - path: The file.
  /// - Returns: `nil` where the bytes are something else.
  static func read(_ bytes: [UInt8], path: String) -> (
    report: FileReport, findings: [Finding<FileOffset>]
  )? {
    var reader = Reader(bytes)
    guard let encoding = reader.text(), let cues = reader.number(),
      let suppressed = reader.number(), let count = reader.number(), count <= bytes.count
    else { return nil }
    var report = FileReport(path: path, cues: cues, encoding: encoding)
    report.suppressed = suppressed
    var findings: [Finding<FileOffset>] = []
    findings.reserveCapacity(count)
    for _ in 0..<count {
      guard let finding = reader.finding() else { return nil }
      report.counts[finding.diagnostic.severity, default: 0] += 1
      findings.append(finding)
    }
    return reader.isAtEnd ? (report, findings) : nil
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
      var rest = UInt64(bitPattern: Int64(number))
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    mutating func write(_ data: [UInt8]) {
      write(data.count)
      bytes += data
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func write(_ range: Range<FileOffset>) { write(range.bytes) }

    mutating func write(_ range: Range<Int>) {
      write(range.lowerBound)
      write(range.count)
    }

    mutating func write(_ finding: Finding<FileOffset>) {
      let diagnostic = finding.diagnostic
      write(diagnostic.code.description)
      write(diagnostic.name)
      write(diagnostic.severity.rawValue)
      write(diagnostic.message)
      write(diagnostic.range)
      write(diagnostic.cue ?? -1)
      write(diagnostic.notes.count)
      for note in diagnostic.notes { write(note) }
      write(finding.position.line)
      write(finding.position.byteColumn)
      write(finding.position.characterColumn)
      write(finding.excerpt)
      write(finding.highlight)
      write(diagnostic.fix == nil ? 0 : 1)
      guard let fix = diagnostic.fix else { return }
      write(fix.title)
      write(fix.safety.rawValue)
      write(fix.edits.count)
      for edit in fix.edits {
        write(edit.range)
        write(edit.replacement)
      }
    }
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func number() -> Int? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while position < bytes.count, shift < 64 {
        let byte = bytes[position]
        position += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return Int(Int64(bitPattern: value)) }
        shift += 7
      }
      return nil
    }

    mutating func data() -> [UInt8]? {
      guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
      defer { position += count }
      return Array(bytes[position..<position + count])
    }

    mutating func text() -> String? { data().flatMap { String(validating: $0, as: UTF8.self) } }

    mutating func range() -> Range<Int>? {
      guard let start = number(), let count = number(), count >= 0, start >= 0,
        start <= Int.max - count
      else { return nil }
      return start..<start + count
    }

    mutating func place() -> Range<FileOffset>? {
      range().map { Range($0, from: FileOffset(0)) }
    }

    mutating func finding() -> Finding<FileOffset>? {
      guard let code = text().flatMap({ RuleCode($0) }), let name = text(),
        let severity = text().flatMap(Severity.init),
        let message = text(), let range = place(), let cue = number(), let noteCount = number(),
        noteCount <= bytes.count
      else { return nil }
      var notes: [String] = []
      for _ in 0..<max(noteCount, 0) {
        guard let note = text() else { return nil }
        notes.append(note)
      }
      guard let line = number(), let byteColumn = number(), let characterColumn = number(),
        let excerpt = data(), let highlight = self.range(), let hasFix = number()
      else { return nil }
      var diagnostic = Diagnostic(
        code: code, name: name, severity: severity, message: message, range: range,
        cue: cue < 0 ? nil : cue, notes: notes)
      if hasFix != 0 {
        guard let fix = fix() else { return nil }
        diagnostic.fix = fix
      }
      return Finding(
        diagnostic: diagnostic,
        position: SourcePosition(
          line: line, byteColumn: byteColumn, characterColumn: characterColumn),
        excerpt: excerpt, highlight: highlight)
    }

    private mutating func fix() -> Fix<FileOffset>? {
      guard let title = text(), let safety = text().flatMap(FixSafety.init), let count = number(),
        count <= bytes.count
      else { return nil }
      var edits: [Edit<FileOffset>] = []
      for _ in 0..<max(count, 0) {
        guard let range = place(), let replacement = data() else { return nil }
        edits.append(Edit(range: range, replacement: replacement))
      }
      return Fix(title: title, edits: edits, safety: safety)
    }
  }
}
