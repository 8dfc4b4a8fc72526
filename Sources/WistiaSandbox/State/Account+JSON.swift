// SPDX-License-Identifier: Apache-2.0

/// How the account is written in files and snapshots: all members in snake case.
extension Account {
  /// The account's JSON form.
  var stored: JSONValue {
    [
      "id": .integer(Int64(id)),
      "name": .string(name),
      "owner": .string(owner),
      "managers": .array(managers.map(JSONValue.string)),
      "has_credit_card": .bool(hasCreditCard),
      "next_id": .integer(Int64(nextID)),
    ]
  }

  /// Reads the JSON form; what it does not state has its default.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "the account")
    id = try reader.integer("id") ?? id
    name = try reader.text("name") ?? name
    owner = try reader.text("owner") ?? owner
    managers = value["managers"]?.elements.compactMap(\.text) ?? []
    hasCreditCard = try reader.flag("has_credit_card") ?? hasCreditCard
    nextID = try reader.integer("next_id") ?? nextID
  }
}

/// Reads members of stored objects and names what is wrong.
struct StoredReader {
  let value: JSONValue
  let subject: String

  init(_ value: JSONValue, _ subject: String) {
    self.value = value
    self.subject = subject
  }

  func text(_ name: String) throws(SandboxError) -> String? {
    try read(name, \.text)
  }

  func integer(_ name: String) throws(SandboxError) -> Int? {
    try read(name) { $0.wholeNumber.flatMap { Int(exactly: $0) } }
  }

  func flag(_ name: String) throws(SandboxError) -> Bool? {
    try read(name, \.flag)
  }

  func number(_ name: String) throws(SandboxError) -> Double? {
    try read(name) {
      switch $0 {
      case .integer(let value): Double(value)
      case .number(let value): value
      default: nil
      }
    }
  }

  /// One of the values of a type.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(SandboxError) -> Value? where Value.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw SandboxError("\(subject): \"\(name)\" is \"\(text)\", and must be one of \(known)")
    }
    return value
  }

  /// An id that names files and stands in addresses.
  func hashedID(_ name: String) throws(SandboxError) -> String {
    let id = try required(name, text(name))
    guard HashedID.isUsable(id) else {
      throw SandboxError("\(subject): \"\(name)\" must be letters and digits, at most 64")
    }
    return id
  }

  func required<Value>(_ name: String, _ value: Value?) throws(SandboxError) -> Value {
    guard let value else { throw SandboxError("\(subject) has no \"\(name)\"") }
    return value
  }

  private func read<Value>(
    _ name: String, _ convert: (JSONValue) -> Value?
  ) throws(SandboxError) -> Value? {
    guard let member = value[name], member != .null else { return nil }
    guard let value = convert(member) else {
      throw SandboxError("\(subject): the value of \"\(name)\" is wrong")
    }
    return value
  }
}
