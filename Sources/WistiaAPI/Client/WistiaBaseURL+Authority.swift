// SPDX-License-Identifier: Apache-2.0

extension WistiaBaseURL {
  /// The host in lower case, an IPv6 address in its brackets.
  public var host: String { authority.host.lowercased() }

  /// The port, also where the URL leaves it to its scheme.
  public var port: Int {
    guard let text = authority.port else { return schemePort }
    return Int(text) ?? schemePort
  }

  /// Whether the port is the one of the scheme: 443 for https, 80 for http.
  public var hasStandardPort: Bool { port == schemePort }

  private var schemePort: Int { description.lowercased().hasPrefix("https:") ? 443 : 80 }

  /// The host as it is written, and the port where there is one.
  private var authority: (host: Substring, port: Substring?) {
    let rest = description.drop { $0 != ":" }.dropFirst(3)
    let text = rest.prefix { $0 != "/" }
    // The colons of an IPv6 address are in brackets.
    let bracket = text.lastIndex(of: "]") ?? text.startIndex
    guard let colon = text[bracket...].lastIndex(of: ":") else { return (text, nil) }
    return (text[..<colon], text[text.index(after: colon)...])
  }
}
