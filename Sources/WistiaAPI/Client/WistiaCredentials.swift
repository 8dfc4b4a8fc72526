// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

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

  /// Text with the secret taken out, in all the forms in which it is sent, for what may repeat it: a
  /// server that quotes the request in its answer, for one.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text, with `REDACTED` where the secret was.
  public func redacting(_ text: String) -> String {
    String(decoding: redacting(Array(text.utf8)), as: UTF8.self)
  }

  /// As ``redacting(_:)-(String)``, for bytes.
  func redacting(_ bytes: [UInt8]) -> [UInt8] {
    // A secret of a few letters would be found in every other word.
    guard secret.utf8.count >= 4 else { return bytes }
    var forms = [secret, PercentEncoding.component(secret), PercentEncoding.form([("", secret)])]
    forms[2].removeFirst()
    if case .basic(let user) = scheme { forms.append(Self.basicValue(user, secret)) }
    if case .parameter = scheme { forms.append(Self.basicValue("api", secret)) }
    return forms.reduce(bytes) { Self.replacing($1, in: $0) }
  }

  static func basicValue(_ user: String, _ secret: String) -> String {
    Base64.encode(Array("\(user):\(secret)".utf8))
  }

  private static func replacing(_ form: String, in bytes: [UInt8]) -> [UInt8] {
    let form = Array(form.utf8)
    guard bytes.count >= form.count else { return bytes }
    var result: [UInt8] = []
    var rest = bytes[...]
    while let index = rest.firstIndex(of: form[0]) {
      result += rest[..<index]
      rest = rest[index...]
      if rest.starts(with: form) {
        result += "REDACTED".utf8
        rest = rest.dropFirst(form.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

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
