// SPDX-License-Identifier: Apache-2.0

/// Every endpoint of the API: one row each.
///
/// What a request may do follows from the rows: what exists, which methods a path has, which formats
/// are offered, and which parameters are known. Projects are called folders in `modern`.
enum RouteTable {
  /// The rows; those of one path stand together, in the order in which `Allow` names their methods.
  static let routes: [Route] = [
    Route("GET", "account", .account(Exchange.showAccount)),

    Route("GET", "projects", parameters: .list, .account(Exchange.listProjects)),
    Route("POST", "projects", parameters: .project, .account(Exchange.createProject)),
    Route("GET", "projects/:project", parameters: .list, .project(Exchange.showProject)),
    Route("PUT", "projects/:project", parameters: .project, .project(Exchange.updateProject)),
    Route("DELETE", "projects/:project", parameters: .project, .project(Exchange.deleteProject)),
    Route(
      "POST", "projects/:project/copy", parameters: ["adminEmail"],
      .project(Exchange.copyProject)),

    Route("GET", "projects/:project/sharings", parameters: .list, .account(Exchange.listSharings)),
    Route(
      "POST", "projects/:project/sharings", parameters: .sharing,
      .account(Exchange.createSharing)),
    Route(
      "GET", "projects/:project/sharings/:sharing", parameters: .sharing,
      .account(Exchange.showSharing)),
    Route(
      "PUT", "projects/:project/sharings/:sharing", parameters: .sharing,
      .account(Exchange.updateSharing)),
    Route(
      "DELETE", "projects/:project/sharings/:sharing", parameters: .sharing,
      .account(Exchange.deleteSharing)),

    Route(
      "GET", "medias",
      parameters: .list.and([
        "project_id", "folder_id", "name", "type", "hashed_id", "hashed_ids[]",
      ]), .account(Exchange.listMedias)),
    Route("GET", "medias/:media", .media(Exchange.showMedia)),
    Route(
      "PUT", "medias/:media", parameters: ["name", "new_still_media_id", "description"],
      .media(Exchange.updateMedia)),
    Route("DELETE", "medias/:media", .media(Exchange.deleteMedia)),
    Route(
      "POST", "medias/:media/copy", parameters: ["project_id", "folder_id", "owner"],
      .media(Exchange.copyMedia)),
    Route("GET", "medias/:media/stats", .media(Exchange.showStats)),

    // Customizations and captions are documented as JSON alone.
    Route(
      "GET", "medias/:media/customizations", formats: [.json], parameters: .any,
      .media(Exchange.showCustomizations)),
    Route(
      "POST", "medias/:media/customizations", formats: [.json], parameters: .any,
      .media(Exchange.replaceCustomizations)),
    Route(
      "PUT", "medias/:media/customizations", formats: [.json], parameters: .any,
      .media(Exchange.mergeCustomizations)),
    Route(
      "DELETE", "medias/:media/customizations", formats: [.json], parameters: .any,
      .media(Exchange.deleteCustomizations)),

    Route(
      "GET", "medias/:media/captions", formats: [.json], refusals: .empty,
      .media(Exchange.listCaptions)),
    Route(
      "POST", "medias/:media/captions", formats: [.json],
      parameters: ["caption_file", "language"], refusals: .empty, .media(Exchange.createCaptions)),
    Route(
      "GET", "medias/:media/captions/:language", formats: [.json, .srt, .vtt, .txt],
      refusals: .empty, .media(Exchange.showCaptions)),
    Route(
      "PUT", "medias/:media/captions/:language", formats: [.json], parameters: ["caption_file"],
      refusals: .empty, .media(Exchange.updateCaptions)),
    Route(
      "DELETE", "medias/:media/captions/:language", formats: [.json], refusals: .empty,
      .media(Exchange.deleteCaptions)),
    // With any other method these two are languages.
    Route(
      "POST", "medias/:media/captions/purchase", formats: [.json], parameters: .order,
      refusals: .empty, .media(Exchange.purchaseCaptions)),
    Route(
      "POST", "medias/:media/captions/order", since: .v1, formats: [.json], parameters: .order,
      refusals: .empty, .media(Exchange.orderCaptions)),
    Route(
      "GET", "captions", since: .v1, formats: [.json],
      parameters: .list.and(["media_id", "media_ids[]", "languages[]"]), refusals: .empty,
      .account(Exchange.listAllCaptions)),
  ]

  /// A path that exists.
  struct Match: Sendable {
    /// The row of the path and the method; of the path alone where it does not have the method.
    var route: Route
    /// What the path names.
    var path: PathPattern.Values
  }

  /// The row that a request is for.
  ///
  /// - Parameters:
  ///   - path: The unescaped segments below the base path, the last without its extension.
  ///   - method: The method.
  ///   - dialect: The dialect.
  /// - Returns: The row, or `nil` when the path does not exist in the dialect.
  static func match(_ path: [String], method: String, in dialect: Dialect) -> Match? {
    var ofPath: Match?
    for route in routes where route.since <= dialect {
      guard let values = route.path.values(path, in: dialect) else { continue }
      let match = Match(route: route, path: values)
      if route.method == method { return match }
      ofPath = ofPath ?? match
    }
    return ofPath
  }

  /// The methods of a path, for `Allow`.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - dialect: The dialect.
  /// - Returns: The methods in the order of the rows.
  static func methods(of path: PathPattern, in dialect: Dialect) -> [String] {
    routes.filter { $0.path == path && $0.since <= dialect }.map(\.method)
  }
}
