// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The sandbox without its sockets: requests in, replies out.
///
/// Endpoints read the account and decide; a decision is kept on disk first, where there is one, then
/// in memory, and then answered. Decisions that wait for the disk are made one after the other.
final class SandboxCore: Sendable {
  /// Everything that changes.
  struct Shared: Sendable {
    var state: AccountState
    var clock: SandboxClock
    var rate: RateLimiter
    var faults: FaultSet
    var journal: Journal
    var dialect: Dialect
    var idSeed: UInt64
    /// The `Date` header of a second.
    var date: (second: Int64, text: String) = (-1, "")
  }

  let configuration: SandboxConfiguration
  let shared: Mutex<Shared>
  /// Where the account is kept; in memory alone when `nil`.
  let storage: DataDirectory?
  /// Held from a decision that waits for the disk until it is carried out, so that nothing changes
  /// in between.
  let writing = Mutex<Void>(())
  /// The account that a reset goes back to.
  let initial: AccountState

  /// Opens the data directory, if any, and seeds the account.
  ///
  /// - Parameter configuration: What the sandbox is started with.
  /// - Throws: `SandboxError`.
  init(_ configuration: SandboxConfiguration) throws(SandboxError) {
    try configuration.seed.check()
    self.configuration = configuration
    let clock = SandboxClock(standingAt: configuration.clock)
    var state = AccountState()
    var storage: DataDirectory?
    if let path = configuration.dataDirectory {
      let directory = try DataDirectory(opening: path)
      state = try directory.load(now: SandboxClock.text(clock.now), idSeed: configuration.idSeed)
      storage = directory
    }
    self.storage = storage
    let now = SandboxClock.text(clock.now)
    var initial = AccountState()
    if let snapshot = configuration.initialState {
      initial = try Self.account(ofSnapshot: snapshot)
    }
    if state.projectIDs.isEmpty {
      let changes = initial.changes(from: state)
      try storage?.keep(changes, in: state)
      for change in changes { state.apply(change) }
    }
    for change in Seeding.changes(
      configuration.seed, initial, now: now, idSeed: configuration.idSeed)
    {
      initial.apply(change)
    }
    self.initial = initial
    let changes = Seeding.changes(configuration.seed, state, now: now, idSeed: configuration.idSeed)
    try storage?.keep(changes, in: state)
    for change in changes { state.apply(change) }
    shared = Mutex(
      Shared(
        state: state, clock: clock, rate: RateLimiter(limit: configuration.requestsPerMinute),
        faults: FaultSet(configuration.faults, seed: configuration.idSeed),
        journal: Journal(capacity: configuration.limits.journalEntries),
        dialect: configuration.dialect, idSeed: configuration.idSeed))
  }

  /// The account of a snapshot.
  static func account(ofSnapshot bytes: [UInt8]) throws(SandboxError) -> AccountState {
    guard let value = try? SandboxJSON(parsing: bytes) else {
      throw SandboxError("the state to start with is not JSON")
    }
    do throws(SandboxError) {
      return try AccountState(stored: value)
    } catch {
      throw SandboxError("the state to start with: \(error)")
    }
  }

  /// Changes the account, on disk first where there is one.
  ///
  /// - Parameter decide: Makes the changes from the account as it is.
  /// - Returns: The number of changes.
  /// - Throws: What `decide` throws, or `SandboxError` when the data directory fails.
  @discardableResult
  func change(
    _ decide: (AccountState) throws(SandboxError) -> [Change]
  ) throws(SandboxError) -> Int {
    guard let storage else {
      return try shared.withLock { shared throws(SandboxError) -> Int in
        let changes = try decide(shared.state)
        for change in changes { shared.state.apply(change) }
        return changes.count
      }
    }
    return try writing.withLock { _ throws(SandboxError) -> Int in
      let state = shared.withLock { $0.state }
      let changes = try decide(state)
      try storage.keep(changes, in: state)
      shared.withLock { shared in
        for change in changes { shared.state.apply(change) }
      }
      return changes.count
    }
  }

  /// Whether a request may wait for the disk, and so must not be answered on an event loop.
  func mayBlock(_ request: Request) -> Bool {
    storage != nil && request.method != "GET" && request.method != "HEAD"
  }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - authority: The host and port of the sandbox's own address.
  /// - Returns: The answer and how it is sent.
  func reply(to request: Request, authority: String) -> Reply {
    let path = request.path
    if path.hasPrefix("/v1") || path.hasPrefix("/modern"), let address = Address(path) {
      return apiReply(to: request, address, authority: authority)
    }
    // The document prints requests for customizations without what all its addresses begin with.
    if path.hasPrefix("/medias/"), shared.withLock({ $0.dialect }) == .legacy2014,
      let address = Address("/v1\(path)")
    {
      return apiReply(to: request, address, authority: authority)
    }
    // A sandbox that has tokens gives nothing to anybody else, of its own pages either.
    if let refusal = Credentials.refusal(ofOwn: request, rule: configuration.authentication) {
      return Reply(response: refusal)
    }
    return Reply(response: ownResponse(to: request, path))
  }

  /// Answers what is not of the API: assets, health, the admin interface and the page.
  private func ownResponse(to request: Request, _ path: Substring) -> Response {
    switch path {
    case _ where path.hasPrefix("/deliveries/"): AssetFile.response(path)
    case _ where path.hasPrefix("/__sandbox"): admin(request, path)
    case "/health": .text("OK")
    case "/favicon.ico": .empty(204)
    default:
      Page.response(path)
        ?? .json(["error": "not found; the API stands under /v1"], status: 404)
    }
  }

  /// Logs a request that is refused before anybody looks at what it asks for.
  ///
  /// - Parameters:
  ///   - request: The request, without its body.
  ///   - status: The status of the answer.
  ///   - reason: Why it is refused.
  func log(refused request: Request, _ status: Int, _ reason: String) {
    configuration.log?(
      JournalEntry(
        request, .empty(status), time: shared.withLock { $0.clock.now }, isApplied: false,
        fault: nil, warnings: [reason], parameters: []))
  }

  /// The `Date` header of now.
  func date() -> String {
    shared.withLock { shared in
      let now = shared.clock.now
      if shared.date.second != now { shared.date = (now, SandboxClock.httpDate(now)) }
      return shared.date.text
    }
  }
}
