// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Tables of captions: CSV and TSV.
enum TableShape {
  /// Names of columns that tables of captions have.
  private static let columns: Set<String> = [
    "start", "end", "text", "begin", "stop", "in", "out", "time", "timecode", "timestamp",
    "duration", "speaker", "subtitle", "caption", "captions", "transcript", "id", "index",
    "number", "no", "start time", "end time", "start_time", "end_time", "starttime", "endtime",
    "ordinal", "name", "translation", "confidence",
  ]

  /// The table that the beginning of a text is.
  ///
  /// - Parameter head: The beginning of the text.
  /// - Returns: The format, or `nil` where the lines do not have the same fields.
  static func format(of head: TextHead) -> FileFormat? {
    if isTable(head, "\t") { return .tsv }
    return isTable(head, ",") || isTable(head, ";") ? .csv : nil
  }

  private static func isTable(_ head: TextHead, _ separator: Unicode.Scalar) -> Bool {
    let separator = UInt8(ascii: separator)
    guard let first = head.lines.first else { return false }
    let header = fields(head, first, separator)
    guard header.count >= 2 else { return false }
    let named = header.count { columns.contains($0.lowercased()) }
    if named >= 2 { return true }
    // Without a header: the first lines have the same fields, and a number or a time in front.
    guard head.lines.count >= 2 else { return false }
    return head.lines.prefix(3).allSatisfy { line in
      let values = fields(head, line, separator)
      return values.count == header.count && values.prefix(2).contains { isNumber($0) }
    }
  }

  /// The fields of a line, without quotation marks and spaces around them.
  private static func fields(
    _ head: TextHead, _ line: Range<Int>, _ separator: UInt8
  ) -> [String] {
    var result: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in head.bytes[line.prefix(1 << 10)] {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        result.append(Self.text(field))
        field = []
      } else {
        field.append(byte)
      }
    }
    return result + [Self.text(field)]
  }

  private static func text(_ field: [UInt8]) -> String {
    String(decoding: field.trimming { $0 == 0x20 }, as: UTF8.self)
  }

  /// A number or a time: digits with nothing but points, commas and colons between them.
  private static func isNumber(_ field: String) -> Bool {
    guard let first = field.utf8.first, first >= 0x30, first <= 0x39 else { return false }
    return field.utf8.allSatisfy {
      ($0 >= 0x30 && $0 <= 0x3A) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
  }
}
