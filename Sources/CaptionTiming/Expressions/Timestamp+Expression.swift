// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Timestamp {
  /// Reads a time as people write it: `00:01:02,500`, `1:02.5`, `62.5s`, `1m2.5s`, `-1200ms`.
  ///
  /// A timecode has two or three fields, `HH:MM:SS` or `MM:SS`, with `,` or `.` before a decimal
  /// fraction of a second; only its first field may pass 59. Otherwise every number has a unit:
  /// `h`, `m` (also `min`), `s` or `ms`, each at most once and in this order. Digits finer than a
  /// millisecond are rounded, a half going away from zero. A number without a unit is refused,
  /// because tools disagree on what it means; only `0` needs none.
  ///
  /// - Parameter text: The time, with an optional sign.
  /// - Throws: `TimingError.malformedTime`, `.missingUnit`, or `.overflow` when it does not fit.
  public init(expression text: String) throws(TimingError) {
    var cursor = TextCursor(text)
    cursor.skipSpaces()
    let isNegative = cursor.skipSign()
    let magnitude: Rational
    if text.utf8.contains(UInt8(ascii: ":")) {
      magnitude = try Self.timecode(&cursor, text: text)
    } else {
      magnitude = try Self.amounts(&cursor, text: text)
    }
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw .malformedTime(text) }
    let rounded = try magnitude.rounded()
    self.init(milliseconds: isNegative ? -rounded : rounded)
  }

  /// Reads `HH:MM:SS,fff` or `MM:SS.fff`.
  private static func timecode(
    _ cursor: inout TextCursor, text: String
  ) throws(TimingError) -> Rational {
    var fields: [Int128] = []
    repeat {
      guard let (value, _) = cursor.digits(), fields.isEmpty || value < 60, fields.count < 3 else {
        throw .malformedTime(text)
      }
      fields.append(value)
    } while cursor.skip(":")
    guard fields.count >= 2 else { throw .malformedTime(text) }
    var seconds = Rational.zero
    for field in fields { seconds = try seconds * Rational(60) + Rational(field, over: 1) }
    if cursor.skip(",") || cursor.skip(".") {
      guard let fraction = cursor.fraction() else { throw .malformedTime(text) }
      seconds = try seconds + fraction
    }
    return try seconds * Rational(1000)
  }

  /// The units of time, longest first, in milliseconds.
  private static let units: [(names: [String], milliseconds: Int64)] = [
    (["h"], 3_600_000), (["m", "min"], 60_000), (["s", "sec"], 1000), (["ms"], 1),
  ]

  /// Reads numbers with units, the longest unit first: `1h2m3.5s`.
  private static func amounts(
    _ cursor: inout TextCursor, text: String
  ) throws(TimingError) -> Rational {
    var total = Rational.zero
    var remaining = units[...]
    repeat {
      guard let amount = cursor.number() else { throw .malformedTime(text) }
      let name = cursor.letters()
      if name.isEmpty {
        guard cursor.isAtEnd, remaining.count == units.count else { throw .malformedTime(text) }
        guard amount == .zero else { throw .missingUnit(text) }
        return .zero
      }
      guard let index = remaining.firstIndex(where: { $0.names.contains(name) }) else {
        throw .malformedTime(text)
      }
      total = try total + amount * Rational(units[index].milliseconds)
      remaining = units[(index + 1)...]
      cursor.skipSpaces()
    } while !cursor.isAtEnd
    return total
  }
}
