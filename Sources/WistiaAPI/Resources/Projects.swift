// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Projects, which hold medias.
public struct Projects: Sendable {
  let sender: Sender

  /// All projects of the account, page after page.
  ///
  /// - Parameter paging: Page size, first page and order.
  /// - Returns: The projects.
  public func list(paging: Paging = Paging()) -> PagedList<Project> {
    PagedList(
      sender: sender, call: call("list", .get), paging: paging, noun: "projects",
      make: { Project($0) }, identity: \.hashedID)
  }

  /// One project, with its medias.
  ///
  /// - Parameter project: The project's hashed id.
  /// - Returns: The project.
  /// - Throws: ``WistiaError``.
  public func show(_ project: String) async throws(WistiaError) -> Project {
    try await sender.read(call("show", .get, [project]), "a project") { Project($0) }
  }

  /// What a project may be given; what is `nil` is left to the server, or stays.
  public struct Settings: Sendable, Hashable {
    /// The name.
    public var name: String?
    /// The address of its owner, at its creation.
    public var adminEmail: String?
    /// Whether anyone may upload.
    public var anonymousCanUpload: Bool?
    /// Whether anyone may download.
    public var anonymousCanDownload: Bool?
    /// Whether anyone may see it.
    public var isPublic: Bool?

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - adminEmail: The address of its owner, at its creation.
    ///   - anonymousCanUpload: Whether anyone may upload.
    ///   - anonymousCanDownload: Whether anyone may download.
    ///   - isPublic: Whether anyone may see it.
    public init(
      name: String? = nil, adminEmail: String? = nil, anonymousCanUpload: Bool? = nil,
      anonymousCanDownload: Bool? = nil, isPublic: Bool? = nil
    ) {
      self.name = name
      self.adminEmail = adminEmail
      self.anonymousCanUpload = anonymousCanUpload
      self.anonymousCanDownload = anonymousCanDownload
      self.isPublic = isPublic
    }
  }

  /// Makes a project.
  ///
  /// Never repeated by itself once it may have been acted on.
  ///
  /// - Parameter settings: What it is given; the name is required.
  /// - Returns: The project.
  /// - Throws: ``WistiaError``.
  public func create(_ settings: Settings) async throws(WistiaError) -> Project {
    try await sender.created(try creating(settings), "a project") {
      Project($0)
    } show: {
      id throws(WistiaError) in
      try await show(id)
    }
  }

  func creating(_ settings: Settings) throws(WistiaError) -> APICall {
    guard settings.name?.isEmpty == false else { throw .configuration("a project needs a name") }
    return call("create", .post, body: form(settings), repetition: .single)
  }

  /// Changes a project.
  ///
  /// - Parameters:
  ///   - project: The project's hashed id.
  ///   - settings: What changes.
  /// - Returns: The project as it is then.
  /// - Throws: ``WistiaError``.
  public func update(_ project: String, _ settings: Settings) async throws(WistiaError) -> Project {
    let updated = try await sender.readIfPresent(updating(project, settings), "a project") {
      Project($0)
    }
    guard let updated else { return try await show(project) }
    return updated
  }

  func updating(_ project: String, _ settings: Settings) -> APICall {
    call("update", .put, [project], body: form(settings))
  }

  /// Deletes a project.
  ///
  /// - Parameter project: The project's hashed id.
  /// - Returns: What was deleted, where the server says so.
  /// - Throws: ``WistiaError``.
  @discardableResult
  public func delete(_ project: String) async throws(WistiaError) -> Project? {
    try await sender.deleted(call("delete", .delete, [project])) { Project($0) }
  }

  /// Copies a project with its medias.
  ///
  /// Never repeated by itself once it may have been acted on.
  ///
  /// - Parameters:
  ///   - project: The project's hashed id.
  ///   - adminEmail: The address of the copy's owner; a wrong one is ignored by the server.
  /// - Returns: The copy, or the job that is to make it.
  /// - Throws: ``WistiaError``.
  public func copy(
    _ project: String, adminEmail: String? = nil
  ) async throws(WistiaError) -> ProjectCopy {
    try await sender.created(copying(project, adminEmail), "a project") {
      ProjectCopy($0)
    } show: {
      id throws(WistiaError) in
      .finished(try await show(id))
    }
  }

  func copying(_ project: String, _ adminEmail: String?) -> APICall {
    call(
      "copy", .post, [project, "copy"],
      body: adminEmail.map {
        APICall.form([(name: sender.dialect.parameter("adminEmail"), value: $0)])
      } ?? .none,
      repetition: .single)
  }

  private func call(
    _ verb: String, _ method: HTTPMethod, _ rest: [String] = [], body: APICall.Body = .none,
    repetition: APICall.Repetition = .repeatable
  ) -> APICall {
    APICall(
      operation: "projects.\(verb)", method: method, path: [sender.dialect.projects] + rest,
      body: body, repetition: repetition,
      xmlRoots: verb == "list" ? ["projects", "folders"] : ["project", "folder"])
  }

  private func form(_ settings: Settings) -> APICall.Body {
    var fields: [(name: String, value: String)] = []
    let add = { (name: String, value: String?) in
      if let value { fields.append((sender.dialect.parameter(name), value)) }
    }
    add("name", settings.name)
    add("adminEmail", settings.adminEmail)
    add("anonymousCanUpload", settings.anonymousCanUpload.map(APICall.flag))
    add("anonymousCanDownload", settings.anonymousCanDownload.map(APICall.flag))
    add("public", settings.isPublic.map(APICall.flag))
    return APICall.form(fields)
  }
}
