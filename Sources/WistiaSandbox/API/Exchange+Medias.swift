// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// `GET medias`.
  func listMedias(_ state: AccountState) -> Outcome {
    let ids = parameters.text("name").map { state.mediaIDs(named: $0) } ?? state.mediaIDs
    let project = parameters.text("project_id") ?? parameters.text("folder_id")
    let projectID = project.map { state.project($0)?.id }
    let hashedIDs = hashedIDFilter
    let type = parameters.text("type")
    let medias = ids.compactMap { state.medias[$0] }.filter { media in
      if let projectID, media.projectID != projectID { return false }
      if let hashedIDs, !hashedIDs.contains(media.hashedID) { return false }
      return type == nil || media.kind.rawValue == type
    }
    let list = sorted(
      medias,
      by: [
        ("name", { $0.name < $1.name }),
        ("created", { $0.created < $1.created }),
        ("updated", { $0.updated < $1.updated }),
        ("position", { $0.position < $1.position }),
      ])
    return Outcome(
      response: answer(
        .array(page(list).map { value($0, state, showsAssets: true) }), root: "medias"))
  }

  /// The hashed ids to filter by; `modern` knows the list alone.
  private var hashedIDFilter: Set<String>? {
    let single = dialect == .modern ? nil : parameters.text("hashed_id")
    let list = parameters.list("hashed_ids")
    return single == nil && list.isEmpty ? nil : Set(list + [single].compactMap { $0 })
  }

  /// `GET medias/<id>`.
  func showMedia(_ media: Media, _ state: AccountState) -> Outcome {
    Outcome(response: answer(value(media, state, showsAssets: true), root: "media"))
  }

  /// `DELETE medias/<id>`.
  func deleteMedia(_ media: Media, _ state: AccountState) -> Outcome {
    Outcome(
      response: answer(value(media, state, showsProject: false), root: "media"),
      changes: [.removeMedia(media.id)])
  }

  /// `PUT medias/<id>`.
  func updateMedia(_ media: Media, _ state: AccountState) -> Outcome {
    var media = media
    if let name = parameters.text("name") {
      guard !name.isEmpty else {
        return Outcome(response: refusal(400, "the parameter name is empty"))
      }
      media.name = name
    }
    if let text = parameters.text("description") { media.description = text }
    if let id = parameters.text("new_still_media_id"), !id.isEmpty {
      guard media.kind == .video, let still = state.media(id), still.kind == .image else {
        return Outcome(
          response: refusal(400, "the still must be an image, and the media a video"))
      }
      media.stillKey = assetKey(still, Self.still)
    }
    media.updated = now
    return Outcome(
      response: answer(value(media, state, showsProject: false), root: "media"),
      changes: [.media(media)])
  }

  /// `POST medias/<id>/copy`.
  func copyMedia(_ source: Media, _ state: AccountState) -> Outcome {
    var account = state.account
    let wanted = parameters.text("project_id") ?? parameters.text("folder_id")
    let projectID = wanted.flatMap { state.project($0)?.id } ?? source.projectID
    var media = newMedia(
      copying: source, into: projectID, position: state.mediaCount(of: projectID) + 1, &account,
      state)
    if let owner = parameters.text("owner"),
      owner == account.owner || account.managers.contains(owner)
    {
      media.owner = owner
    }
    var response = answer(value(media, state), root: "media", status: 201)
    response.headers.append(location("medias/\(media.hashedID)"))
    return Outcome(response: response, changes: [.account(account), .media(media)])
  }

  /// `GET medias/<id>/stats`.
  func showStats(_ media: Media, _ state: AccountState) -> Outcome {
    guard media.kind == .video else {
      return Outcome(
        response: refusal(
          400, "statistics exist for videos only, and this is \(media.kind.rawValue)"))
    }
    let stats = media.stats
    return Outcome(
      response: answer(
        [
          "id": .integer(Int64(media.id)),
          "hashed_id": .string(media.hashedID),
          "name": .string(media.name),
          "stats": [
            "averagePercentWatched": .integer(Int64(stats.averagePercentWatched)),
            "pageLoads": .integer(Int64(stats.pageLoads)),
            "percentOfVisitorsClickingPlay": .integer(Int64(stats.percentOfVisitorsClickingPlay)),
            "plays": .integer(Int64(stats.plays)),
            "visitors": .integer(Int64(stats.visitors)),
          ],
        ], root: "media"))
  }

  /// A media as the API shows it.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - state: The account.
  ///   - showsProject: Whether the project is named; the document's examples differ by endpoint.
  ///   - showsAssets: Whether the assets are listed.
  /// - Returns: The object, its members in the order of the document's examples.
  func value(
    _ media: Media, _ state: AccountState, showsProject: Bool = true, showsAssets: Bool = false
  ) -> SandboxJSON {
    var members: [SandboxJSON.Member] = []
    func add(_ name: String, _ value: SandboxJSON) {
      members.append(.init(name: name, value: value))
    }
    add("id", .integer(Int64(media.id)))
    add("name", .string(media.name))
    add("type", .string(media.kind.rawValue))
    add("created", .string(media.created))
    add("updated", .string(media.updated))
    if let duration = media.duration { add("duration", .number(duration)) }
    add("hashed_id", .string(media.hashedID))
    add("description", .string(media.description))
    add("progress", .number(media.progress))
    add("status", .string(media.status.rawValue))
    if let section = media.section { add("section", .string(section)) }
    add("thumbnail", thumbnail(media))
    if showsProject, let project = state.projects[media.projectID] {
      add(
        dialect == .modern ? "folder" : "project",
        [
          "id": .integer(Int64(project.id)), "name": .string(project.name),
          "hashed_id": .string(project.hashedID),
        ])
    }
    if showsAssets { add("assets", .array(assets(media))) }
    return .object(members)
  }
}
