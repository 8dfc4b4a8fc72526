// SPDX-License-Identifier: Apache-2.0

/// Where an API is: everything up to and including its version, such as
/// `https://api.wistia.com/v1`.
public struct WistiaBaseURL: Sendable, Hashable, CustomStringConvertible {
  /// The URL without a slash at its end.
  public let description: String

  /// The real API, version 1.
  public static let production = WistiaBaseURL(checked: "https://api.wistia.com/v1")
  /// The real API with dated versions.
  public static let productionModern = WistiaBaseURL(checked: "https://api.wistia.com/modern")

  /// Reads a base URL.
  ///
  /// - Parameter text: An `http` or `https` URL without credentials, query or fragment. Whether
  ///   plain http is allowed to its host is the transport's decision.
  /// - Throws: ``WistiaError`` of kind ``WistiaError/Kind/configuration``.
  public init(_ text: String) throws(WistiaError) {
    var text = text[...]
    while text.last == "/" { text.removeLast() }
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else {
      throw .configuration("the base URL must begin with https:// (or http:// for loopback)")
    }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    guard !authority.isEmpty, !rest.contains("?"), !rest.contains("#"), !rest.contains("@"),
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else {
      throw .configuration(
        "the base URL must be a plain URL up to its version, such as https://api.wistia.com/v1")
    }
    description = String(text)
  }

  private init(checked text: String) {
    description = text
  }
}
