// SPDX-License-Identifier: Apache-2.0

/// How much of a text is well-formed UTF-8.
struct UTF8Census: Sendable {
  /// Characters beyond ASCII.
  private(set) var wellFormed = 0
  /// Malformed sequences.
  private(set) var malformed = 0

  /// Whether no byte was above 0x7F.
  var isASCII: Bool { wellFormed == 0 && malformed == 0 }

  /// Counts; a text that is not complete may end inside a character.
  init(_ bytes: Span<UInt8>, isComplete: Bool) {
    var validator = UTF8Validator(limit: 0)
    validator.consume(bytes)
    if isComplete { validator.finish() }
    if validator.malformedByteCount == 0 {
      // The usual case needs no count, only whether there was anything.
      wellFormed = bytes.indices.contains { bytes[$0] >= 0x80 } ? 1 : 0
      return
    }
    var position = 0
    while position < bytes.count {
      switch UTF8Walker.step(bytes, at: position) {
      case .scalar(let length):
        if length > 1 { wellFormed += 1 }
        position += length
      case .malformed(_, let length):
        malformed += 1
        position += length
      case .incomplete:
        if isComplete { malformed += 1 }
        return
      }
    }
  }
}
