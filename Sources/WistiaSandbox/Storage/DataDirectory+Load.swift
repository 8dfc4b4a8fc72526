// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

extension DataDirectory {
  /// Reads the account.
  ///
  /// Caption files that a person has put there are taken over: a folder without `project.json`
  /// becomes a project, captions without `.media.json` become a media. Other files are left alone.
  ///
  /// - Parameters:
  ///   - now: The time as the API writes it.
  ///   - idSeed: What hashed ids are made from.
  /// - Returns: The account.
  /// - Throws: `SandboxError` that names the file that cannot be read.
  func load(now: String, idSeed: UInt64) throws(SandboxError) -> AccountState {
    var reading = Reading(now: now, idSeed: idSeed)
    let accountFile = try DataLayout.path("", "account.json")
    if let value = try json(accountFile) {
      reading.account = try naming(accountFile) { () throws(SandboxError) in
        try Account(stored: value)
      }
    }
    // Links are somebody else's, wherever they lead.
    let entries = try files { () throws(FileError) in try root.entries() }
    try read(folder: "", entries, &reading)
    for entry in entries where entry.kind == .directory {
      guard let folder = try? RelativePath(components: [entry.name]) else { continue }
      let inner = try files { () throws(FileError) in try root.entries(in: folder) }
      try read(folder: entry.name, inner, &reading)
    }
    note { layout in
      let folders = Set(layout.folders.values)
      layout.foreign.formUnion(entries.map(\.name).filter { !folders.contains($0) })
    }
    // Projects first, so that new ids are higher than all that are there.
    var state = AccountState()
    state.account = reading.account
    for media in reading.medias {
      guard state.medias[media.media.id] == nil, !state.isTaken(media.media.hashedID) else {
        throw SandboxError("\(root.path): two medias have the id \(media.media.hashedID)")
      }
      state.apply(.media(media.media))
    }
    for project in reading.projects {
      guard state.projects[project.id] == nil, !state.isTaken(project.hashedID) else {
        throw SandboxError("\(root.path): two projects have the id \(project.hashedID)")
      }
      state.apply(.project(project))
    }
    let known = state
    let changes = reading.adopt(into: &state, self)
    note { layout in
      for media in reading.medias { layout.set(media.place, of: media.media.id) }
    }
    try keep(changes, in: known)
    return state
  }

  /// What was read so far.
  struct Reading {
    let now: String
    let idSeed: UInt64
    var account = Account()
    var projects: [Project] = []
    var medias: [(media: Media, place: DataLayout.Place)] = []
    /// Captions whose media is not known, by folder and stem.
    var strays: [DataLayout.Place: [Track]] = [:]
    var strayOrder: [DataLayout.Place] = []
  }

  private func read(
    folder: String, _ entries: [DirectoryEntry], _ reading: inout Reading
  ) throws(SandboxError) {
    func path(_ name: String) throws(SandboxError) -> RelativePath {
      try DataLayout.path(folder, name)
    }
    // What has a name that the sandbox would not give is not its own.
    let names = entries.filter { $0.kind == .file }.map(\.name)
      .filter { (try? RelativePath(components: [$0])) != nil }
    var positions: [String: Int] = [:]
    let projectFile = try path("project.json")
    if names.contains("project.json"), let value = try json(projectFile) {
      let project = try naming(projectFile) { () throws(SandboxError) in
        try Project(stored: value)
      }
      reading.projects.append(project)
      reading.account.raiseNextID(
        over: [project.id] + project.sharings.flatMap { [$0.id, $0.contactID] })
      note { $0.set(folder: folder, of: project.id) }
      for name in names where name.hasSuffix(".media.json") {
        let mediaFile = try path(name)
        guard let value = try json(mediaFile) else { continue }
        var media = try naming(mediaFile) { () throws(SandboxError) in
          try Media(StoredReader(value, at: "", names: Media.storedNames))
        }
        // The folder says which project a media is in.
        media.projectID = project.id
        let stem = String(name.dropLast(".media.json".count))
        positions[stem] = reading.medias.count
        reading.medias.append((media, DataLayout.Place(folder: folder, stem: stem)))
        reading.account.raiseNextID(over: [media.id])
      }
    }
    for name in names where name.lowercased().hasSuffix(".srt") {
      let base = name.dropLast(4)
      guard let dot = base.lastIndex(of: "."), dot > base.startIndex else { continue }
      let stem = String(base[..<dot])
      let code = String(base[base.index(after: dot)...])
      guard LanguageCode.isPlausible(code) else { continue }
      if let position = positions[stem] {
        reading.medias[position].media.setTrack(Track(code: code, text: try bytes(path(name))))
      } else if CaptionFileName(name).languageToken == code, CaptionFileName(name).stem == stem {
        let place = DataLayout.Place(folder: folder, stem: stem)
        if reading.strays[place] == nil { reading.strayOrder.append(place) }
        reading.strays[place, default: []].append(Track(code: code, text: try bytes(path(name))))
      }
    }
  }

