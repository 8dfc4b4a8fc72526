// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// `GET medias/<id>/customizations`.
  func showCustomizations(_ media: Media, _ state: AccountState) -> Outcome {
    Outcome(response: .json(media.customizations))
  }

  /// `POST medias/<id>/customizations`.
  func replaceCustomizations(_ media: Media, _ state: AccountState) -> Outcome {
    mergeSubmitted(into: [:], of: media, status: 201)
  }

  /// `PUT medias/<id>/customizations`.
  func mergeCustomizations(_ media: Media, _ state: AccountState) -> Outcome {
    mergeSubmitted(into: media.customizations, of: media, status: 200)
  }

  /// `DELETE medias/<id>/customizations`.
  func deleteCustomizations(_ media: Media, _ state: AccountState) -> Outcome {
    var media = media
    media.customizations = [:]
    return Outcome(response: .json([:]), changes: [.media(media)])
  }

  private func mergeSubmitted(
    into customizations: SandboxJSON, of media: Media, status: Int
  ) -> Outcome {
    guard let submitted, case .object = submitted else {
      return Outcome(response: refusal(400, "the body must be a JSON object"))
    }
    var media = media
    media.customizations = customizations.merged(submitted)
    guard media.customizations.depth <= FieldLimits.customizationDepth else {
      return Outcome(
        response: refusal(
          400, "customizations nest \(FieldLimits.customizationDepth) levels at most"))
    }
    return Outcome(
      response: .json(media.customizations, status: status), changes: [.media(media)])
  }

  /// What was sent: the document asks for raw JSON, whatever the content type says.
  private var submitted: SandboxJSON? {
    if let value = try? SandboxJSON(parsing: body) { return value }
    let entries = parameters.entries.filter { $0.name != "_method" && $0.name != "api_password" }
    guard !entries.isEmpty else { return nil }
    return .object(
      entries.map {
        .init(name: $0.name, value: .string(String(decoding: $0.bytes, as: UTF8.self)))
      })
  }
}

extension SandboxJSON {
  /// Customizations with others merged into them: scalars become strings, as documented; `null`
  /// deletes, and objects merge, at any depth, which is assumed.
  func merged(_ other: SandboxJSON) -> SandboxJSON {
    guard case .object(let changes) = other else { return other.stringified }
    var members = members
    var places: [String: Int] = [:]
    for (place, member) in members.enumerated() { places[member.name] = place }
    for change in changes {
      if let place = places[change.name] {
        members[place].value =
          change.value == .null ? .null : members[place].value.merged(change.value)
      } else if change.value != .null {
        places[change.name] = members.count
        members.append(.init(name: change.name, value: SandboxJSON.object([]).merged(change.value)))
      }
    }
    // What is kept is never `null`, so that all that is was deleted.
    return .object(members.filter { $0.value != .null })
  }

  /// The value with all scalars as strings.
  private var stringified: SandboxJSON {
    switch self {
    case .null, .string: self
    case .bool, .integer, .number: .string(String(decoding: encoded, as: UTF8.self))
    case .array(let elements): .array(elements.map(\.stringified))
    case .object: SandboxJSON.object([]).merged(self)
    }
  }
}
