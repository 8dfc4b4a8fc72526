// SPDX-License-Identifier: Apache-2.0

/// The table of ISO 639-2 laid out for lookup: one array access a code.
///
/// Built from the generated rows on first use, in well under a millisecond; 36 kB.
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
    /// The ISO names, as they stand in the list.
    var name: String
    /// Further names, separated as the ISO names are; often empty.
    var otherNames: String
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
    for line in ISO6392Table.rows.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let ordinal = UInt16(rows.count)
      guard fields.count == 6, let kind = Language.Kind(letter: fields[3]),
        let terminology = CodeNumber.parse(fields[0].prefix(3).utf8.span)
      else { preconditionFailure("the generated table holds a bad row: \(line)") }
      let bibliographic = CodeNumber.parse(fields[1].utf8.span) ?? terminology
      let alpha2 = CodeNumber.parse(fields[2].utf8.span) ?? Self.none
      rows.append(
        Row(
          terminology: terminology, bibliographic: bibliographic, alpha2: alpha2, kind: kind,
          name: String(fields[4]), otherNames: String(fields[5])))
      if kind == .localUse {
        localUseRow = ordinal
      } else {
        three[Int(terminology)] = ordinal
        three[Int(bibliographic)] = ordinal
        if alpha2 != Self.none { two[Int(alpha2)] = ordinal }
      }
    }
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
