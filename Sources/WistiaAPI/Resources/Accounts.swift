// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// The account itself.
public struct Accounts: Sendable {
  let sender: Sender

  /// The account that the credentials belong to.
  ///
  /// - Returns: The account.
  /// - Throws: ``WistiaError``; of kind `unauthorized` where the credentials are refused.
  public func show() async throws(WistiaError) -> WistiaAccount {
    let call = APICall(
      operation: "account.show", method: .get, path: ["account"], xmlRoots: ["account"])
    return try await sender.read(call, "an account") { WistiaAccount($0) }
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

  /// Finds out what the token may do, without changing anything.
  ///
  /// Whether it may read is asked with a list of one media, whether it may change with a PUT that has
  /// no parameters and names a media that does not exist: a server looks at the permission first.
  ///
  /// - Returns: What it may do.
  /// - Throws: ``WistiaError`` where the server cannot be asked.
  public func abilities() async throws(WistiaError) -> TokenAbilities {
    let one = Medias(sender: sender).list(paging: Paging(perPage: 1, maximumPages: 1))
      .skippingUnreadable { _ in }
    let change = APICall(
      operation: "medias.update", method: .put, path: ["medias", "captions-auth-check"],
      body: APICall.form([]))
    let mayRead = try await isAllowed { () async throws(WistiaError) in _ = try await one.all() }
    let mayChange = try await isAllowed { () async throws(WistiaError) in
      try await sender.acknowledged(change)
    }
    return TokenAbilities(mayRead: mayRead, mayChange: mayChange)
  }

  private func isAllowed(
    _ body: () async throws(WistiaError) -> Void
  ) async throws(WistiaError) -> Bool? {
    do {
      try await body()
      return true
    } catch {
      switch error.kind {
      case .unauthorized, .forbidden: return false
      // There is no such media, which it would not say to who may not ask.
      case .notFound: return true
      case .refused, .alreadyExists, .serverFailed, .unknownOutcome: return nil
      default: throw error
      }
    }
  }
}

/// What a token may do, as far as it can be found out without doing it.
public struct TokenAbilities: Sendable, Hashable {
  /// Whether it may read medias and captions; `nil` where the server does not let it be seen.
  public var mayRead: Bool?
  /// Whether it may change and delete them.
  public var mayChange: Bool?
}
