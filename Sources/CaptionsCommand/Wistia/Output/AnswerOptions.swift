// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// How answers are printed: tables for people unless told otherwise.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Print the server's answer as JSON.")
  var json = false

  @Flag(help: "Print one JSON value a line.")
  var ndjson = false

  @Option(
    help: ArgumentHelp(
      "Print only these fields, by the server's names, separated by commas.", valueName: "names"))
  var fields: String?

  func validate() throws {
    if json && ndjson { throw ValidationError("--json and --ndjson exclude each other") }
  }

  /// Whether a program reads the output.
  var isForPrograms: Bool { json || ndjson }

  /// The names of the fields to print, or `nil` for all.
  var fieldNames: [String]? {
    fields?.split(separator: ",").map { field in
      String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Prints one answer.
  ///
  /// - Parameters:
  ///   - raw: What the server said.
  ///   - rows: The same for people: names and values.
  /// - Throws: What standard output throws.
  func print(_ raw: JSONValue, rows: [(name: String, value: String?)]) throws {
    var output = StandardOutput()
    if isForPrograms {
      try output.write(try serialized(raw) + [0x0A])
    } else if let fieldNames {
      try output.write(row(raw, fieldNames).joined(separator: "\t") + "\n")
    } else {
      let present = rows.compactMap { row in row.value.map { [row.name, $0] } }
      try TextTable(rows: present).write(to: &output)
    }
    try output.flush()
  }

  /// Prints a whole list.
  ///
  /// - Parameters:
  ///   - raws: What the server said of each element.
  ///   - table: The same for people.
  /// - Throws: What standard output throws.
  func print(_ raws: [JSONValue], table: () -> TextTable) throws {
    var output = StandardOutput()
    if json {
      try output.write(try serialized(.array(raws)) + [0x0A])
    } else if ndjson {
      for raw in raws { try output.write(try serialized(raw) + [0x0A]) }
    } else if let fieldNames {
      for raw in raws {
        try output.write(row(raw, fieldNames).joined(separator: "\t") + "\n")
      }
    } else {
      try table().write(to: &output)
    }
    try output.flush()
  }

  /// One value as the options want it.
  ///
  /// - Parameter raw: The value.
  /// - Returns: JSON text.
  /// - Throws: `EncodingError`.
  func serialized(_ raw: JSONValue) throws -> [UInt8] {
    try selected(raw).serialized(pretty: json)
  }

  private func selected(_ raw: JSONValue) -> JSONValue {
    guard let fieldNames else { return raw }
    switch raw {
    case .array(let elements): return .array(elements.map(selected))
    case .object(let members): return .object(members.filter { fieldNames.contains($0.key) })
    default: return raw
    }
  }

  private func row(_ raw: JSONValue, _ names: [String]) -> [String] {
    names.map { name in
      switch raw[name] {
      case .string(let text)?: TextTable.cell(text)
      case .null?, nil: ""
      case let value?:
        (try? value.serialized()).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
    }
  }
}
