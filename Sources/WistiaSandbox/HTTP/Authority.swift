// SPDX-License-Identifier: Apache-2.0

/// A host with or without a port, as `Host`, `Origin` and the target of a request state it.
struct Authority: Sendable, Hashable, CustomStringConvertible {
  /// The name or the address in lower case; an address of IPv6 without its brackets.
  let name: String
  /// The port, where one is stated.
  let port: UInt16?

  /// Reads `name`, `name:port`, `[address]` or `[address]:port`.
  ///
  /// - Parameter text: The text; `nil` comes of anything else, user names and empty ports included.
  init?(_ text: some StringProtocol) {
    // Bytes, not characters: a bracket and a combining mark behind it are one character.
    let text = Substring(text).utf8
    // A name of DNS has at most 253 bytes, and a port five.
    guard text.count <= 260 else { return nil }
    let name: Substring.UTF8View
    let rest: Substring.UTF8View
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      name = text[..<end].dropFirst()
      rest = text[end...].dropFirst()
      guard name.contains(UInt8(ascii: ":")), name.allSatisfy(Self.isOfAddress) else { return nil }
    } else {
      let end = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
      name = text[..<end]
      rest = text[end...]
      guard !name.isEmpty, name.allSatisfy(Self.isOfName) else { return nil }
    }
    self.name = Substring(name).lowercased()
    guard let colon = rest.first else {
      port = nil
      return
    }
    let digits = rest.dropFirst()
    guard colon == UInt8(ascii: ":"), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(Substring(digits))
    else { return nil }
    self.port = port
  }

  /// The name, in brackets where it is an address of IPv6, and the port.
  var description: String {
    let host = name.contains(":") ? "[\(name)]" : name
    return port.map { "\(host):\($0)" } ?? host
  }

  /// Whether an `Origin` is that of plain HTTP at this host and port.
  ///
  /// - Parameter origin: The header's value, such as `http://localhost:8080`, or `null`.
  /// - Returns: Whether it is.
  func isOrigin(_ origin: String) -> Bool {
    let scheme = "http://"
    guard origin.hasPrefix(scheme), let other = Authority(origin.dropFirst(scheme.count)) else {
      return false
    }
    return other.name == name && (other.port ?? 80) == (port ?? 80)
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66, UInt8(ascii: ":"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }
}
