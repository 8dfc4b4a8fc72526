// SPDX-License-Identifier: Apache-2.0

/// All that the account holds.
struct AccountState: Sendable {
  var account = Account()
  private(set) var projects: [Int: Project] = [:]
  private(set) var medias: [Int: Media] = [:]
  /// Numeric ids in ascending order: the order of lists.
  private(set) var projectIDs: [Int] = []
  private(set) var mediaIDs: [Int] = []
  private var projectsByHashedID: [String: Int] = [:]
  private var mediasByHashedID: [String: Int] = [:]
  private var mediasByName: [String: Set<Int>] = [:]
  private var mediaIDsByProject: [Int: [Int]] = [:]

  /// The project with a hashed or numeric id.
  func project(_ id: String) -> Project? {
    (projectsByHashedID[id] ?? Int(id)).flatMap { projects[$0] }
  }

  /// The media with a hashed or numeric id.
  func media(_ id: String) -> Media? {
    (mediasByHashedID[id] ?? Int(id)).flatMap { medias[$0] }
  }

  /// The medias of a project in the order of their ids.
  func medias(of projectID: Int) -> [Media] {
    mediaIDsByProject[projectID, default: []].compactMap { medias[$0] }
  }

  /// The number of a project's medias.
  func mediaCount(of projectID: Int) -> Int { mediaIDsByProject[projectID]?.count ?? 0 }

  /// The ids of the medias with a name, in ascending order.
  func mediaIDs(named name: String) -> [Int] { mediasByName[name, default: []].sorted() }

  /// The ids of a project's medias, in ascending order.
  func mediaIDs(of projectID: Int) -> [Int] { mediaIDsByProject[projectID, default: []] }

  /// Whether a hashed id is taken.
  func isTaken(_ hashedID: String) -> Bool {
    mediasByHashedID[hashedID] != nil || projectsByHashedID[hashedID] != nil
  }

  /// Carries out a change.
  ///
  /// - Complexity: O(1) for what exists or gets the highest id, else O(n) in the number of entries.
  mutating func apply(_ change: Change) {
    switch change {
    case .account(let value): account = value
    case .project(let project):
      if let old = projects.updateValue(project, forKey: project.id) {
        projectsByHashedID[old.hashedID] = nil
      } else {
        Self.insert(project.id, into: &projectIDs)
      }
      projectsByHashedID[project.hashedID] = project.id
    case .removeProject(let id):
      guard let project = projects.removeValue(forKey: id) else { return }
      Self.remove(id, from: &projectIDs)
      projectsByHashedID[project.hashedID] = nil
    case .media(let media):
      if let old = medias[media.id] {
        // The usual change touches no index.
        if old.hashedID == media.hashedID, old.name == media.name,
          old.projectID == media.projectID
        {
          medias[media.id] = media
          return
        }
        forget(old)
      }
      remember(media)
    case .removeMedia(let id):
      guard let media = medias[id] else { return }
      forget(media)
    }
  }

  private mutating func remember(_ media: Media) {
    medias[media.id] = media
    Self.insert(media.id, into: &mediaIDs)
    mediasByHashedID[media.hashedID] = media.id
    mediasByName[media.name, default: []].insert(media.id)
    Self.insert(media.id, into: &mediaIDsByProject[media.projectID, default: []])
  }

  private mutating func forget(_ media: Media) {
    medias[media.id] = nil
    Self.remove(media.id, from: &mediaIDs)
    mediasByHashedID[media.hashedID] = nil
    mediasByName[media.name]?.remove(media.id)
    if mediasByName[media.name]?.isEmpty == true { mediasByName[media.name] = nil }
    Self.remove(media.id, from: &mediaIDsByProject[media.projectID, default: []])
  }

  private static func insert(_ id: Int, into ids: inout [Int]) {
    let position = position(of: id, in: ids)
    if position == ids.count || ids[position] != id { ids.insert(id, at: position) }
  }

  private static func remove(_ id: Int, from ids: inout [Int]) {
    let position = position(of: id, in: ids)
    if position < ids.count, ids[position] == id { ids.remove(at: position) }
  }

  /// The first position whose id is not smaller.
  private static func position(of id: Int, in ids: [Int]) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One step of a change to the account: what an endpoint decides, storage keeps and the state takes.
enum Change: Sendable {
  case account(Account)
  /// A new project, or an existing one anew.
  case project(Project)
  /// Removes a project that has no medias.
  case removeProject(Int)
  /// A new media, or an existing one anew.
  case media(Media)
  case removeMedia(Int)
}
