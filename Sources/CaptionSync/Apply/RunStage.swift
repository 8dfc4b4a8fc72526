// SPDX-License-Identifier: Apache-2.0

/// What a task of a run is at, for ports that wait.
package enum RunStage {
  /// Whether a write was sent that was not read back yet.
  ///
  /// A port that gives up its waiting when a run is asked to stop, as for a rate limit, goes on with it
  /// here: what is under way is finished and verified.
  @TaskLocal package static var isUnderWay = false

  /// Does what a write that was sent makes necessary.
  static func finishing<Value: Sendable>(
    _ body: () async throws(AccountError) -> Value
  ) async throws(AccountError) -> Value {
    let result = await $isUnderWay.withValue(true) { await Result(body) }
    return try result.get()
  }
}
