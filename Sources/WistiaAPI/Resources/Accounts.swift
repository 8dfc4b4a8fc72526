// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// The account itself.
public struct Accounts: Sendable {
  let sender: Sender

  /// The account that the credentials belong to.
  ///
  /// - Returns: The account.
  /// - Throws: ``WistiaError``; of kind `unauthorized` where the credentials are refused.
  public func show() async throws(WistiaError) -> Account {
    let call = APICall(
      operation: "account.show", method: .get, path: ["account"], offersXML: true)
    return try await sender.read(call, "an account") { Account($0) }
  }

  /// What the server says about the token: its scopes and when it ends.
  ///
  /// Newer servers only; the document does not know it.
  ///
  /// - Returns: The token's own description, or `nil` where the server has none.
  /// - Throws: ``WistiaError``.
  public func token() async throws(WistiaError) -> JSONValue? {
    let call = APICall(operation: "token.show", method: .get, path: ["token"])
    do {
      return try await sender.value(of: call)
    } catch {
      guard error.kind == .notFound || error.status == 405 else { throw error }
      return nil
    }
  }
}
