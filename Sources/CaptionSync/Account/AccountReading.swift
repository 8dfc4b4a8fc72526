// SPDX-License-Identifier: Apache-2.0

/// Reads the captions of many medias at the same time.
public struct AccountReading: Sendable {
  /// The most medias whose captions are read at the same time.
  public var jobs = 4
  /// Compares a track with its file while its text is at hand; what is not asked for is not held.
  public var compare: (@Sendable (_ media: String, AccountTrack, TrackListing) -> CueChanges?)?

  let account: any CaptionAccount

  /// Creates a reading.
  ///
  /// - Parameter account: What is read.
  public init(account: any CaptionAccount) {
    self.account = account
  }

  /// The tracks of some medias: one request a media.
  ///
  /// - Parameters:
  ///   - medias: The medias.
  ///   - progress: Told how many medias were read.
  /// - Returns: The tracks by the media's id, and why others could not be read.
  /// - Throws: ``AccountError`` when nothing else can be read either.
  public func listings(
    of medias: [AccountMedia], progress: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) async throws(AccountError) -> (tracks: [String: [TrackListing]], failures: [String: String]) {
    var tracks: [String: [TrackListing]] = [:]
    var failures: [String: String] = [:]
    var fatal: AccountError?
    await withTaskGroup(of: (String, Result<[TrackListing], AccountError>).self) { tasks in
      var next = 0
      func start() {
        guard next < medias.count, fatal == nil, !Task.isCancelled else { return }
        let id = medias[next].id
        next += 1
        tasks.addTask { [account, compare] in
          let tracks = await Result { () async throws(AccountError) in
            try await account.tracks(of: id)
          }
          let listings = tracks.map { tracks in
            tracks.map { track in
              var listing = track.listing
              listing.changes = compare?(id, track, listing)
              return listing
            }
          }
          return (id, listings)
        }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await (id, result) in tasks {
        switch result {
        case .success(let listing): tracks[id] = listing
        case .failure(let error):
          failures[id] = error.message
          if error.endsRun, fatal == nil { fatal = error }
        }
        progress(tracks.count + failures.count)
        start()
      }
    }
    if let fatal { throw fatal }
    if Task.isCancelled { throw AccountError(.cancelled, "cancelled") }
    let missing = Set(medias.map(\.id)).subtracting(tracks.keys).subtracting(failures.keys)
    guard missing.isEmpty else {
      throw AccountError(unvisited: missing.count, of: medias.count)
    }
    return (tracks, failures)
  }
}
