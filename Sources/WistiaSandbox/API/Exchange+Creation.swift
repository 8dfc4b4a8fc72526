// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// A new project; the account's next id moves on.
  func newProject(named name: String, _ account: inout Account, _ state: AccountState) -> Project {
    let (id, hashedID) = nextID(&account, state)
    return Project(
      id: id, hashedID: hashedID, name: name, created: now, updated: now, publicID: hashedID)
  }

  /// A new media with the content of another one.
  func newMedia(
    copying source: Media, into projectID: Int, position: Int, _ account: inout Account,
    _ state: AccountState
  ) -> Media {
    let (id, hashedID) = nextID(&account, state)
    var media = source
    media.id = id
    media.hashedID = hashedID
    media.projectID = projectID
    media.position = position
    media.created = now
    media.updated = now
    // A copy was never watched, and nothing is on order for it.
    media.stats = Media.Stats()
    media.orders = []
    return media
  }

  /// The next numeric id and its hashed id.
  func nextID(_ account: inout Account, _ state: AccountState) -> (Int, String) {
    account.takeID(seed: idSeed) { state.isTaken($0) }
  }
}

extension Account {
  /// Keeps the ids that are given out above those that are in use.
  mutating func raiseNextID(over ids: [Int]) {
    for id in ids { nextID = max(nextID, id + 1) }
  }

  /// Takes the next numeric id.
  ///
  /// - Parameters:
  ///   - seed: What hashed ids are made from.
  ///   - isTaken: Whether a hashed id is in use.
  /// - Returns: The id, and a hashed id that is not in use.
  mutating func takeID(seed: UInt64, isTaken: (String) -> Bool) -> (Int, String) {
    let id = nextID
    nextID += 1
    var seed = seed
    while true {
      let hashedID = HashedID.make(id: id, seed: seed)
      // A hashed id of digits alone could be taken for a numeric one.
      if !isTaken(hashedID), Int(hashedID) == nil { return (id, hashedID) }
      seed &+= 1
    }
  }
}
