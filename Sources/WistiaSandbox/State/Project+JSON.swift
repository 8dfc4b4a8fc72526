// SPDX-License-Identifier: Apache-2.0

extension Project {
  /// The project's JSON form in files and snapshots.
  var stored: JSONValue {
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
      "owner": owner.map(JSONValue.string) ?? .null,
      "sharings": .array(sharings.map(\.stored)),
    ]
  }

  /// Reads the JSON form.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "a project")
    id = try reader.required("id", reader.integer("id"))
    hashedID = try reader.hashedID("hashed_id")
    name = try reader.required("name", reader.text("name"))
    description = try reader.text("description") ?? ""
    created = try reader.text("created") ?? SandboxClock.text(0)
    updated = try reader.text("updated") ?? created
    anonymousCanUpload = try reader.flag("anonymous_can_upload") ?? false
    anonymousCanDownload = try reader.flag("anonymous_can_download") ?? false
    isPublic = try reader.flag("public") ?? false
    publicID = try reader.text("public_id") ?? hashedID
    owner = try reader.text("owner")
    for element in value["sharings"]?.elements ?? [] {
      sharings.append(try Sharing(stored: element))
    }
    sharings.sort { $0.id < $1.id }
  }
}

extension Sharing {
  /// The sharing's JSON form.
  var stored: JSONValue {
    [
      "id": .integer(Int64(id)),
      "is_admin": .bool(isAdmin),
      "can_share": .bool(canShare),
      "can_download": .bool(canDownload),
      "can_upload": .bool(canUpload),
      "contact_id": .integer(Int64(contactID)),
      "contact_name": .string(contactName),
      "email": email.map(JSONValue.string) ?? .null,
      "awaits_activation": .bool(awaitsActivation),
    ]
  }

  /// Reads the JSON form; without an address it is a group's.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "a sharing")
    id = try reader.required("id", reader.integer("id"))
    isAdmin = try reader.flag("is_admin") ?? false
    canShare = try reader.flag("can_share") ?? false
    canDownload = try reader.flag("can_download") ?? false
    canUpload = try reader.flag("can_upload") ?? false
    contactID = try reader.required("contact_id", reader.integer("contact_id"))
    email = try reader.text("email")
    contactName = try reader.text("contact_name") ?? email ?? "Group \(contactID)"
    awaitsActivation = try reader.flag("awaits_activation") ?? false
  }
}
