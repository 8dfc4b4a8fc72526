// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What the admin interface offers, for tests in the same process.
extension WistiaSandbox {
  /// The requests that were answered, oldest first, as far as the journal reaches back.
  public var requests: [JournalEntry] { core.shared.withLock { $0.journal.entries() } }

  /// Moves the clock forward.
  ///
  /// - Parameter seconds: How far.
  public func advanceClock(by seconds: Int) {
    core.shared.withLock { $0.clock.advance(by: Int64(seconds)) }
  }

  /// Replaces the faults in force.
  ///
  /// - Parameter rules: The rules, of which the first that hits counts.
  public func setFaults(_ rules: [FaultRule]) {
    core.shared.withLock { shared in
      shared.faults.remove(nil)
      for rule in rules { shared.faults.add(rule) }
    }
  }

  /// Sets the rate limit and begins a new minute.
  ///
  /// - Parameter limit: Requests a minute; none when `nil`.
  public func setRequestsPerMinute(_ limit: Int?) {
    core.shared.withLock { $0.rate = RateLimiter(limit: limit) }
  }

  /// The text of captions as they are stored.
  ///
  /// - Parameters:
  ///   - media: The hashed or numeric id of the media.
  ///   - language: The language code; a sibling of ISO 639 counts too.
  /// - Returns: The bytes, or `nil` where there are no such captions.
  public func captions(media: String, language: String) -> [UInt8]? {
    core.shared.withLock { $0.state.media(media)?.track(language)?.text }
  }

  /// Goes back to the account of the start; the journal is emptied.
  ///
  /// - Throws: `SandboxError` when the data directory fails.
  public func reset() throws(SandboxError) { try core.reset() }

  /// Everything that the account holds, as JSON in the form of `/__sandbox/state`.
  public var snapshot: [UInt8] { core.shared.withLock { $0.state }.stored().encoded }
}
