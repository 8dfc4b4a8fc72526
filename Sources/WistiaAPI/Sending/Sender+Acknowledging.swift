// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Writes whose answer is a status.
extension Sender {
  /// Sends a write, and makes sure that it was the API that answered.
  ///
  /// The document promises an empty body, or one that nothing depends on; any that the API could have
  /// sent will do. A web page was sent by something else on the way, such as a network that wants
  /// people to sign in, and what tells of a failure is no success whatever its status.
  ///
  /// - Parameter call: The call.
  /// - Returns: The body, or `nil` where there is none that can be read.
  /// - Throws: ``WistiaError``; of kind `unknownOutcome` for an answer that is not one to a write.
  @discardableResult
  func acknowledged(_ call: APICall) async throws(WistiaError) -> JSONValue? {
    let delivery = try await send(call)
    guard delivery.isSuccess, !isPlainText(delivery) else { return nil }
    guard let value = try toldValue(in: delivery, call) else { return nil }
    if let said = ServerMessage.failure(in: value) {
      throw unreadable(delivery, "it says \u{201C}\(said)\u{201D}", call)
    }
    return value
  }

  /// Whether an answer is a word of text, such as `OK`.
  private func isPlainText(_ delivery: Delivery) -> Bool {
    let type = delivery.response.header("Content-Type")?.lowercased() ?? ""
    guard type.hasPrefix("text/plain") else { return false }
    guard let first = Self.firstByte(of: delivery.response.body) else { return true }
    return !"<{[".utf8.contains(first) && first > 0x20
  }
}
