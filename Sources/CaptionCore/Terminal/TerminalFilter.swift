// SPDX-License-Identifier: Apache-2.0

/// The last gate before a terminal: bytes in, the same bytes out but for what a terminal acts on.
///
/// Whatever wrote the bytes, and whether they are text at all, nothing in them moves the cursor,
/// changes the title, answers in the user's name or turns a line around: such characters become
/// visible, in the form of ``TerminalText``, and bytes that are no UTF-8 become `\x9B`. Line feeds,
/// tabs, and a carriage return right before a line feed pass. Bytes come in chunks of any size.
package struct TerminalFilter: Sendable {
  /// The beginning of a character or sequence whose end the next chunk may bring.
  private var held: [UInt8] = []

  /// The longest sequence of a colour that is waited for.
  private static let longestColour = 24

  /// Creates a filter.
  package init() {}

  /// Takes some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - keepingColours: Whether sequences that set colours pass, for text in which all that came
  ///     from elsewhere is escaped already.
  ///   - output: Receives what may go to the terminal.
  package mutating func consume(
    _ bytes: Span<UInt8>, keepingColours: Bool = false, into output: inout [UInt8]
  ) {
    guard held.isEmpty else {
      var joined = held
      joined.append(bytes)
      held = []
      consume(joined.span, keepingColours: keepingColours, into: &output)
      return
    }
    var position = 0
    while position < bytes.count {
      let start = position
      while position < bytes.count, Self.isHarmless(bytes[position]) { position += 1 }
      if start < position { output.append(bytes.extracting(start..<position)) }
      guard position < bytes.count else { return }
      switch Self.piece(bytes, at: position, keepingColours) {
      case .plain(let length):
        output.append(bytes.extracting(position..<position + length))
        position += length
      case .visible(let text, let length):
        output.append(contentsOf: text.utf8)
        position += length
      case .unfinished:
        held.append(bytes.extracting(position...))
        return
      }
    }
  }

  /// Makes visible what was waited for and did not come.
  ///
  /// - Parameter output: Receives what may go to the terminal.
  package mutating func finish(into output: inout [UInt8]) {
    for byte in held {
      if Self.isHarmless(byte) {
        output.append(byte)
      } else {
        output.append(contentsOf: Self.shown(byte).utf8)
      }
    }
    held = []
  }

  private enum Piece {
    case plain(Int)
    case visible(String, Int)
    case unfinished
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09
  }

  /// What stands at a byte that is not harmless by itself.
  private static func piece(
    _ bytes: Span<UInt8>, at position: Int, _ keepingColours: Bool
  ) -> Piece {
    switch bytes[position] {
    case 0x0D:
      guard position + 1 < bytes.count else { return .unfinished }
      return bytes[position + 1] == 0x0A ? .plain(2) : .visible("\\r", 1)
    case 0x1B where keepingColours: return colour(bytes, at: position)
    case 0..<0x80: return .visible(shown(bytes[position]), 1)
    default: return character(bytes, at: position)
    }
  }

  /// A sequence that sets a colour, such as `ESC [ 1 ; 31 m`.
  private static func colour(_ bytes: Span<UInt8>, at start: Int) -> Piece {
    let escape = Piece.visible(shown(0x1B), 1)
    for position in start + 1..<start + longestColour {
      guard position < bytes.count else { return .unfinished }
      switch bytes[position] {
      case 0x5B where position == start + 1: continue
      case 0x30...0x39, 0x3B: if position == start + 1 { return escape }
      case 0x6D: return position > start + 1 ? .plain(position + 1 - start) : escape
      default: return escape
      }
    }
    return escape
  }

  /// A character of several bytes.
  private static func character(_ bytes: Span<UInt8>, at start: Int) -> Piece {
    let lead = bytes[start]
    let (length, least): (Int, UInt32)
    switch lead {
    case 0xC2...0xDF: (length, least) = (2, 0x80)
    case 0xE0...0xEF: (length, least) = (3, 0x800)
    case 0xF0...0xF4: (length, least) = (4, 0x10000)
    default: return .visible(shown(lead), 1)
    }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for position in start + 1..<start + length {
      guard position < bytes.count else { return .unfinished }
      guard bytes[position] & 0xC0 == 0x80 else { return .visible(shown(lead), 1) }
      value = value << 6 | UInt32(bytes[position] & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else {
      return .visible(shown(lead), 1)
    }
    guard TerminalText.isUnsafe(scalar) else { return .plain(length) }
    return .visible(TerminalText.escaped(String(Character(scalar))), length)
  }

  /// A byte that is no character, or a control character.
  private static func shown(_ byte: UInt8) -> String {
    if byte < 0x80 { return TerminalText.escaped(String(Character(Unicode.Scalar(byte)))) }
    return "\\x" + String(byte, radix: 16, uppercase: true)
  }
}
