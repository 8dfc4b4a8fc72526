// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// What `modern` calls a folder.
  var noun: String { dialect == .modern ? "folder" : "project" }

  /// `GET projects`.
  func listProjects(_ state: AccountState) -> Outcome {
    let projects = sorted(
      state.projectIDs.compactMap { state.projects[$0] },
      by: [
        ("name", { $0.name < $1.name }),
        ("mediaCount", { state.mediaCount(of: $0.id) < state.mediaCount(of: $1.id) }),
        ("created", { $0.created < $1.created }),
        ("updated", { $0.updated < $1.updated }),
      ])
    return Outcome(
      response: answer(.array(page(projects).map { value($0, state) }), root: "\(noun)s"))
  }

  /// `GET projects/<id>`.
  func showProject(_ project: Project, _ state: AccountState) -> Outcome {
    // The embedded medias are paged in practice, as a list of their own.
    let medias = page(state.medias(of: project.id))
    let embedded = SandboxJSON.array(medias.map { value($0, state, showsProject: false) })
    let members = value(project, state).members + [.init(name: "medias", value: embedded)]
    return Outcome(response: answer(.object(members), root: noun))
  }

  /// `POST projects`.
  func createProject(_ state: AccountState) -> Outcome {
    guard let name = parameters.text("name"), !name.isEmpty else {
      return Outcome(response: refusal(400, "the parameter name is missing"))
    }
    var account = state.account
    var project = newProject(named: name, &account, state)
    set(&project)
    project.owner = owner(parameters.text("adminEmail"), account)
    // The document's example gives the numeric id here, and the hashed one for copies.
    let path = dialect == .legacy2014 ? "\(project.id)" : project.hashedID
    return Outcome(
      response: created(project, state, at: "\(noun)s/\(path)"),
      changes: [.account(account), .project(project)])
  }

  /// `PUT projects/<id>`.
  func updateProject(_ project: Project, _ state: AccountState) -> Outcome {
    var project = project
    if let name = parameters.text("name") {
      guard !name.isEmpty else {
        return Outcome(response: refusal(400, "the parameter name is empty"))
      }
      project.name = name
    }
    set(&project)
    project.updated = now
    return Outcome(
      response: answer(value(project, state), root: noun), changes: [.project(project)])
  }

  /// `DELETE projects/<id>`.
  func deleteProject(_ project: Project, _ state: AccountState) -> Outcome {
    let medias = state.mediaIDs(of: project.id).map(Change.removeMedia)
    return Outcome(
      response: answer(value(project, state), root: noun),
      changes: medias + [.removeProject(project.id)])
  }

  /// `POST projects/<id>/copy`.
  func copyProject(_ source: Project, _ state: AccountState) -> Outcome {
    var account = state.account
    var project = newProject(named: source.name, &account, state)
    project.description = source.description
    project.anonymousCanUpload = source.anonymousCanUpload
    project.anonymousCanDownload = source.anonymousCanDownload
    project.isPublic = source.isPublic
    project.owner = owner(parameters.text("adminEmail"), account)
    let copies = state.medias(of: source.id).map {
      newMedia(copying: $0, into: project.id, position: $0.position, &account, state)
    }
    var response = created(project, state, at: "\(noun)s/\(project.hashedID)", medias: copies.count)
    if dialect == .modern {
      // Folders are copied by a background job, which is finished here before it is announced.
      response = answer(
        ["background_job_status": ["id": .integer(Int64(project.id)), "status": "finished"]],
        root: noun, status: 202)
    }
    return Outcome(
      response: response,
      changes: [.account(account), .project(project)] + copies.map(Change.media))
  }

  private func created(
    _ project: Project, _ state: AccountState, at path: String, medias: Int = 0
  ) -> Response {
    var response = answer(value(project, state, mediaCount: medias), root: noun, status: 201)
    response.headers.append(location(path))
    return response
  }

  /// Takes the parameters that create and update share.
  private func set(_ project: inout Project) {
    if let text = parameters.text("description") { project.description = text }
    for name in ["anonymousCanUpload", "anonymous_can_upload"] {
      if let flag = parameters.flag(name) { project.anonymousCanUpload = flag }
    }
    for name in ["anonymousCanDownload", "anonymous_can_download"] {
      if let flag = parameters.flag(name) { project.anonymousCanDownload = flag }
    }
    if let flag = parameters.flag("public") { project.isPublic = flag }
  }

  /// The person an address names, when they may own projects; the account's owner otherwise.
  private func owner(_ address: String?, _ account: Account) -> String? {
    address.flatMap { account.managers.contains($0) ? $0 : nil }
  }

  /// A project as the API shows it.
  func value(_ project: Project, _ state: AccountState, mediaCount: Int? = nil) -> SandboxJSON {
    [
      "id": .integer(Int64(project.id)),
      "name": .string(project.name),
      "description": .string(project.description),
      "mediaCount": .integer(Int64(mediaCount ?? state.mediaCount(of: project.id))),
      "created": .string(project.created),
      "updated": .string(project.updated),
      "hashedId": .string(project.hashedID),
      "anonymousCanUpload": .bool(project.anonymousCanUpload),
      "anonymousCanDownload": .bool(project.anonymousCanDownload),
      "public": .bool(project.isPublic),
      "publicId": .string(project.publicID),
    ]
  }
}
