// SPDX-License-Identifier: Apache-2.0

public import Testing

/// Limits the work of each test of a suite, however long it waits for its turn.
///
/// What is counted are the seconds in which this process came to its turns: each of them waits in the
/// queue in which the work itself waits. A machine that is busy with something else, or with a
/// thousand other tests, so uses up no time of a test that it does not let run; a test that hangs on
/// an idle machine is ended as with any other limit.
public struct WorkLimit: TestTrait, SuiteTrait, TestScoping {
  var seconds: Int

  /// Whether the tests of suites within the suite are limited as well: they are.
  public var isRecursive: Bool { true }

  /// Waits until so many seconds of work have passed.
  ///
  /// - Parameter seconds: How many.
  /// - Throws: `CancellationError` when the task is cancelled.
  public static func passing(seconds: Int) async throws {
    for _ in 0..<seconds { try await Task.sleep(for: .seconds(1)) }
  }

  /// Runs a test within the limit.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - testCase: Its arguments.
  ///   - function: Runs it.
  /// - Throws: ``WorkLimitExceeded``, or what the test throws.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(function) { function in
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await function() }
        tasks.addTask { [seconds] in
          try await Self.passing(seconds: seconds)
          throw WorkLimitExceeded(seconds: seconds)
        }
        defer { tasks.cancelAll() }
        try await tasks.next()
      }
    }
  }
}

/// A test that took more than its time.
public struct WorkLimitExceeded: Error, CustomStringConvertible {
  /// How many seconds it may take.
  public var seconds: Int

  /// Creates an error.
  ///
  /// - Parameter seconds: How many seconds the test may take.
  public init(seconds: Int) { self.seconds = seconds }

  /// What was exceeded.
  public var description: String { "it did not end within \(seconds) seconds of work" }
}

extension Trait where Self == WorkLimit {
  /// Limits the work of each test, however long it waits for its turn.
  ///
  /// - Parameter seconds: The most that it may take.
  /// - Returns: The trait.
  public static func workLimit(seconds: Int) -> WorkLimit { WorkLimit(seconds: seconds) }
}
