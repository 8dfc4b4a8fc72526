// SPDX-License-Identifier: Apache-2.0

/// The part of a file that tells encodings apart: its lines that hold more than ASCII.
///
/// ICU looks at 8 KiB only; in a caption file half of that would be timing lines.
struct EncodingSample: Sendable {
  /// The lines, with their newlines, up to ``limit`` bytes.
  let bytes: [UInt8]

  private static let limit = 8192

  init(_ window: Span<UInt8>) {
    var chosen: [UInt8] = []
    var lineStart = 0
    var isTelling = false
    for position in window.indices {
      let byte = window[position]
      if byte >= 0x80 { isTelling = true }
      guard byte == 0x0A || byte == 0x0D || position == window.count - 1 else { continue }
      if isTelling {
        for index in lineStart...position { chosen.append(window[index]) }
        if chosen.count >= Self.limit { break }
      }
      lineStart = position + 1
      isTelling = false
    }
    bytes = Array(chosen.prefix(Self.limit))
  }

  /// The position of the first byte that ASCII text does not hold: a high one, or ESC.
  static func firstTelling(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position &+ 64 <= bytes.count, !UTF8Blocks.isTelling(bytes, at: position) {
      position &+= 64
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x80 || byte == 0x1B { return position }
      position &+= 1
    }
    return nil
  }
}