  private func files<Value>(
    _ body: () throws(FileError) -> Value
  ) throws(SandboxError) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw SandboxError(error.description)
    }
  }

  private func bytes(_ path: RelativePath) throws(SandboxError) -> [UInt8] {
    try files { () throws(FileError) in try root.bytes(of: path, limit: 1 << 30) }
  }

  /// A JSON file, or `nil` where there is none.
  private func json(_ path: RelativePath) throws(SandboxError) -> SandboxJSON? {
    let kind = try files { () throws(FileError) in try root.kind(of: path) }
    guard kind != nil else { return nil }
    guard let value = try? SandboxJSON(parsing: try bytes(path)) else {
      throw SandboxError("\(root.path(of: path)): this is not JSON; repair or remove it")
    }
    return value
  }

  private func naming<Value>(
    _ path: RelativePath, _ read: () throws(SandboxError) -> Value
  ) throws(SandboxError) -> Value {
    do throws(SandboxError) {
      return try read()
    } catch {
      throw SandboxError("\(root.path(of: path)): \(error)")
    }
  }
}

extension DataDirectory.Reading {
  /// Makes medias of captions that have none.
  ///
  /// - Parameters:
  ///   - state: The account, which gets them.
  ///   - directory: The directory, whose layout learns where they are.
  /// - Returns: The changes to keep.
  func adopt(into state: inout AccountState, _ directory: DataDirectory) -> [Change] {
    guard !strayOrder.isEmpty else { return [] }
    var account = state.account
    var changes: [Change] = []
    var projects: [String: Int] = [:]
    directory.note { layout in
      for (id, folder) in layout.folders { projects[folder] = id }
    }
    for place in strayOrder {
      let project: Int
      if let existing = projects[place.folder] {
        project = existing
      } else {
        let (id, hashedID) = account.takeID(seed: idSeed) { state.isTaken($0) }
        let name = place.folder.isEmpty ? Seeding.defaultProject : place.folder
        let new = Project(
          id: id, hashedID: hashedID, name: name, created: now, updated: now, publicID: hashedID)
        projects[place.folder] = id
        project = id
        state.apply(.project(new))
        changes.append(.project(new))
        directory.note { $0.set(folder: place.folder, of: id) }
      }
      let (id, made) = account.takeID(seed: idSeed) { state.isTaken($0) }
      let named = HashedID.isValid(place.stem) && !state.isTaken(place.stem)
      var media = Media(
        id: id, hashedID: named ? place.stem : made, projectID: project, name: place.stem,
        duration: 60, created: now, updated: now, position: state.mediaCount(of: project) + 1)
      for track in strays[place] ?? [] { media.setTrack(track) }
      state.apply(.media(media))
      changes.append(.media(media))
    }
    state.account = account
    return [.account(account)] + changes
  }
}
