// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// Turns a seed into changes.
enum Seeding {
  /// The project of medias that name none.
  static let defaultProject = "Sandbox"

  /// The changes that add what the account lacks.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - state: The account as it is.
  ///   - now: The time as the API writes it.
  ///   - idSeed: What hashed ids are made from.
  /// - Returns: The changes; none when the account has everything.
  static func changes(
    _ seed: SandboxSeed, _ state: AccountState, now: String, idSeed: UInt64
  ) -> [Change] {
    var state = state
    var account = state.account
    var touched: [Int] = []
    for entry in seed.medias {
      let project = project(entry.project, &account, &state, now: now, idSeed: idSeed)
      let existing =
        entry.hashedID.flatMap { state.media($0) }
        ?? state.mediaIDs(named: entry.name).lazy.compactMap { state.medias[$0] }
        .first { $0.projectID == project }
      // Captions that a client deleted stay deleted when the sandbox is started again.
      guard existing == nil else { continue }
      let (id, hashedID) = account.takeID(seed: idSeed) { state.isTaken($0) }
      var media = Media(
        id: id, hashedID: entry.hashedID ?? hashedID, projectID: project, name: entry.name,
        duration: duration(of: entry), created: now, updated: now,
        position: state.mediaCount(of: project) + 1)
      for (code, text) in entry.captions { media.setTrack(Track(code: code, text: text)) }
      state.apply(.media(media))
      touched.append(media.id)
    }
    guard account != state.account || !touched.isEmpty else { return [] }
    let projects = state.projectIDs.filter { $0 >= state.account.nextID }
    return [.account(account)] + projects.compactMap { state.projects[$0] }.map(Change.project)
      + touched.compactMap { state.medias[$0] }.map(Change.media)
  }

  /// How long a media is made: a minute, or as long as its captions, which would be wrong otherwise.
  private static func duration(of entry: SandboxSeed.Media) -> Double {
    var last: Int64 = 0
    for text in entry.captions.values {
      for cue in SubRipDocument(parsing: text).cues { last = max(last, cue.end.milliseconds) }
    }
    return Double(max(60, min(last, 86_400_000) / 1000 + 1))
  }

  /// The numeric id of a project by its name, made where it does not exist.
  private static func project(
    _ name: String?, _ account: inout Account, _ state: inout AccountState, now: String,
    idSeed: UInt64
  ) -> Int {
    let name = name ?? defaultProject
    let existing = state.projectIDs.first { state.projects[$0]?.name == name }
    if let existing { return existing }
    let (id, hashedID) = account.takeID(seed: idSeed) { state.isTaken($0) }
    state.apply(
      .project(
        Project(
          id: id, hashedID: hashedID, name: name, created: now, updated: now,
          publicID: hashedID)))
    return id
  }
}
