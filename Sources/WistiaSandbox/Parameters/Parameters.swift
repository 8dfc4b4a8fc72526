// SPDX-License-Identifier: Apache-2.0

/// The parameters of a request, from its query and its body.
struct Parameters: Sendable {
  /// One parameter.
  struct Entry: Sendable {
    var name: String
    /// The value's bytes: those of an attached file as they are.
    var bytes: [UInt8]
    /// The name of the attached file, when the value is one.
    var fileName: String?
    /// The value of a JSON body, when it is no string.
    var json: SandboxJSON?
  }

  /// The most parameters that are read from the body, and again from the query.
  static let maximumCount = 1000

  /// The parameters, those of the body first: they win.
  var entries: [Entry] = []
  /// What a person should know about how the request was read.
  var warnings: [String] = []

  /// The parameter of a name: the first one.
  subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// A parameter as text.
  func text(_ name: String) -> String? {
    self[name].map { $0.json?.text ?? String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// A parameter as a flag, in any of the ways clients write it.
  func flag(_ name: String) -> Bool? {
    guard let entry = self[name] else { return nil }
    if let json = entry.json { return json.flag }
    return Bool(parameter: String(decoding: entry.bytes, as: UTF8.self))
  }

  /// A parameter as a whole number.
  func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// The values of a repeated parameter: `name[]=a&name[]=b`, or a list in JSON.
  func list(_ name: String) -> [String] {
    entries.flatMap { entry -> [String] in
      if entry.name == name + "[]" { return [String(decoding: entry.bytes, as: UTF8.self)] }
      if entry.name == name, let json = entry.json { return json.elements.compactMap(\.text) }
      return []
    }
  }

  /// Notes that there were too many parameters.
  mutating func noteExcess() {
    warnings.append("parameters after the first \(Self.maximumCount) were ignored")
  }

  /// Adds the members of a JSON object, as far as ``maximumCount``.
  mutating func append(members: [SandboxJSON.Member]) {
    if members.count > Self.maximumCount { noteExcess() }
    for member in members.prefix(Self.maximumCount) {
      let text: [UInt8] =
        switch member.value {
        case .string(let text): Array(text.utf8)
        case .null: []
        default: member.value.encoded
        }
      let json: SandboxJSON? = if case .string = member.value { nil } else { member.value }
      entries.append(Entry(name: member.name, bytes: text, json: json))
    }
  }
}
