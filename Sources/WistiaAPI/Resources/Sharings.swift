// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Sharings, which give contacts and groups access to projects.
public struct Sharings: Sendable {
  let sender: Sender

  /// All sharings of a project, page after page.
  ///
  /// - Parameters:
  ///   - project: The project's hashed id.
  ///   - paging: Page size, first page and order.
  /// - Returns: The sharings.
  public func list(project: String, paging: Paging = Paging()) -> PagedList<Sharing> {
    PagedList(
      sender: sender, call: call("list", .get, project), paging: paging, noun: "sharings",
      make: { Sharing($0) }, identity: \.id)
  }

  /// One sharing.
  ///
  /// - Parameters:
  ///   - sharing: The sharing's number.
  ///   - project: The project's hashed id.
  /// - Returns: The sharing.
  /// - Throws: ``WistiaError``.
  public func show(_ sharing: String, project: String) async throws(WistiaError) -> Sharing {
    try await sender.read(call("show", .get, project, [sharing]), "a sharing") { Sharing($0) }
  }

  /// Which rights a sharing gives; what is `nil` is left to the server, or stays.
  public struct Rights: Sendable, Hashable {
    /// Whether they may share the project with others.
    public var canShare: Bool?
    /// Whether they may download.
    public var canDownload: Bool?
    /// Whether they may upload.
    public var canUpload: Bool?
    /// Whether they administer the project; only an update may say so.
    public var isAdmin: Bool?

    /// Creates rights.
    ///
    /// - Parameters:
    ///   - canShare: Whether they may share the project with others.
    ///   - canDownload: Whether they may download.
    ///   - canUpload: Whether they may upload.
    ///   - isAdmin: Whether they administer the project.
    public init(
      canShare: Bool? = nil, canDownload: Bool? = nil, canUpload: Bool? = nil, isAdmin: Bool? = nil
    ) {
      self.canShare = canShare
      self.canDownload = canDownload
      self.canUpload = canUpload
      self.isAdmin = isAdmin
    }
  }

  /// Shares a project with somebody, who may get mail.
  ///
  /// Never repeated by itself once it may have been acted on.
  ///
  /// - Parameters:
  ///   - project: The project's hashed id.
  ///   - email: The address of the person.
  ///   - rights: The rights; `isAdmin` is not sent.
  ///   - requirePassword: Whether they must activate the account; the server's default is yes.
  ///   - notify: Whether they get mail.
  /// - Returns: A link for the person.
  /// - Throws: ``WistiaError``.
  public func create(
    project: String, with email: String, rights: Rights = Rights(), requirePassword: Bool? = nil,
    notify: Bool? = nil
  ) async throws(WistiaError) -> SharingInvitation {
    let call = creating(project, email, rights, requirePassword, notify)
    return try await sender.readIfPresent(call, "a link") { SharingInvitation($0) } ?? .unstated
  }

  func creating(
    _ project: String, _ email: String, _ rights: Rights, _ requirePassword: Bool?, _ notify: Bool?
  ) -> APICall {
    var fields = [("with", email)] + self.fields(rights).filter { $0.0 != "isAdmin" }
    if let requirePassword { fields.append(("requirePassword", APICall.flag(requirePassword))) }
    if let notify { fields.append(("sendEmailNotification", APICall.flag(notify))) }
    return call("create", .post, project, body: body(fields), repetition: .single)
  }

  /// Changes the rights of a sharing.
  ///
  /// - Parameters:
  ///   - sharing: The sharing's number.
  ///   - project: The project's hashed id.
  ///   - rights: What changes.
  /// - Returns: The sharing as it is then.
  /// - Throws: ``WistiaError``.
  public func update(
    _ sharing: String, project: String, _ rights: Rights
  ) async throws(WistiaError) -> Sharing {
    let updated = try await sender.readIfPresent(updating(sharing, project, rights), "a sharing") {
      Sharing($0)
    }
    guard let updated else { return try await show(sharing, project: project) }
    return updated
  }

  func updating(_ sharing: String, _ project: String, _ rights: Rights) -> APICall {
    call("update", .put, project, [sharing], body: body(fields(rights)))
  }

  /// Deletes a sharing.
  ///
  /// - Parameters:
  ///   - sharing: The sharing's number.
  ///   - project: The project's hashed id.
  /// - Returns: What was deleted, where the server says so.
  /// - Throws: ``WistiaError``.
  @discardableResult
  public func delete(_ sharing: String, project: String) async throws(WistiaError) -> Sharing? {
    try await sender.deleted(call("delete", .delete, project, [sharing])) { Sharing($0) }
  }

  private func call(
    _ verb: String, _ method: HTTPMethod, _ project: String, _ rest: [String] = [],
    body: APICall.Body = .none, repetition: APICall.Repetition = .repeatable
  ) -> APICall {
    APICall(
      operation: "sharings.\(verb)", method: method,
      path: [sender.dialect.projects, project, "sharings"] + rest, body: body,
      repetition: repetition,
      xmlRoots: [verb == "list" ? "sharings" : verb == "create" ? "url" : "sharing"])
  }

  private func fields(_ rights: Rights) -> [(String, String)] {
    [
      ("canShare", rights.canShare), ("canDownload", rights.canDownload),
      ("canUpload", rights.canUpload), ("isAdmin", rights.isAdmin),
    ].compactMap { name, value in value.map { (name, APICall.flag($0)) } }
  }

  /// A form; the modern API nests its members in `sharing`.
  private func body(_ fields: [(String, String)]) -> APICall.Body {
    APICall.form(
      fields.map { name, value in
        let name = sender.dialect.parameter(name)
        return (name: sender.dialect.isModern ? "sharing[\(name)]" : name, value: value)
      })
  }
}
