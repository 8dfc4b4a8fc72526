// SPDX-License-Identifier: Apache-2.0

/// An encoding that caption files are found in, such as UTF-8 or windows-1251.
///
/// Names are those of the WHATWG Encoding standard and of IANA's register where the standard has
/// none. Where the standard (and every browser) reads a smaller set as a larger one that holds it,
/// so does the toolkit: ISO-8859-1 is windows-1252, ISO-8859-9 is windows-1254, TIS-620 is
/// windows-874, EUC-KR is windows-949, GB2312 and GBK are GB18030.
public struct TextEncoding: Sendable, Hashable {
  /// The order of the bytes of a 16- or 32-bit unit.
  public enum ByteOrder: Sendable, Hashable {
    /// The low byte comes first.
    case littleEndian
    /// The high byte comes first.
    case bigEndian
  }

  /// How bytes become characters.
  enum Form: Sendable, Hashable {
    case utf8
    /// Without an order the byte-order mark decides, else the text, else little endian.
    case utf16(ByteOrder?)
    case utf32(ByteOrder?)
    /// One byte a character; the lower half is ASCII.
    case singleByte
    /// ASCII, and lead bytes that are followed by trail bytes.
    case multiByte(MultiByteFraming)
    /// Escape sequences switch between ASCII and Japanese.
    case iso2022JP
  }

  /// The canonical name, such as `windows-1252`.
  public let name: String

  /// How bytes become characters.
  let form: Form

  /// The name under which ICU keeps the table; empty where none is needed.
  let converter: String

  init(_ name: String, _ form: Form, converter: String? = nil) {
    self.name = name
    self.form = form
    self.converter = converter ?? name
  }

  /// Compares encodings by name.
  public static func == (lhs: TextEncoding, rhs: TextEncoding) -> Bool { lhs.name == rhs.name }

  /// Hashes the name.
  ///
  /// - Parameter hasher: The hasher to feed.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Whether every byte below 0x80 stands for the ASCII character of that number.
  ///
  /// False for UTF-16 and UTF-32, and for ISO-2022-JP, whose bytes are all below 0x80.
  public var extendsASCII: Bool {
    switch form {
    case .utf8, .singleByte: true
    // A trail byte below 0x80 is part of a character, so the claim holds for text that is scanned
    // from its start only; that is how the decoder reads it.
    case .multiByte: true
    case .utf16, .utf32, .iso2022JP: false
    }
  }

  /// Whether a file's bytes are its UTF-8, so that decoding changes nothing.
  public var isUTF8: Bool { form == .utf8 }

  /// Whether the encoding is one of Unicode's own, whose text is known when it is seen: UTF-8, UTF-16
  /// or UTF-32.
  public var isUTF: Bool {
    switch form {
    case .utf8, .utf16, .utf32: true
    case .multiByte, .singleByte, .iso2022JP: false
    }
  }

  /// Whether the encoding can hold every Unicode character.
  public var isUnicode: Bool {
    switch form {
    case .utf8, .utf16, .utf32: true
    case .multiByte(let framing): framing == .gb18030
    case .singleByte, .iso2022JP: false
    }
  }
}

extension TextEncoding: CustomStringConvertible {
  /// The canonical name.
  public var description: String { name }
}
