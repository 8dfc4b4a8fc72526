// SPDX-License-Identifier: Apache-2.0

extension Result {
  /// What became of an asynchronous call, as a value that a child task can return.
  ///
  /// A child task that hands on a typed error does it through this and in no other way: optimized,
  /// Swift 6.3.1 loses what stands beside the result where one expression both awaits the call and
  /// makes the result of it.
  ///
  /// - Parameter body: The call.
  init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      let value = try await body()
      self = .success(value)
    } catch {
      self = .failure(error)
    }
  }
}
