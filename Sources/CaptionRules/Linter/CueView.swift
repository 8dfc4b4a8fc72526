// SPDX-License-Identifier: Apache-2.0

public import SubRip

/// What the bytes of a cue contain, found in one pass for all rules.
public struct CueContents: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A byte of 0x80 or more.
  public static let nonASCII = CueContents(rawValue: 1 << 0)
  /// A control character other than tab, LF and CR, or DEL.
  public static let control = CueContents(rawValue: 1 << 1)
  /// A tab.
  public static let tab = CueContents(rawValue: 1 << 2)
  /// `<`.
  public static let lessThan = CueContents(rawValue: 1 << 3)
  /// `{` or `}`.
  public static let brace = CueContents(rawValue: 1 << 4)
  /// `&`.
  public static let ampersand = CueContents(rawValue: 1 << 5)
  /// `\`, `|` or `%`.
  public static let escape = CueContents(rawValue: 1 << 6)
  /// A `>` in the text.
  public static let greaterThan = CueContents(rawValue: 1 << 7)
}

/// A cue as rules see it.
public struct CueView: Sendable {
  /// The cue's times and the ranges of its parts.
  public var block: CueBlock
  /// What the cue's bytes contain.
  public var contents: CueContents
  /// Whether no cue follows.
  public var isLast: Bool

  /// The cue's position in the file, counted from 1.
  public var ordinal: Int { block.ordinal }

  init(_ block: CueBlock, _ bytes: Span<UInt8>, isLast: Bool) {
    self.block = block
    self.isLast = isLast
    contents = Self.contents(of: bytes, text: block.text)
  }

  private static func contents(of bytes: Span<UInt8>, text: Range<Int>) -> CueContents {
    var found: CueContents = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position &+= 1
      if byte >= 0x80 {
        found.insert(.nonASCII)
      } else if byte < 0x20 {
        switch byte {
        case 0x09: found.insert(.tab)
        case 0x0A, 0x0D: break
        default: found.insert(.control)
        }
      } else {
        switch byte {
        case 0x3C: found.insert(.lessThan)
        case 0x3E: if position > text.lowerBound { found.insert(.greaterThan) }
        case 0x7B, 0x7D: found.insert(.brace)
        case 0x26: found.insert(.ampersand)
        case 0x5C, 0x7C, 0x25: found.insert(.escape)
        case 0x7F: found.insert(.control)
        default: break
        }
      }
    }
    return found
  }
}
