// SPDX-License-Identifier: Apache-2.0

extension Rational: CustomStringConvertible {
  /// The fraction as `25/24`, or a whole number as `3`.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// The number as a decimal, to seven digits behind the point: `1.0200013`.
  public var decimal: String {
    guard denominator != 1, let scaled = try? (self * Rational(10_000_000)).rounded() else {
      return description
    }
    let magnitude = scaled.magnitude
    var digits = String(magnitude % 10_000_000)
    digits = String(repeating: "0", count: 7 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = "\(scaled < 0 ? "-" : "")\(magnitude / 10_000_000)"
    return digits.isEmpty ? whole : "\(whole).\(digits)"
  }

  /// Reads a number above or below zero: `3`, `-1.001`, `25/24`, `24000/1001`.
  ///
  /// - Parameter text: A whole number, a decimal with `.` or `,`, or a fraction of whole numbers.
  /// - Throws: `TimingError.malformedRatio` when it is none of these, and when it has more digits
  ///   than 128 bits hold.
  public init(_ text: String) throws(TimingError) {
    var cursor = TextCursor(text)
    let isNegative = cursor.skipSign()
    guard let value = cursor.number(), cursor.isAtEnd else { throw .malformedRatio(text) }
    self = isNegative ? try Rational(-value.numerator, over: value.denominator) : value
  }

  /// Reads a ratio above zero as people write it: `1.001`, `25/24`, `25/23.976`, `104.271%`.
  ///
  /// Above and below the stroke the usual names of frame rates stand for their fractions, so that
  /// `25/23.976` is 1001/960.
  ///
  /// - Parameter text: The ratio.
  /// - Throws: `TimingError.malformedRatio` for anything else.
  public init(ratio text: String) throws(TimingError) {
    var result: Rational?
    if let (above, below) = text.separated(by: "/") {
      guard !below.utf8.contains(UInt8(ascii: "/")) else { throw .malformedRatio(text) }
      if let over = try? Rational(above), let under = try? Rational(below) {
        let isOfRates = (try? FrameRate(above)) != nil && (try? FrameRate(below)) != nil
        let upper = isOfRates ? try FrameRate(above).framesPerSecond : over
        let lower = isOfRates ? try FrameRate(below).framesPerSecond : under
        result = try? upper / lower
      }
    } else if text.hasSuffix("%") {
      result = try? Rational(String(text.dropLast())) / Rational(100)
    } else {
      result = try? Rational(text)
    }
    guard let result, result > .zero else { throw .malformedRatio(text) }
    self = result
  }
}

extension Rational: Codable {
  /// Decodes a fraction from text such as `"25/24"`.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws, and `DecodingError.dataCorrupted` for other text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the fraction as text such as `"25/24"`, which every format holds exactly.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
