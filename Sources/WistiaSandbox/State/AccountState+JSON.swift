// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

extension AccountState {
  /// Everything, as the admin interface shows and takes it.
  ///
  /// - Parameter includesText: Whether captions have their text, or their size alone.
  /// - Returns: The account with its projects and medias in the order of their ids.
  func stored(includesText: Bool = true) -> SandboxJSON {
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
  init(stored value: SandboxJSON) throws(SandboxError) {
    self.init()
    let reader = try StoredReader(value, at: "", names: ["account", "projects", "medias"])
    var account = try Account(stored: reader["account"] ?? [:], at: "account")
    for (element, place) in try reader.elements("projects") {
      let project = try Project(stored: element, at: place)
      guard projects[project.id] == nil else {
        throw SandboxError("\(place).id is that of another project")
      }
      guard !isTaken(project.hashedID) else {
        throw SandboxError("\(place).hashed_id is that of another project")
      }
      let ids = [project.id] + project.sharings.flatMap { [$0.id, $0.contactID] }
      account.raiseNextID(over: ids)
      apply(.project(project))
    }
    for (element, place) in try reader.elements("medias") {
      let media = try Self.media(stored: element, at: place)
      guard projects[media.projectID] != nil else {
        throw SandboxError("\(place).project_id is that of no project")
      }
      guard medias[media.id] == nil else {
        throw SandboxError("\(place).id is that of another media")
      }
      guard !isTaken(media.hashedID) else {
        throw SandboxError("\(place).hashed_id is that of another media or a project")
      }
      account.raiseNextID(over: [media.id])
      apply(.media(media))
    }
    self.account = account
  }

  /// A media with its captions.
  private static func media(
    stored value: SandboxJSON, at place: String
  ) throws(SandboxError) -> Media {
    let reader = try StoredReader(
      value, at: place, names: Media.storedNames.union(["captions"]))
    var media = try Media(reader)
    var codes: Set<String> = []
    for (element, place) in try reader.elements("captions") {
      let track = try Track(stored: element, at: place)
      guard codes.insert(track.code).inserted else {
        throw SandboxError("\(place).language is that of other captions of the media")
      }
      media.tracks.append(track)
    }
    media.tracks.sort { $0.code < $1.code }
    return media
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
  fileprivate func stored(includesText: Bool) -> SandboxJSON {
    guard includesText else {
      return ["language": .string(code), "bytes": .integer(Int64(text.count))]
    }
    if let valid = String(validating: text, as: UTF8.self) {
      return ["language": .string(code), "text": .string(valid)]
    }
    return ["language": .string(code), "base64": .string(Data(text).base64EncodedString())]
  }

  /// Reads the JSON form.
  fileprivate init(stored value: SandboxJSON, at place: String) throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: ["language", "text", "base64", "bytes"])
    code = try reader.code("language")
    if let text = try reader.text("text", most: .max) {
      self.text = Array(text.utf8)
    } else if let base64 = try reader.text("base64", most: .max) {
      guard let data = Data(base64Encoded: base64) else {
        throw reader.wrong("base64", "must be text in base64")
      }
      text = Array(data)
    } else {
      throw reader.wrong("text", "is missing, as in a snapshot that was asked for with text=0")
    }
  }
}
