// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A stretch of the time line, open on either side: from a time up to, not including, another.
///
/// A retiming that is limited to a range acts on the cues that *start* in it, and moves both ends
/// of such a cue together.
public struct TimeRange: Sendable, Hashable, Codable {
  /// The first time inside the range; `nil` when the range has no beginning.
  public let from: Timestamp?

  /// The first time after the range; `nil` when the range has no end.
  public let to: Timestamp?

  /// Creates a range.
  ///
  /// - Parameters:
  ///   - from: The first time inside; `nil` for no beginning.
  ///   - to: The first time after; `nil` for no end.
  /// - Throws: `TimingError.malformedRange` when the range ends before it begins.
  public init(from: Timestamp?, to: Timestamp?) throws(TimingError) {
    if let from, let to, to < from { throw .malformedRange("\(from)..\(to)") }
    self.from = from
    self.to = to
  }

  /// Reads `FROM..TO`, `FROM..` or `..TO`, each time as `Timestamp(expression:)` reads it.
  ///
  /// - Parameter text: The range.
  /// - Throws: `TimingError.malformedRange`, or what reading a time throws.
  public init(expression text: String) throws(TimingError) {
    guard let (left, right) = text.separated(by: ".."), !(left.isEmpty && right.isEmpty) else {
      throw .malformedRange(text)
    }
    let from = left.isEmpty ? nil : try Timestamp(expression: left)
    let to = right.isEmpty ? nil : try Timestamp(expression: right)
    do {
      try self.init(from: from, to: to)
    } catch {
      throw .malformedRange(text)
    }
  }

  /// Whether a time lies in the range.
  ///
  /// - Parameter time: The time.
  /// - Returns: True from ``from`` up to, not including, ``to``.
  public func contains(_ time: Timestamp) -> Bool {
    (from.map { $0 <= time } ?? true) && (to.map { time < $0 } ?? true)
  }
}

extension TimeRange: CustomStringConvertible {
  /// The range as `00:10:00,000..00:20:00,000`, with nothing where it is open.
  public var description: String {
    "\(from.map(\.description) ?? "")..\(to.map(\.description) ?? "")"
  }
}

extension String {
  /// The text before and after the first occurrence of an ASCII separator; `nil` without one.
  func separated(by separator: String) -> (String, String)? {
    let bytes = Array(utf8)
    let mark = Array(separator.utf8)
    guard bytes.count >= mark.count else { return nil }
    for index in 0...(bytes.count - mark.count)
    where bytes[index..<index + mark.count].elementsEqual(mark) {
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + mark.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
