// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The room that a connection takes up: what decides who goes when there is none left.
///
/// Connections are compared by what they do and by the order in which they last got on, never by a
/// clock: who goes does not depend on how fast the machine is.
final class Occupancy: Sendable {
  /// What a connection is doing; those that come first here go first.
  enum Stage: UInt64 {
    /// There is no whole head of a request.
    case waiting
    /// A request's body is being received.
    case receiving
    /// A request was received whole, and its answer is being made or sent.
    case answering
  }

  /// How often a connection has got on, all connections together.
  private static let steps = Atomic<UInt64>(0)
  /// Stands in ``held`` once the memory was given up for others.
  private static let givenUp = -1

  private let rank = Atomic<UInt64>(0)
  private let held = Atomic<Int>(0)

  init() {
    enter(.waiting)
  }

  /// Notes that the connection has come to a stage, or has got on in it.
  func enter(_ stage: Stage) {
    let step = Self.steps.add(1, ordering: .relaxed).newValue
    rank.store(stage.rawValue << 62 | step, ordering: .relaxed)
  }

  /// The lower, the sooner the connection goes: by its stage, then by when it last got on.
  var precedence: UInt64 { rank.load(ordering: .relaxed) }

  /// Bytes of bodies and answers that are held for the connection.
  var heldBytes: Int { max(held.load(ordering: .relaxed), 0) }

  /// Counts bytes as held.
  ///
  /// - Parameter count: The bytes.
  /// - Returns: Whether they are; not where the connection has to go.
  func hold(_ count: Int) -> Bool {
    change { $0 + count } != nil
  }

  /// Counts bytes as held no longer.
  ///
  /// - Parameter count: The bytes.
  /// - Returns: How many were counted; none once they were given up.
  func letGo(_ count: Int) -> Int {
    change { $0 - count } == nil ? 0 : count
  }

  /// Gives up all that is held, for others: the connection has to go.
  ///
  /// - Returns: The bytes.
  func giveUp() -> Int {
    max(held.exchange(Self.givenUp, ordering: .relaxed), 0)
  }

  /// Changes what is held, unless that was given up.
  private func change(_ change: (Int) -> Int) -> Int? {
    var old = held.load(ordering: .relaxed)
    while old != Self.givenUp {
      let (isDone, present) = held.compareExchange(
        expected: old, desired: change(old), ordering: .relaxed)
      if isDone { return old }
      old = present
    }
    return nil
  }
}
