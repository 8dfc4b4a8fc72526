// SPDX-License-Identifier: Apache-2.0

/// A contact's or group's access to a project.
public struct Sharing: Sendable, Hashable {
  /// With whom a project is shared.
  public struct Share: Sendable, Hashable {
    /// The number of the contact or group.
    public var id: Int64?
    /// The name.
    public var name: String?
    /// `Contact` or `ContactGroup`.
    public var type: String?
    /// The address of a contact.
    public var email: String?

    init?(_ fields: ObjectReader?) {
      guard let fields else { return nil }
      id = fields.integer("id")
      name = fields.string("name")
      type = fields.string("type")
      email = fields.string("email")
    }
  }

  /// The number of the sharing, by which it is addressed.
  public var id: String
  /// Whether they administer the project.
  public var isAdmin: Bool?
  /// Whether they may share it with others.
  public var canShare: Bool?
  /// Whether they may download from it.
  public var canDownload: Bool?
  /// Whether they may upload to it.
  public var canUpload: Bool?
  /// With whom.
  public var share: Share?
  /// The project.
  public var project: ProjectReference?
  /// Everything that the server said.
  public var raw: JSONValue

  init?(_ value: JSONValue) {
    guard let fields = ObjectReader(value), let id = fields.identifier("id") else { return nil }
    self.id = id
    isAdmin = fields.flag("isAdmin")
    canShare = fields.flag("canShare")
    canDownload = fields.flag("canDownload")
    canUpload = fields.flag("canUpload")
    share = Share(fields.object("share"))
    project = ProjectReference(fields.object("project") ?? fields.object("folder"))
    raw = value
  }
}

/// What comes of sharing a project: a link for the person.
public enum SharingInvitation: Sendable, Hashable {
  /// The project, for somebody who has a password.
  case project(url: String)
  /// Where somebody activates the account first.
  case activation(url: String)
  /// The project is shared, and the server gave no link.
  case unstated

  init?(_ value: JSONValue) {
    guard let outer = ObjectReader(value) else { return nil }
    // XML wraps the link in a `url` element.
    let fields = outer.object("url") ?? outer
    if let url = fields.string("activation") {
      self = .activation(url: url)
    } else if let url = fields.string("project") {
      self = .project(url: url)
    } else {
      return nil
    }
  }
}
