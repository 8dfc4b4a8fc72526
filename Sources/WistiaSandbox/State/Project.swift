// SPDX-License-Identifier: Apache-2.0

/// A project with its sharings; its medias name it.
struct Project: Sendable, Hashable {
  var id: Int
  var hashedID: String
  var name: String
  var description = ""
  var created: String
  var updated: String
  var anonymousCanUpload = false
  var anonymousCanDownload = false
  var isPublic = false
  var publicID: String
  /// The address of the person who owns it; the account's owner when `nil`.
  var owner: String?
  /// Sorted by id.
  var sharings: [Sharing] = []
}

/// A link between a project and a contact or a group of contacts.
struct Sharing: Sendable, Hashable {
  var id: Int
  var isAdmin = false
  var canShare = false
  var canDownload = false
  var canUpload = false
  /// The numeric id of the contact or the group.
  var contactID: Int
  var contactName: String
  /// The contact's address; a group has none.
  var email: String?
  /// Whether the contact has yet to choose a password.
  var awaitsActivation = false
}
