// SPDX-License-Identifier: Apache-2.0

extension Sender {
  /// Sends a DELETE whose answer tells what was deleted.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - make: Makes what was deleted from the answer.
  /// - Returns: What was deleted, or `nil` where the answer does not tell: it is gone either way.
  /// - Throws: ``WistiaError``; of kind `unknownOutcome` where the answer is not one to a deletion.
  func deleted<Value>(
    _ call: APICall, _ make: (JSONValue) -> Value?
  ) async throws(WistiaError) -> Value? {
    try await acknowledged(call).flatMap(make)
  }
}
