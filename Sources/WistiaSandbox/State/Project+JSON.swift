// SPDX-License-Identifier: Apache-2.0

extension Project {
  /// The project's JSON form in files and snapshots.
  var stored: SandboxJSON {
    [
      "id": .integer(Int64(id)),
      "hashed_id": .string(hashedID),
      "name": .string(name),
      "description": .string(description),
      "created": .string(created),
      "updated": .string(updated),
      "anonymous_can_upload": .bool(anonymousCanUpload),
      "anonymous_can_download": .bool(anonymousCanDownload),
      "public": .bool(isPublic),
      "public_id": .string(publicID),
      "owner": owner.map(SandboxJSON.string) ?? .null,
      "sharings": .array(sharings.map(\.stored)),
    ]
  }

  private static let names: Set<String> = [
    "id", "hashed_id", "name", "description", "created", "updated", "anonymous_can_upload",
    "anonymous_can_download", "public", "public_id", "owner", "sharings",
  ]

  /// Reads the JSON form.
  ///
  /// - Parameters:
  ///   - value: The JSON form.
  ///   - place: Where it stands, for errors.
  /// - Throws: `SandboxError`.
  init(stored value: SandboxJSON, at place: String = "") throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: Self.names)
    id = try reader.id("id")
    hashedID = try reader.hashedID("hashed_id")
    name = try reader.required(
      "name", reader.text("name", most: FieldLimits.name, isEmptyAllowed: false))
    description = try reader.text("description") ?? ""
    created = try reader.time("created") ?? SandboxClock.text(0)
    updated = try reader.time("updated") ?? created
    anonymousCanUpload = try reader.flag("anonymous_can_upload") ?? false
    anonymousCanDownload = try reader.flag("anonymous_can_download") ?? false
    isPublic = try reader.flag("public") ?? false
    publicID = reader["public_id"] == nil ? hashedID : try reader.hashedID("public_id")
    owner = try reader.text("owner", most: FieldLimits.address)
    var ids: Set<Int> = []
    for (element, place) in try reader.elements("sharings") {
      let sharing = try Sharing(stored: element, at: place)
      guard ids.insert(sharing.id).inserted else {
        throw SandboxError("\(place).id is that of another sharing of the project")
      }
      sharings.append(sharing)
    }
    sharings.sort { $0.id < $1.id }
  }
}

extension Sharing {
  /// The sharing's JSON form.
  var stored: SandboxJSON {
    [
      "id": .integer(Int64(id)),
      "is_admin": .bool(isAdmin),
      "can_share": .bool(canShare),
      "can_download": .bool(canDownload),
      "can_upload": .bool(canUpload),
      "contact_id": .integer(Int64(contactID)),
      "contact_name": .string(contactName),
      "email": email.map(SandboxJSON.string) ?? .null,
      "awaits_activation": .bool(awaitsActivation),
    ]
  }

  private static let names: Set<String> = [
    "id", "is_admin", "can_share", "can_download", "can_upload", "contact_id", "contact_name",
    "email", "awaits_activation",
  ]

  /// Reads the JSON form; without an address it is a group's.
  fileprivate init(stored value: SandboxJSON, at place: String) throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: Self.names)
    id = try reader.id("id")
    isAdmin = try reader.flag("is_admin") ?? false
    canShare = try reader.flag("can_share") ?? false
    canDownload = try reader.flag("can_download") ?? false
    canUpload = try reader.flag("can_upload") ?? false
    contactID = try reader.id("contact_id")
    email = try reader.text("email", most: FieldLimits.address)
    contactName =
      try reader.text("contact_name", most: FieldLimits.name) ?? email ?? "Group \(contactID)"
    awaitsActivation = try reader.flag("awaits_activation") ?? false
  }
}
