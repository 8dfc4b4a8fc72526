// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Replaces one column of comma- or tab-separated values, and leaves every other byte alone.
///
/// Fields may be quoted as RFC 4180 says, with line ends and doubled quotes inside. Rows pass through
/// as they come, in bounded memory.
package struct DelimitedRewriter {
  /// Which column is replaced.
  package enum Column: Sendable, Hashable {
    /// The column whose header has this name, in any case where only one has; the first row is the
    /// header.
    case named(String)
    /// The column with this number, counted from 1.
    case number(Int)
  }

  /// What was wrong with the values.
  package struct Failure: Error, CustomStringConvertible {
    /// One line for people, without a period.
    package let description: String
  }

  private let delimiter: UInt8
  private let column: Column
  /// The column's position from 0, once it is known.
  private var target: Int?
  /// Whether the row that is read is the header.
  private var isHeader: Bool
  private var header: [String] = []
  private var field: [UInt8] = []
  private var position = 0
  /// The line that is read, counted from 1.
  package private(set) var line = 1
  private var isQuoted = false
  /// Whether the last byte was a quote inside a quoted field: its end, or half of a doubled one.
  private var hasPendingQuote = false
  private var isRowStarted = false
  /// Whether the last byte was a carriage return, which ends a line with or without a line feed.
  private var isAfterReturn = false
  private var isBeyondLimit = false

  /// How much of a byte-order mark was read; its length once anything else was.
  private var markLength = 0

  /// No code or name is longer; a longer field is no language, and passes through.
  private static let fieldLimit = 4096

  /// Creates a rewriter.
  ///
  /// - Parameters:
  ///   - column: The column to replace.
  ///   - delimiter: The byte between fields.
  ///   - hasHeader: Whether the first row is a header, which stays as it is; a column named is always
  ///     looked for there.
  package init(column: Column, delimiter: UInt8, hasHeader: Bool) {
    self.column = column
    self.delimiter = delimiter
    switch column {
    case .named: isHeader = true
    case .number(let number):
      isHeader = hasHeader
      target = number - 1
    }
  }

  /// Takes bytes, in pieces of any size.
  ///
  /// - Parameters:
  ///   - chunk: The bytes.
  ///   - output: Receives what they become.
  ///   - replace: Is given each field of the column without its quotes and the line it ends in, and
  ///     gives what replaces it.
  /// - Throws: ``Failure`` when the header has no such column.
  package mutating func consume(
    _ chunk: Span<UInt8>, into output: inout [UInt8], replace: (String, Int) -> String
  ) throws(Failure) {
    for index in chunk.indices {
      if markLength < ByteOrderMark.length, chunk[index] == ByteOrderMark.utf8[markLength] {
        output.append(chunk[index])
        markLength += 1
        continue
      }
      markLength = ByteOrderMark.length
      try take(chunk[index], &output, replace)
    }
  }

  /// Takes the end.
  ///
  /// - Parameters:
  ///   - output: Receives the last field.
  ///   - replace: As for ``consume(_:into:replace:)``.
  /// - Throws: ``Failure`` when the header has no such column, or a quote was never closed.
  package mutating func finish(
    into output: inout [UInt8], replace: (String, Int) -> String
  ) throws(Failure) {
    if isQuoted, !hasPendingQuote {
      throw Failure(description: "a quoted field that ends nowhere; the last line read is \(line)")
    }
    guard isRowStarted else { return }
    endField(&output, replace)
    try endRow()
  }

  private mutating func take(
    _ byte: UInt8, _ output: inout [UInt8], _ replace: (String, Int) -> String
  ) throws(Failure) {
    let isSecondHalf = isAfterReturn && byte == UInt8(ascii: "\n")
    isAfterReturn = byte == UInt8(ascii: "\r")
    if isQuoted, !hasPendingQuote {
      if byte == UInt8(ascii: "\"") { hasPendingQuote = true }
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n"), !isSecondHalf { line += 1 }
      append(byte, &output)
      return
    }
    switch byte {
    case UInt8(ascii: "\n") where isSecondHalf:
      output.append(byte)
    case UInt8(ascii: "\""):
      if isQuoted {
        hasPendingQuote = false
      } else if field.isEmpty || field.allSatisfy({ $0 == 0x20 }), !isBeyondLimit {
        isQuoted = true
      }
      append(byte, &output)
    case delimiter:
      endField(&output, replace)
      output.append(byte)
      position += 1
      isRowStarted = true
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      endField(&output, replace)
      output.append(byte)
      if isRowStarted || target == nil { try endRow() }
      line += 1
      position = 0
      isRowStarted = false
    default:
      append(byte, &output)
    }
  }

  private var isKept: Bool { isHeader || position == target }

  private mutating func append(_ byte: UInt8, _ output: inout [UInt8]) {
    isRowStarted = true
    // The field is held while it may be replaced or names a column; the first bytes of any field are
    // held as well, since only they tell a quote from a quoted field.
    guard !isBeyondLimit else {
      output.append(byte)
      return
    }
    field.append(byte)
    if field.count > Self.fieldLimit {
      output += field
      field.removeAll(keepingCapacity: true)
      isBeyondLimit = true
    } else if !isKept, isQuoted || byte != 0x20 {
      output += field
      field.removeAll(keepingCapacity: true)
      isBeyondLimit = true
    }
  }

  private mutating func endField(_ output: inout [UInt8], _ replace: (String, Int) -> String) {
    defer {
      field.removeAll(keepingCapacity: true)
      isQuoted = false
      hasPendingQuote = false
      isBeyondLimit = false
    }
    guard !isBeyondLimit else { return }
    if isHeader {
      header.append(Self.unquoted(field))
      output += field
    } else if position == target, isRowStarted {
      append(replace(Self.unquoted(field), line), wasQuoted: isQuoted, to: &output)
    } else {
      output += field
    }
  }

  private func append(_ text: String, wasQuoted: Bool, to output: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes || wasQuoted else {
      output += text.utf8
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func endRow() throws(Failure) {
    guard isHeader else { return }
    isHeader = false
    guard case .named(let name) = column else { return }
    target = header.firstIndex(of: name)
    if target == nil {
      // `language` finds `Language`, as long as nothing else is written so.
      let similar = header.indices.filter { header[$0].lowercased() == name.lowercased() }
      if similar.count == 1 { target = similar.first }
    }
    guard target == nil else { return }
    let list = header.map { "\"\($0)\"" }.joined(separator: ", ")
    throw Failure(description: "no column is called \"\(name)\"; there are \(list)")
  }

  private static func unquoted(_ field: [UInt8]) -> String {
    let text = String(decoding: field, as: UTF8.self).trimmingASCIIWhitespace()
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
