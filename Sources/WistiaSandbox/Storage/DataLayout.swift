// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

/// Which files of the data directory belong to what, and what a change does to them.
///
/// ```
/// account.json                     the account
/// <project>/project.json           a project and its sharings
/// <project>/<media>.media.json     a media without its captions
/// <project>/<media>.<code>.srt     the captions of one language, as they were sent
/// ```
///
/// Folders and files have the names of projects and medias; where such a name cannot name a file, or
/// is taken, the hashed id stands in its place, which the layout of `captions sync` knows as well.
struct DataLayout: Sendable {
  /// Where a media's files stand.
  struct Place: Sendable, Hashable {
    var folder: String
    var stem: String

    /// The path of a file of the media: `.media.json`, or `.<code>.srt`.
    func path(_ suffix: String) throws(SandboxError) -> RelativePath {
      try DataLayout.path(folder, "\(stem)\(suffix)")
    }
  }

  /// The folders of projects by their ids; that of the directory itself is empty.
  var folders: [Int: String] = [:]
  /// The places of medias by their ids.
  var places: [Int: Place] = [:]
  /// Names in the directory that are not the sandbox's, or not a project's.
  var foreign: Set<String> = ["account.json", "project.json"]
  private var takenFolders: Set<String> = []
  private var takenPlaces: Set<Place> = []

  /// Notes where a project's files stand.
  mutating func set(folder: String, of project: Int) {
    if let old = folders[project] { takenFolders.remove(old) }
    folders[project] = folder
    takenFolders.insert(folder)
  }

  /// Notes where a media's files stand.
  mutating func set(_ place: Place?, of media: Int) {
    if let old = places[media] { takenPlaces.remove(old) }
    places[media] = place
    if let place { takenPlaces.insert(place) }
  }

  /// The steps of a change on disk; the layout is that after the change.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - state: The account before the change.
  /// - Returns: The steps in their order.
  /// - Throws: `SandboxError` for a name that would lead elsewhere.
  mutating func operations(
    for change: Change, in state: AccountState
  ) throws(SandboxError) -> [FileOperation] {
    switch change {
    case .account(let account):
      return account == state.account
        ? [] : [.write(try Self.path("", "account.json"), account.stored.encodedForPeople)]
    case .project(let project): return try write(project, over: state.projects[project.id])
    case .removeProject(let id): return try removeProject(id)
    case .media(let media): return try write(media, over: state.medias[media.id])
    case .removeMedia(let id):
      guard let place = places[id], let media = state.medias[id] else { return [] }
      set(nil, of: id)
      return try media.tracks.map { track throws(SandboxError) in
        .remove(try place.path(".\(track.code).srt"))
      } + [.remove(place.path(".media.json"))]
    }
  }

  private mutating func write(
    _ project: Project, over old: Project?
  ) throws(SandboxError) -> [FileOperation] {
    guard project != old else { return [] }
    var operations: [FileOperation] = []
    var folder = folders[project.id]
    if folder == nil || old?.name != project.name && folder != "" {
      let wanted = freeFolder(for: project, besides: folder)
      let path = try Self.path("", wanted)
      if let folder, wanted != folder {
        operations.append(.move(try Self.path("", folder), to: path))
      }
      if folder == nil { operations.append(.makeDirectory(path)) }
      if let folder { moveMedias(from: folder, to: wanted) }
      folder = wanted
      set(folder: wanted, of: project.id)
    }
    let path = try Self.path(folder ?? "", "project.json")
    return operations + [.write(path, project.stored.encodedForPeople)]
  }

  private mutating func moveMedias(from folder: String, to target: String) {
    for (id, place) in places where place.folder == folder && folder != target {
      set(Place(folder: target, stem: place.stem), of: id)
    }
  }

  private mutating func removeProject(_ id: Int) throws(SandboxError) -> [FileOperation] {
    guard let folder = folders.removeValue(forKey: id) else { return [] }
    takenFolders.remove(folder)
    let file = FileOperation.remove(try Self.path(folder, "project.json"))
    return folder.isEmpty ? [file] : [file, .removeDirectory(try Self.path("", folder))]
  }

  private mutating func write(
    _ media: Media, over old: Media?
  ) throws(SandboxError) -> [FileOperation] {
    let folder = folders[media.projectID] ?? ""
    let oldPlace = places[media.id]
    var place = oldPlace ?? Place(folder: folder, stem: "")
    if oldPlace == nil || old?.name != media.name || place.folder != folder {
      set(nil, of: media.id)
      place = freePlace(for: media, in: folder)
      set(place, of: media.id)
    }
    var operations: [FileOperation] = []
    let hasMoved = place != oldPlace
    if old == nil || hasMoved || media.stored != old?.stored {
      operations.append(.write(try place.path(".media.json"), media.stored.encodedForPeople))
    }
    for track in media.tracks where hasMoved || old?.tracks.contains(track) != true {
      operations.append(.write(try place.path(".\(track.code).srt"), track.text))
    }
    for track in old?.tracks ?? [] {
      let isKept = !hasMoved && media.tracks.contains { $0.code == track.code }
      if !isKept, let oldPlace {
        operations.append(.remove(try oldPlace.path(".\(track.code).srt")))
      }
    }
    if hasMoved, let oldPlace { operations.append(.remove(try oldPlace.path(".media.json"))) }
    return operations
  }

  private func freeFolder(for project: Project, besides own: String?) -> String {
    func isFree(_ name: String) -> Bool {
      name == own || !takenFolders.contains(name) && !foreign.contains(name)
    }
    // A folder must not stand where a media's file may have to.
    if Self.isFileName(project.name), !Self.isFile(named: project.name), isFree(project.name) {
      return project.name
    }
    var name = project.hashedID
    while !isFree(name) { name += "-" }
    return name
  }

  private func freePlace(for media: Media, in folder: String) -> Place {
    let named = Place(folder: folder, stem: media.name)
    // What reads the directory must find the same name in it.
    if Self.isFileName(media.name), !takenPlaces.contains(named),
      CaptionFileName("\(media.name).eng.srt").stem == media.name
    {
      return named
    }
    var place = Place(folder: folder, stem: media.hashedID)
    while takenPlaces.contains(place) { place.stem += "-" }
    return place
  }
}
