// SPDX-License-Identifier: Apache-2.0

/// What an ASCII byte means for ``CueContents``, by itself and beside its neighbour.
struct ByteClass {
  /// The bits of ``CueContents`` that the byte sets by itself.
  var contents: UInt32 = 0
  /// The pairs that the byte begins.
  var opens: UInt8 = 0
  /// The pairs that the byte ends.
  var closes: UInt8 = 0
  /// Whether the byte ends a line.
  var isNewline = false

  /// A space before a space, a tab, a line end or punctuation.
  private static let spacing: UInt8 = 1 << 0
  /// A line start before a space.
  private static let indent: UInt8 = 1 << 1
  /// A dot before a dot.
  private static let dots: UInt8 = 1 << 2
  /// A line start before a dash.
  private static let dash: UInt8 = 1 << 3
  /// A line start before a slash.
  private static let slash: UInt8 = 1 << 4
  /// A line start, whatever follows.
  static let lineStart: UInt8 = 1 << 5

  /// What begins at the start of a line.
  static let atLineStart = indent | dash | slash | lineStart
  /// What ends at the end of a line.
  static let newlineCloses = spacing

  /// The bits of ``CueContents`` for some pairs.
  @inline(__always)
  static func pairs(_ pairs: UInt8) -> UInt32 {
    guard pairs != 0 else { return 0 }
    var bits: UInt32 = 0
    if pairs & (spacing | indent | dots) != 0 { bits |= CueContents.looseSpacing.rawValue }
    if pairs & dash != 0 { bits |= CueContents.leadingDash.rawValue }
    if pairs & slash != 0 { bits |= CueContents.leadingSlash.rawValue }
    return bits
  }

  /// The classes of the 128 bytes.
  static let table: InlineArray<128, ByteClass> = InlineArray { ByteClass(UInt8($0)) }

  private init(_ byte: UInt8) {
    func set(_ bits: CueContents) { contents = bits.rawValue }
    switch byte {
    case 0x09:
      set(.tab)
      closes = Self.spacing | Self.indent
      opens = Self.spacing
    case 0x0A, 0x0D:
      isNewline = true
      opens = Self.atLineStart
      closes = Self.newlineCloses
    case 0..<0x20, 0x7F: set(.control)
    case 0x20:
      opens = Self.spacing
      closes = Self.spacing | Self.indent
    case UInt8(ascii: "<"): set(.lessThan)
    case UInt8(ascii: ">"): set(.greaterThan)
    case UInt8(ascii: "{"), UInt8(ascii: "}"): set(.brace)
    case UInt8(ascii: "&"): set(.ampersand)
    case UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "%"): set(.escape)
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: "#"),
      UInt8(ascii: "*"):
      set(.bracket)
    case UInt8(ascii: ")"):
      set(.bracket)
      closes = Self.spacing
    case UInt8(ascii: ":"):
      set(.colon)
      closes = Self.spacing
    case UInt8(ascii: "@"): set(.colon)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): set(.digit)
    case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
      closes = Self.spacing
    case UInt8(ascii: "."):
      opens = Self.dots
      closes = Self.spacing | Self.dots
    case UInt8(ascii: "-"): closes = Self.dash
    case UInt8(ascii: "/"): closes = Self.slash
    default: break
    }
  }
}
