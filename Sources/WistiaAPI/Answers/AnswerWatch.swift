// SPDX-License-Identifier: Apache-2.0

/// Ends the reading of an answer that takes too long, or that nobody waits for any more.
///
/// Readers ask every few thousand values.
struct AnswerWatch: Sendable {
  /// How many values are read between two questions.
  static let interval = 4096
  /// No end but the task's cancellation.
  static let none = AnswerWatch(limit: nil, deadline: .zero, clock: .system)

  /// How long the request may take, for the error; `nil` for ever.
  let limit: Duration?
  /// When it must be read, on the clock.
  let deadline: Duration
  let clock: WistiaClock

  /// Counts a value, and looks at the clock now and then.
  ///
  /// - Parameters:
  ///   - values: How many were read before.
  ///   - budget: How many there may be.
  /// - Throws: ``AnswerFailure``.
  func count(_ values: inout Int, _ budget: AnswerBudget) throws(AnswerFailure) {
    values += 1
    guard values <= budget.values else { throw .values(budget) }
    if values % Self.interval == 0 { try check() }
  }

  private func check() throws(AnswerFailure) {
    if Task.isCancelled { throw AnswerFailure(.cancelled, "the task was cancelled") }
    guard let limit, clock.now() > deadline else { return }
    throw AnswerFailure(
      .outOfTime,
      "reading it took longer than the \(limit.components.seconds) s that a request may take")
  }
}
