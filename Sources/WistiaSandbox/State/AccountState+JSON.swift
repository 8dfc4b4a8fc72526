// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

extension AccountState {
  /// Everything, as the admin interface shows and takes it.
  ///
  /// - Parameter includesText: Whether captions have their text, or their size alone.
  /// - Returns: The account with its projects and medias in the order of their ids.
  func stored(includesText: Bool = true) -> JSONValue {
    [
      "account": account.stored,
      "projects": .array(projectIDs.compactMap { projects[$0]?.stored }),
      "medias": .array(
        mediaIDs.compactMap { medias[$0] }.map { media in
          let captions = media.tracks.map { $0.stored(includesText: includesText) }
          return .object(media.stored.members + [.init(name: "captions", value: .array(captions))])
        }),
    ]
  }

  /// Reads what ``stored(includesText:)`` wrote.
  ///
  /// - Parameter value: The JSON form.
  /// - Throws: `SandboxError` that names what is wrong.
  init(stored value: JSONValue) throws(SandboxError) {
    self.init()
    var account = try Account(stored: value["account"] ?? [:])
    for element in value["projects"]?.elements ?? [] {
      let project = try Project(stored: element)
      guard projects[project.id] == nil, !isTaken(project.hashedID) else {
        throw SandboxError("two projects have the id \(project.id) or \(project.hashedID)")
      }
      account.nextID = max(account.nextID, project.id + 1)
      for sharing in project.sharings {
        account.nextID = max(account.nextID, sharing.id + 1, sharing.contactID + 1)
      }
      apply(.project(project))
    }
    for element in value["medias"]?.elements ?? [] {
      var media = try Media(stored: element)
      guard projects[media.projectID] != nil else {
        throw SandboxError("the media \(media.hashedID) names a project that does not exist")
      }
      guard medias[media.id] == nil, !isTaken(media.hashedID) else {
        throw SandboxError("two medias have the id \(media.id) or \(media.hashedID)")
      }
      for caption in element["captions"]?.elements ?? [] {
        media.setTrack(try Track(stored: caption))
      }
      account.nextID = max(account.nextID, media.id + 1)
      apply(.media(media))
    }
    self.account = account
  }

  /// The changes that make this account of another one.
  func changes(from other: AccountState) -> [Change] {
    other.mediaIDs.filter { medias[$0] == nil }.map(Change.removeMedia)
      + other.projectIDs.filter { projects[$0] == nil }.map(Change.removeProject)
      + [.account(account)]
      + projectIDs.compactMap { projects[$0] }.filter { other.projects[$0.id] != $0 }
      .map(Change.project)
      + mediaIDs.compactMap { medias[$0] }.filter { other.medias[$0.id] != $0 }.map(Change.media)
  }
}

extension Track {
  /// The track's JSON form: the text, or in base64 where it is no UTF-8.
  fileprivate func stored(includesText: Bool) -> JSONValue {
    guard includesText else {
      return ["language": .string(code), "bytes": .integer(Int64(text.count))]
    }
    if let valid = String(validating: text, as: UTF8.self) {
      return ["language": .string(code), "text": .string(valid)]
    }
    return ["language": .string(code), "base64": .string(Data(text).base64EncodedString())]
  }

  /// Reads the JSON form.
  fileprivate init(stored value: JSONValue) throws(SandboxError) {
    guard let code = value["language"]?.text, LanguageCode.isPlausible(code) else {
      throw SandboxError("captions in a snapshot have no \"language\" that can be a code")
    }
    self.code = code
    if let text = value["text"]?.text {
      self.text = Array(text.utf8)
    } else if let data = value["base64"]?.text.flatMap({ Data(base64Encoded: $0) }) {
      text = Array(data)
    } else {
      throw SandboxError("captions in a snapshot have neither \"text\" nor \"base64\"")
    }
  }
}
