// SPDX-License-Identifier: Apache-2.0

/// What proves to the server who is asking.
///
/// Never shows its secret when printed or dumped.
public struct WistiaCredentials: Sendable, Hashable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  enum Scheme: Sendable, Hashable {
    case bearer
    case basic(user: String)
    case parameter
    case none
  }

  let scheme: Scheme
  let secret: String

  /// `Authorization: Bearer`, the supported way.
  ///
  /// - Parameter token: The access token.
  /// - Returns: The credentials.
  public static func bearer(_ token: String) -> WistiaCredentials {
    WistiaCredentials(scheme: .bearer, secret: token)
  }

  /// HTTP Basic, as the API document has it.
  ///
  /// - Parameters:
  ///   - password: The API password.
  ///   - user: The user name; the API does not look at it.
  /// - Returns: The credentials.
  public static func basic(password: String, user: String = "api") -> WistiaCredentials {
    WistiaCredentials(scheme: .basic(user: user), secret: password)
  }

  /// The `api_password` parameter, sent in the body of requests that have a form and as Basic
  /// otherwise: what is part of a URL ends up in logs.
  ///
  /// - Parameter password: The API password.
  /// - Returns: The credentials.
  public static func passwordParameter(_ password: String) -> WistiaCredentials {
    WistiaCredentials(scheme: .parameter, secret: password)
  }

  /// No credentials, for a server that wants none.
  public static let anonymous = WistiaCredentials(scheme: .none, secret: "")

  /// The kind of credentials, without the secret.
  public var description: String {
    switch scheme {
    case .bearer: "bearer token (redacted)"
    case .basic(let user): "password of \(user) (redacted)"
    case .parameter: "api_password (redacted)"
    case .none: "no credentials"
    }
  }

  /// The kind of credentials, without the secret.
  public var debugDescription: String { description }

  /// A mirror without children, so that a dump shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
