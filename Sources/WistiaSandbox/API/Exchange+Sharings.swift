// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// `GET projects/<id>/sharings`.
  func listSharings(_ state: AccountState) -> Outcome {
    withProject(state) { project in
      let sharings = sorted(project.sharings, by: [])
      return Outcome(
        response: answer(.array(page(sharings).map { value($0, project) }), root: "sharings"))
    }
  }

  /// `POST projects/<id>/sharings`.
  func createSharing(_ state: AccountState) -> Outcome {
    withProject(state) { createSharing(state, $0) }
  }

  /// `GET projects/<id>/sharings/<id>`.
  func showSharing(_ state: AccountState) -> Outcome {
    withSharing(state) { project, position in answer(project.sharings[position], project) }
  }

  /// `PUT projects/<id>/sharings/<id>`.
  func updateSharing(_ state: AccountState) -> Outcome {
    withSharing(state) { project, position in
      var sharing = project.sharings[position]
      let isGroup = sharing.email == nil
      if isGroup, flag("isAdmin") == true {
        return Outcome(response: errors(["Groups may not be project admins."]))
      }
      set(&sharing)
      if let isAdmin = flag("isAdmin") { sharing.isAdmin = isAdmin }
      var project = project
      project.sharings[position] = sharing
      return answer(sharing, project, changes: [.project(project)])
    }
  }

  /// `DELETE projects/<id>/sharings/<id>`.
  func deleteSharing(_ state: AccountState) -> Outcome {
    withSharing(state) { project, position in
      var project = project
      let sharing = project.sharings.remove(at: position)
      return answer(sharing, project, changes: [.project(project)])
    }
  }

  /// Carries out a request for the sharings of the path's project, called so in every dialect.
  private func withProject(_ state: AccountState, _ decide: (Project) -> Outcome) -> Outcome {
    guard let project = path[.project].flatMap(state.project) else {
      return notFound("the project")
    }
    return decide(project)
  }

  /// Carries out a request for the sharing that the path names.
  private func withSharing(
    _ state: AccountState, _ decide: (_ project: Project, _ position: Int) -> Outcome
  ) -> Outcome {
    withProject(state) { project in
      // The document's own addresses end in `>.json`.
      let id = path[.sharing].map { $0.hasSuffix(">") ? $0.dropLast() : $0[...] }
      guard let number = id.flatMap({ Int($0) }),
        let position = project.sharings.firstIndex(where: { $0.id == number })
      else { return notFound("the sharing") }
      return decide(project, position)
    }
  }

  private func answer(
    _ sharing: Sharing, _ project: Project, changes: [Change] = []
  ) -> Outcome {
    Outcome(response: answer(value(sharing, project), root: "sharing"), changes: changes)
  }

  private func createSharing(_ state: AccountState, _ project: Project) -> Outcome {
    guard let email = text("with"), !email.isEmpty else {
      return Outcome(response: errors(["With can't be blank"]))
    }
    guard email.utf8.count <= FieldLimits.address else {
      return Outcome(response: errors(["With is longer than \(FieldLimits.address) bytes"]))
    }
    guard !project.sharings.contains(where: { $0.email == email }) else {
      return Outcome(response: errors(["This project is already shared with \(email)."]))
    }
    var account = state.account
    var project = project
    let (id, _) = nextID(&account, state)
    // A person whom another project is shared with is the same contact.
    let known = state.projectIDs.lazy.compactMap { state.projects[$0] }.flatMap(\.sharings)
      .first { $0.email == email }
    let contactID = known?.contactID ?? nextID(&account, state).0
    let name = known?.contactName ?? String(email.prefix { $0 != "@" })
    var sharing = Sharing(id: id, contactID: contactID, contactName: name, email: email)
    set(&sharing)
    let needsPassword = flag("requirePassword") ?? true
    let isOwner = email == account.owner || account.managers.contains(email)
    sharing.awaitsActivation = needsPassword && !isOwner && known?.awaitsActivation ?? true
    project.sharings.append(sharing)
    let body: SandboxJSON =
      sharing.awaitsActivation
      ? ["activation": .string("\(origin)/activations/\(HashedID.make(id: id, seed: idSeed))")]
      : ["project": .string("\(origin)/projects/\(project.id)")]
    var response = answer(body, root: "url", status: 201)
    let path = dialect == .legacy2014 ? "projects/\(project.id)" : "projects/\(project.hashedID)"
    response.headers.append(
      location("\(dialect == .modern ? "folders/\(project.hashedID)" : path)/sharings/\(id)"))
    return Outcome(response: response, changes: [.account(account), .project(project)])
  }

  private func set(_ sharing: inout Sharing) {
    if let flag = flag("canShare") { sharing.canShare = flag }
    if let flag = flag("canDownload") { sharing.canDownload = flag }
    if let flag = flag("canUpload") { sharing.canUpload = flag }
  }

  /// A parameter of a sharing: flat, in snake case, or nested under `sharing` as of late.
  private func nested(_ name: String) -> SandboxJSON? {
    let sharing = parameters["sharing"]?.json
    if let value = sharing?[name] ?? sharing?[name.snakeCased] { return value }
    let names = [name, name.snakeCased, "sharing[\(name)]", "sharing[\(name.snakeCased)]"]
    for name in names {
      if let entry = parameters[name] {
        return entry.json ?? .string(String(decoding: entry.bytes, as: UTF8.self))
      }
    }
    return nil
  }

  private func flag(_ name: String) -> Bool? { nested(name)?.flag }
  private func text(_ name: String) -> String? { nested(name)?.text }

  /// Refusals of sharings are a bare list of texts.
  private func errors(_ messages: [String]) -> Response {
    answer(.array(messages.map(SandboxJSON.string)), root: "errors", status: 400)
  }

  private func value(_ sharing: Sharing, _ project: Project) -> SandboxJSON {
    var share: [SandboxJSON.Member] = [
      .init(name: "id", value: .integer(Int64(sharing.contactID))),
      .init(name: "name", value: .string(sharing.contactName)),
      .init(name: "type", value: .string(sharing.email == nil ? "ContactGroup" : "Contact")),
    ]
    if let email = sharing.email { share.append(.init(name: "email", value: .string(email))) }
    return [
      "id": .integer(Int64(sharing.id)),
      "isAdmin": .bool(sharing.isAdmin),
      "canShare": .bool(sharing.canShare),
      "canDownload": .bool(sharing.canDownload),
      "canUpload": .bool(sharing.canUpload),
      "share": .object(share),
      dialect == .modern ? "folder" : "project": [
        "id": .integer(Int64(project.id)),
        "name": .string(project.name),
      ],
    ]
  }
}
