// SPDX-License-Identifier: Apache-2.0

/// Reads UTF-8 one character at a time and names what is wrong.
///
/// Stricter readers count a surrogate or an overlong form as two or three faults; here the bytes
/// that somebody encoded together are one, because that is what a person has to fix.
enum UTF8Walker {
  enum Step {
    /// A character of this many bytes.
    case scalar(Int)
    /// This many bytes are malformed.
    case malformed(MalformedBytes.Kind, Int)
    /// The bytes end inside a character that is well formed so far.
    case incomplete
  }

  /// Reads the character at a position.
  @inline(__always)
  static func step(_ bytes: Span<UInt8>, at position: Int) -> Step {
    let lead = bytes[position]
    if lead < 0x80 { return .scalar(1) }
    if lead < 0xC0 { return .malformed(.unexpectedContinuation, 1) }
    if lead >= 0xF8 { return .malformed(.invalidByte, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var seen = 1
    while seen < length, position + seen < bytes.count, bytes[position + seen] & 0xC0 == 0x80 {
      seen += 1
    }
    let kind = fault(lead, seen > 1 ? bytes[position + 1] : nil)
    if seen < length {
      if position + seen == bytes.count { return .incomplete }
      return .malformed(kind ?? .truncated, seen)
    }
    return kind.map { .malformed($0, length) } ?? .scalar(length)
  }

  /// What is wrong with a lead byte and the continuation behind it.
  private static func fault(_ lead: UInt8, _ second: UInt8?) -> MalformedBytes.Kind? {
    switch lead {
    case 0xC0, 0xC1: return .overlong
    case 0xF5...: return .outOfRange
    default: break
    }
    guard let second else { return nil }
    switch lead {
    case 0xE0 where second < 0xA0, 0xF0 where second < 0x90: return .overlong
    case 0xED where second >= 0xA0: return .surrogate
    case 0xF4 where second >= 0x90: return .outOfRange
    default: return nil
    }
  }
}
