// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Medias: videos and other files.
public struct Medias: Sendable {
  let sender: Sender

  /// Which medias a list holds; the server applies all that are given.
  public struct Filter: Sendable, Hashable {
    /// Only those of a project, by its hashed id (or its number, as the document has it).
    public var project: String?
    /// Only those of exactly this name.
    public var name: String?
    /// Only those of a type.
    public var type: WistiaMedia.Kind?
    /// Only the one of this id.
    public var hashedID: String?

    /// Creates a filter.
    ///
    /// - Parameters:
    ///   - project: Only those of a project.
    ///   - name: Only those of exactly this name.
    ///   - type: Only those of a type.
    ///   - hashedID: Only the one of this id.
    public init(
      project: String? = nil, name: String? = nil, type: WistiaMedia.Kind? = nil,
      hashedID: String? = nil
    ) {
      self.project = project
      self.name = name
      self.type = type
      self.hashedID = hashedID
    }
  }

  /// All medias of the account that pass a filter, page after page.
  ///
  /// - Parameters:
  ///   - project: Only those of a project; the same as in the filter.
  ///   - filter: Which medias.
  ///   - paging: Page size, first page and order.
  /// - Returns: The medias.
  public func list(
    project: String? = nil, _ filter: Filter = Filter(), paging: Paging = Paging()
  ) -> PagedList<WistiaMedia> {
    var call = APICall(
      operation: "medias.list", method: .get, path: ["medias"], xmlRoots: ["medias"])
    if let project = project ?? filter.project {
      call.query.append((sender.dialect.projectParameter, project))
    }
    if let name = filter.name { call.query.append(("name", name)) }
    if let type = filter.type { call.query.append(("type", type.rawValue)) }
    if let id = filter.hashedID {
      call.query.append((sender.dialect.isModern ? "hashed_ids[]" : "hashed_id", id))
    }
    return PagedList(
      sender: sender, call: call, paging: paging, noun: "medias", make: { WistiaMedia($0) },
      identity: \.hashedID)
  }

  /// One media, with its project and files.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Returns: The media.
  /// - Throws: ``WistiaError``.
  public func show(_ media: String) async throws(WistiaError) -> WistiaMedia {
    let call = APICall(
      operation: "medias.show", method: .get, path: ["medias", media], xmlRoots: ["media"])
    return try await explaining(media) { () async throws(WistiaError) in
      try await sender.read(call, "a media") { WistiaMedia($0) }
    }
  }

  /// What may be changed of a media; what is `nil` stays.
  public struct Changes: Sendable, Hashable {
    /// The name.
    public var name: String?
    /// The id of an image to show before the video plays.
    public var newStillMedia: String?
    /// The description.
    public var description: String?

    /// Creates changes.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - newStillMedia: The id of an image to show before the video plays.
    ///   - description: The description.
    public init(name: String? = nil, newStillMedia: String? = nil, description: String? = nil) {
      self.name = name
      self.newStillMedia = newStillMedia
      self.description = description
    }
  }

  /// Changes a media.
  ///
  /// - Parameters:
  ///   - media: The media's hashed id.
  ///   - changes: What changes.
  /// - Returns: The media as it is then.
  /// - Throws: ``WistiaError``.
  public func update(_ media: String, _ changes: Changes) async throws(WistiaError) -> WistiaMedia {
    let call = updating(media, changes)
    let updated = try await explaining(media) { () async throws(WistiaError) in
      try await sender.readIfPresent(call, "a media") { WistiaMedia($0) }
    }
    guard let updated else { return try await show(media) }
    return updated
  }

  func updating(_ media: String, _ changes: Changes) -> APICall {
    var fields: [(name: String, value: String)] = []
    if let name = changes.name { fields.append(("name", name)) }
    if let still = changes.newStillMedia { fields.append(("new_still_media_id", still)) }
    if let description = changes.description { fields.append(("description", description)) }
    return APICall(
      operation: "medias.update", method: .put, path: ["medias", media],
      body: APICall.form(fields), xmlRoots: ["media"])
  }

  /// Deletes a media.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Returns: What was deleted, where the server says so.
  /// - Throws: ``WistiaError``.
  @discardableResult
  public func delete(_ media: String) async throws(WistiaError) -> WistiaMedia? {
    let call = APICall(
      operation: "medias.delete", method: .delete, path: ["medias", media], xmlRoots: ["media"])
    return try await explaining(media) { () async throws(WistiaError) in
      try await sender.deleted(call) { WistiaMedia($0) }
    }
  }

  /// Copies a media.
  ///
  /// Never repeated by itself once it may have been acted on.
  ///
  /// - Parameters:
  ///   - media: The media's hashed id.
  ///   - project: Where the copy goes; a wrong one is ignored by the server.
  ///   - owner: The address of its owner; a wrong one is ignored by the server.
  /// - Returns: The copy.
  /// - Throws: ``WistiaError``.
  public func copy(
    _ media: String, toProject project: String? = nil, owner: String? = nil
  ) async throws(WistiaError) -> WistiaMedia {
    let call = copying(media, project, owner)
    return try await explaining(media) { () async throws(WistiaError) in
      try await sender.created(call, "a media") {
        WistiaMedia($0)
      } show: {
        id throws(WistiaError) in
        try await show(id)
      }
    }
  }

  func copying(_ media: String, _ project: String?, _ owner: String?) -> APICall {
    var fields: [(name: String, value: String)] = []
    if let project { fields.append((sender.dialect.projectParameter, project)) }
    if let owner { fields.append(("owner", owner)) }
    return APICall(
      operation: "medias.copy", method: .post, path: ["medias", media, "copy"],
      body: fields.isEmpty ? .none : APICall.form(fields), repetition: .single, xmlRoots: ["media"])
  }

  /// How often a video was seen; the server refuses other medias.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Returns: The figures.
  /// - Throws: ``WistiaError``.
  public func stats(_ media: String) async throws(WistiaError) -> WistiaMedia.Stats {
    let call = APICall(
      operation: "medias.stats", method: .get, path: ["medias", media, "stats"],
      xmlRoots: ["media", "stats"])
    return try await explaining(media) { () async throws(WistiaError) in
      try await sender.read(call, "statistics") { WistiaMedia.Stats($0) }
    }
  }

  private func explaining<Value>(
    _ media: String, _ body: () async throws(WistiaError) -> Value
  ) async throws(WistiaError) -> Value {
    do {
      return try await body()
    } catch {
      guard error.kind == .notFound else { throw error }
      var error = error
      error.message = "there is no media \(media)"
      throw error
    }
  }
}
