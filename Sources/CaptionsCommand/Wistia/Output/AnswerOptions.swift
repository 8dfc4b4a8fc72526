// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import ArgumentParser
import CaptionReports
import WistiaAPI

/// How answers are printed: tables for people unless told otherwise.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Print the server's answer as JSON.")
  var json = false

  @Flag(help: "Print one JSON value a line.")
  var ndjson = false

  @Flag(help: "Print the bodies of the server's answers as they came, in XML for example.")
  var raw = false

  @Option(
    help: ArgumentHelp(
      """
      Print only these fields, by the server's names (project.name for one inside another), separated \
      by commas.
      """, valueName: "names"))
  var fields: String?

  func validate() throws {
    if json && ndjson { throw ValidationError("--json and --ndjson exclude each other") }
    if raw, json || ndjson || fields != nil {
      throw ValidationError("--raw excludes --json, --ndjson and --fields")
    }
  }

  /// Whether a program reads the output.
  var isForPrograms: Bool { json || ndjson || raw }

  /// The names of the fields to print, or `nil` for all.
  var fieldNames: [String]? {
    fields?.split(separator: ",").map { field in String(field.trimming { $0 == " " }) }
  }

  /// Prints one answer.
  ///
  /// - Parameters:
  ///   - raw: What the server said.
  ///   - rows: The same for people: names and values.
  /// - Throws: What standard output throws.
  func print(_ raw: JSONValue, rows: [(name: String, value: String?)]) throws {
    // The answers were printed as they came.
    if self.raw { return }
    warnOfUnknownFields([raw])
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

  /// Tells that something was done, where the server's answer has nothing to print: a line for
  /// people, or a JSON object for programs.
  ///
  /// - Parameters:
  ///   - message: The line.
  ///   - result: The object.
  /// - Throws: What standard output throws.
  func report(_ message: String, _ result: [String: JSONValue]) throws {
    Messages.print("captions: \(message)")
    guard isForPrograms || fields != nil else { return }
    try print(.object(result), rows: [])
  }

  /// Tells that something was deleted.
  ///
  /// - Parameters:
  ///   - message: The line for people.
  ///   - deleted: What the server says of it, if anything.
  ///   - id: Its id, for programs where the server says nothing.
  /// - Throws: What standard output throws.
  func report(_ message: String, _ deleted: JSONValue?, id: String) throws {
    if case .object(let members)? = deleted { return try report(message, members) }
    try report(message, ["id": .string(id), "outcome": .string("deleted")])
  }

  /// Prints a whole list.
  ///
  /// - Parameters:
  ///   - raws: What the server said of each element.
  ///   - table: The same for people.
  /// - Throws: What standard output throws.
  func print(_ raws: [JSONValue], table: () -> TextTable) throws {
    if raw { return }
    warnOfUnknownFields(raws)
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
    var bytes: [UInt8] = []
    bytes.append(document: try selected(raw).serialized(pretty: json))
    return bytes
  }

  private func selected(_ raw: JSONValue) -> JSONValue {
    guard let fieldNames else { return raw }
    switch raw {
    case .array(let elements): return .array(elements.map(selected))
    case .object: return fieldNames.reduce(.object([:])) { $0.adding(raw, at: Self.path($1)) }
    default: return raw
    }
  }

  private func row(_ raw: JSONValue, _ names: [String]) -> [String] {
    names.map { name in
      switch raw.value(at: Self.path(name)) {
      case .string(let text)?: TextTable.cell(text)
      case .null?, nil: ""
      case let value?:
        (try? value.serialized()).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
    }
  }

  private static func path(_ name: String) -> ArraySlice<Substring> {
    name.split(separator: ".", omittingEmptySubsequences: false)[...]
  }

  /// Says which fields no answer has, since an empty column would say nothing.
  private func warnOfUnknownFields(_ raws: [JSONValue]) {
    guard let fieldNames, let first = raws.first, case .object(let members) = first else { return }
    for name in fieldNames where raws.allSatisfy({ $0.value(at: Self.path(name)) == nil }) {
      Messages.print(
        "captions: there is no field \(name); there are: "
          + members.keys.sorted().joined(separator: ", "))
    }
  }
}

extension JSONValue {
  /// The member at the end of a path of names.
  fileprivate func value(at path: ArraySlice<Substring>) -> JSONValue? {
    guard let name = path.first else { return self }
    return self[String(name)]?.value(at: path.dropFirst())
  }

  /// This object with the member of another at a path, its outer objects included.
  fileprivate func adding(_ other: JSONValue, at path: ArraySlice<Substring>) -> JSONValue {
    guard let name = path.first else { return other }
    guard let inner = other[String(name)] else { return self }
    var members: [String: JSONValue] = [:]
    if case .object(let own) = self { members = own }
    let base = path.count == 1 ? inner : members[String(name)] ?? .object([:])
    members[String(name)] = base.adding(inner, at: path.dropFirst())
    return .object(members)
  }
}
