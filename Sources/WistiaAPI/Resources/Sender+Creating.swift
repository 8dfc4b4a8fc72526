// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

extension Sender {
  /// Sends a POST that makes something, and reads what was made.
  ///
  /// The answer's body holds it; where a server leaves the body out, `Location` names it.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - noun: What was made, for errors.
  ///   - make: Makes the value from the answer.
  ///   - show: Asks for it by its id.
  /// - Returns: What was made.
  /// - Throws: ``WistiaError``.
  func created<Value>(
    _ call: APICall, _ noun: String, _ make: (JSONValue) -> Value?,
    show: (_ id: String) async throws(WistiaError) -> Value
  ) async throws(WistiaError) -> Value {
    let delivery = try await send(call)
    if let value = try toldValue(in: delivery, call) {
      return try made(value, delivery, call, noun, make)
    }
    guard let id = delivery.response.header("Location").flatMap(Self.id(in:)) else {
      throw WistiaError(
        unreadable: delivery.response,
        why: "\(noun) was made, and neither body nor Location says which", call: call,
        builder: builder, isOutcomeKnown: true)
    }
    return try await show(id)
  }

  /// The id at the end of a URL's path, without its extension.
  static func id(in location: String) -> String? {
    let path = location.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return nil }
    let id = last.prefix { $0 != "." }
    return id.isEmpty || !id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) ? nil : String(id)
  }
}
