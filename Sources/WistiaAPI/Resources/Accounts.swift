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

  /// Finds out what the token may do, without changing anything.
  ///
  /// Whether it may read is asked with a list of one media, whether it may change with a PUT that has
  /// no parameters and names a media that does not exist: a server looks at the permission first.
  ///
  /// - Returns: What it may do.
  /// - Throws: ``WistiaError`` where the server cannot be asked.
  public func abilities() async throws(WistiaError) -> TokenAbilities {
    var list = APICall(operation: "medias.list", method: .get, path: ["medias"])
    list.query = Paging(perPage: 1).query(page: 1, dialect: sender.dialect)
    let change = APICall(
      operation: "medias.update", method: .put, path: ["medias", "captions-auth-check"],
      body: APICall.form([]))
    return TokenAbilities(
      mayRead: try await isAllowed(list), mayChange: try await isAllowed(change))
  }

  private func isAllowed(_ call: APICall) async throws(WistiaError) -> Bool? {
    do {
      _ = try await sender.send(call)
      return true
    } catch {
      switch error.kind {
      case .unauthorized, .forbidden: return false
      // There is no such media, which it would not say to who may not ask.
      case .notFound: return true
      case .refused, .alreadyExists, .serverFailed: return nil
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
