// SPDX-License-Identifier: Apache-2.0

/// Text written so that it survives in a URL or a form.
package enum PercentEncoding {
  /// A path segment or a query component: all but the unreserved characters of RFC 3986 §2.3 is
  /// escaped, so that nothing in it can end the segment or begin another.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text, escaped as UTF-8.
  package static func component(_ text: String) -> String {
    encode(text.utf8, spaceAsPlus: false)
  }

  /// Fields as `application/x-www-form-urlencoded`.
  ///
  /// - Parameter fields: Names and values.
  /// - Returns: `name=value` pairs joined by `&`, spaces written `+`.
  package static func form(_ fields: [(name: String, value: String)]) -> String {
    form(fields.map { (name: $0.name, value: Array($0.value.utf8)) })
  }

  /// Fields as `application/x-www-form-urlencoded`, their values any bytes.
  ///
  /// - Parameter fields: Names and values.
  /// - Returns: `name=value` pairs joined by `&`, spaces written `+`.
  package static func form(_ fields: [(name: String, value: [UInt8])]) -> String {
    fields
      .map { "\(encode($0.name.utf8, spaceAsPlus: true))=\(encode($0.value, spaceAsPlus: true))" }
      .joined(separator: "&")
  }

  /// Fields as a URL's query, spaces written `%20`.
  ///
  /// - Parameter fields: Names and values.
  /// - Returns: `name=value` pairs joined by `&`.
  package static func query(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(component($0.name))=\(component($0.value))" }.joined(separator: "&")
  }

  private static func encode(_ text: some Collection<UInt8>, spaceAsPlus: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + text.count / 2)
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      case UInt8(ascii: " ") where spaceAsPlus:
        bytes.append(UInt8(ascii: "+"))
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
