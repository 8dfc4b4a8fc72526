// SPDX-License-Identifier: Apache-2.0

/// How the account is written in files and snapshots: all members in snake case.
extension Account {
  /// The account's JSON form.
  var stored: SandboxJSON {
    [
      "id": .integer(Int64(id)),
      "name": .string(name),
      "owner": .string(owner),
      "managers": .array(managers.map(SandboxJSON.string)),
      "has_credit_card": .bool(hasCreditCard),
      "next_id": .integer(Int64(nextID)),
    ]
  }

  /// Reads the JSON form; what it does not state has its default.
  ///
  /// - Parameters:
  ///   - value: The JSON form.
  ///   - place: Where it stands, for errors.
  /// - Throws: `SandboxError`.
  init(stored value: SandboxJSON, at place: String = "") throws(SandboxError) {
    let reader = try StoredReader(
      value, at: place, names: ["id", "name", "owner", "managers", "has_credit_card", "next_id"])
    id = try reader.integer("id", in: FieldLimits.ids) ?? id
    name = try reader.text("name", most: FieldLimits.name) ?? name
    owner = try reader.text("owner", most: FieldLimits.address) ?? owner
    managers = try reader.texts("managers", most: FieldLimits.address)
    hasCreditCard = try reader.flag("has_credit_card") ?? hasCreditCard
    nextID = try reader.integer("next_id", in: 1...FieldLimits.counts.upperBound) ?? nextID
  }
}
