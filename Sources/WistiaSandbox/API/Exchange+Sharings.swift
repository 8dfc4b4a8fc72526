// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// `projects/<id>/sharings`.
  func sharings(_ state: AccountState, project id: String) -> Outcome {
    guard let project = state.project(id) else { return notFound("the project") }
    if method == "GET" {
      let sharings = sorted(project.sharings, by: [])
      return Outcome(
        response: answer(.array(page(sharings).map { value($0, project) }), root: "sharings"))
    }
    return createSharing(state, project)
  }

  /// `projects/<id>/sharings/<id>`.
  func sharing(_ state: AccountState, project projectID: String, id: String) -> Outcome {
    guard var project = state.project(projectID) else { return notFound("the project") }
    guard let number = Int(id),
      let position = project.sharings.firstIndex(where: { $0.id == number })
    else { return notFound("the sharing") }
    var sharing = project.sharings[position]
    switch method {
    case "GET": return Outcome(response: answer(value(sharing, project), root: "sharing"))
    case "PUT":
      let isGroup = sharing.email == nil
      if isGroup, flag("isAdmin") == true {
        return Outcome(response: errors(["Groups may not be project admins."]))
      }
      set(&sharing)
      if let isAdmin = flag("isAdmin") { sharing.isAdmin = isAdmin }
      project.sharings[position] = sharing
    default:
      project.sharings.remove(at: position)
    }
    return Outcome(
      response: answer(value(sharing, project), root: "sharing"), changes: [.project(project)])
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
    let body: JSONValue =
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
  private func nested(_ name: String) -> JSONValue? {
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
    answer(.array(messages.map(JSONValue.string)), root: "errors", status: 400)
  }

  private func value(_ sharing: Sharing, _ project: Project) -> JSONValue {
    var share: [JSONValue.Member] = [
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
