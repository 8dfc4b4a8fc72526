// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// The look and behaviour of a media's player; JSON both ways, and all saved values are strings.
public struct CustomizationsResource: Sendable {
  let sender: Sender

  /// What is set explicitly.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Returns: The customizations.
  /// - Throws: ``WistiaError``.
  public func show(_ media: String) async throws(WistiaError) -> Customizations {
    try await sender.read(call("show", .get, media), "customizations") { Customizations($0) }
  }

  /// Replaces all that is set.
  ///
  /// - Parameters:
  ///   - customizations: What is set from now on.
  ///   - media: The media's hashed id.
  /// - Returns: What the server saved.
  /// - Throws: ``WistiaError``.
  public func create(
    _ customizations: Customizations, for media: String
  ) async throws(WistiaError) -> Customizations {
    // A POST, and yet repeatable: it replaces what is there.
    let call = call("create", .post, media, customizations)
    return try await sender.readIfPresent(call, "customizations") { Customizations($0) }
      ?? customizations
  }

  /// Changes some of what is set: a value of `null` removes what it names.
  ///
  /// Give nested objects whole, since the document does not say whether a part of one replaces it.
  ///
  /// - Parameters:
  ///   - changes: What changes.
  ///   - media: The media's hashed id.
  /// - Returns: What the server saved.
  /// - Throws: ``WistiaError``.
  public func update(
    _ changes: Customizations, for media: String
  ) async throws(WistiaError) -> Customizations {
    let call = call("update", .put, media, changes)
    guard
      let saved = try await sender.readIfPresent(call, "customizations", { Customizations($0) })
    else { return try await show(media) }
    return saved
  }

  /// Removes all that is set.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Throws: ``WistiaError``.
  public func delete(_ media: String) async throws(WistiaError) {
    try await sender.acknowledged(call("delete", .delete, media))
  }

  /// Switches captions on for viewers, keeping what else is set of the captions plug-in.
  ///
  /// - Parameters:
  ///   - media: The media's hashed id.
  ///   - onByDefault: Whether captions are shown before a viewer asks; `nil` leaves what is set, and
  ///     does not show them where nothing is set.
  /// - Returns: What the server saved.
  /// - Throws: ``WistiaError``.
  @discardableResult
  public func enableCaptions(
    for media: String, onByDefault: Bool? = nil
  ) async throws(WistiaError) -> Customizations {
    var plugins = try await show(media).values["plugin"].flatMap(Self.members) ?? [:]
    var captions = plugins["captions-v1"].flatMap(Self.members) ?? [:]
    captions["on"] = .string("true")
    captions["onByDefault"] =
      onByDefault.map { .string($0 ? "true" : "false") } ?? captions["onByDefault"]
      ?? .string("false")
    plugins["captions-v1"] = .object(captions)
    return try await update(Customizations(values: ["plugin": .object(plugins)]), for: media)
  }

  private static func members(_ value: JSONValue) -> [String: JSONValue]? {
    if case .object(let members) = value { members } else { nil }
  }

  func call(
    _ verb: String, _ method: HTTPMethod, _ media: String, _ value: Customizations? = nil
  ) -> APICall {
    APICall(
      operation: "customizations.\(verb)", method: method,
      path: ["medias", media, "customizations"],
      body: value.map { .json(.object($0.values)) } ?? .none)
  }
}

/// What is set of a media's player.
public struct Customizations: Sendable, Hashable {
  /// Names and values; the server keeps all but nested objects as strings.
  public var values: [String: JSONValue]

  /// Creates customizations.
  ///
  /// - Parameter values: Names and values.
  public init(values: [String: JSONValue] = [:]) {
    self.values = values
  }

  init?(_ value: JSONValue) {
    // Any object could be one, so what tells of a failure has to be told apart.
    guard case .object(let members) = value, ServerMessage.failure(in: value) == nil else {
      return nil
    }
    values = members
  }
}
