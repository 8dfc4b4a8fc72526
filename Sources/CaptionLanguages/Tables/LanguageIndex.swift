// SPDX-License-Identifier: Apache-2.0

/// The table of ISO 639-2 laid out for lookup: one array access a code.
///
/// Built from the bytes of the generated rows on first use, in a small part of a millisecond; 36 kB.
struct LanguageIndex: Sendable {
  /// One entry of the table.
  struct Row: Sendable {
    /// The number of the terminology code; of `qaa` for the range.
    var terminology: UInt16
    /// The number of the bibliographic code; the terminology code's when there is none.
    var bibliographic: UInt16
    /// The number of the two-letter code, or ``none``.
    var alpha2: UInt16
    var kind: Language.Kind
    /// Where the ISO names stand in the table.
    var nameRange: Range<Int>
    /// Where further names stand, separated as the ISO names are; often empty.
    var otherNamesRange: Range<Int>

    /// The ISO names, as they stand in the list.
    var name: String { LanguageIndex.text(nameRange) }
    /// Further names, separated as the ISO names are; often empty.
    var otherNames: String { LanguageIndex.text(otherNamesRange) }
  }

  /// Stands for "no code" and "no row".
  static let none = UInt16.max
  /// The number of the range's first code, `qaa`.
  static let localUse: ClosedRange<UInt16> = 10_816...11_335

  static let shared = LanguageIndex()

  private(set) var rows: [Row] = []
  /// The row of the range `qaa-qtz`.
  private(set) var localUseRow: UInt16 = none
  private var three: [UInt16] = Array(repeating: none, count: 26 * 26 * 26)
  private var two: [UInt16] = Array(repeating: none, count: 26 * 26)

  private init() {
    rows.reserveCapacity(487)
    let text = ISO6392Table.rows
    let bytes = text.utf8.span
    var position = 0
    /// The bytes up to a bar or the end of the line.
    func field() -> Range<Int> {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "|"), bytes[position] != 0x0A {
        position += 1
      }
      defer { position += 1 }
      return start..<position
    }
    while position < bytes.count {
      let ordinal = UInt16(rows.count)
      let code = field()
      let (second, short, letter, names, others) = (field(), field(), field(), field(), field())
      guard letter.count == 1, let kind = Language.Kind(letter: bytes[letter.lowerBound]),
        code.count >= 3,
        let terminology = CodeNumber.parse(
          bytes.extracting(code.lowerBound..<code.lowerBound + 3))
      else { preconditionFailure("the generated table holds a bad row: \(Self.text(code))") }
      let bibliographic = CodeNumber.parse(bytes.extracting(second)) ?? terminology
      let alpha2 = CodeNumber.parse(bytes.extracting(short)) ?? Self.none
      rows.append(
        Row(
          terminology: terminology, bibliographic: bibliographic, alpha2: alpha2, kind: kind,
          nameRange: names, otherNamesRange: others))
      if kind == .localUse {
        localUseRow = ordinal
      } else {
        three[Int(terminology)] = ordinal
        three[Int(bibliographic)] = ordinal
        if alpha2 != Self.none { two[Int(alpha2)] = ordinal }
      }
    }
  }

  /// A part of the table.
  fileprivate static func text(_ range: Range<Int>) -> String {
    let utf8 = ISO6392Table.rows.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(Substring(utf8[start..<utf8.index(start, offsetBy: range.count)]))
  }

  /// The row of a code.
  ///
  /// - Parameters:
  ///   - number: The code's number.
  ///   - length: How many letters the code has, two or three.
  /// - Returns: The row's position in ``rows``, or ``none``.
  func row(_ number: UInt16, length: Int) -> UInt16 {
    length == 2 ? two[Int(number)] : three[Int(number)]
  }
}
