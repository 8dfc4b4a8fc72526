// SPDX-License-Identifier: Apache-2.0

public import WistiaAPI

/// What tells an account from others: states, plans and backups are bound to it.
public struct AccountIdentity: Sendable, Hashable {
  /// The name, such as the server, its port, and the account's number there.
  public var name: String
  /// Names that earlier versions gave to the same account, the likeliest first.
  ///
  /// What is remembered under the first of them that is known is taken over once; backups are found
  /// under all of them.
  public var formerNames: [String]

  /// Creates an identity.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - formerNames: Names that earlier versions gave to the same account.
  public init(_ name: String, formerNames: [String] = []) {
    self.name = name
    self.formerNames = formerNames
  }

  /// The identity of an account of a server: the server, its port, and the account's number there.
  ///
  /// Earlier versions left the port out, and called a server that nobody named `wistia`. What they
  /// remembered is taken for this account's where the port is the usual one.
  ///
  /// - Parameters:
  ///   - url: Where the API is.
  ///   - number: What the server calls the account; `nil` where it does not tell.
  ///   - isNamed: Whether somebody named the server for this run.
  public init(at url: WistiaBaseURL, number: String?, isNamed: Bool) {
    let suffix = number.map { "/\($0)" } ?? ""
    name = "\(url.host):\(url.port)\(suffix)"
    formerNames = []
    guard url.hasStandardPort else { return }
    // The real server had both names, as it was named or not.
    let isReal = url.host == WistiaBaseURL.production.host
    if isNamed || isReal { formerNames.append(url.host + suffix) }
    if !isNamed || isReal { formerNames.append("wistia" + suffix) }
    if !isNamed { formerNames.reverse() }
  }

  /// Whether something was written down about this account.
  ///
  /// - Parameter name: The name that it was written down under.
  /// - Returns: Whether it is one of the account's names.
  func includes(_ name: String) -> Bool { name == self.name || formerNames.contains(name) }
}
