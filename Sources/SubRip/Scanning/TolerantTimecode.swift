// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// A timecode as people and programs really write it.
///
/// Each tolerance names who writes such files:
/// - `.` for `,`: WebVTT written as SubRip; many converters.
/// - `:` or `;` before the milliseconds: typing slips; DVD ripping tools.
/// - inner spaces (`00: 00: 03, 000`): machine translation and OCR of caption files.
/// - full-width and Arabic digits and separators: translation with an East Asian or Arabic keyboard.
/// - no hours (`00:03,000`) or no milliseconds (`00:00:03`): speech-to-text tools.
/// - a missing first field (`:38:23,870`): editors that cut a column of text.
/// - six or more digits of fraction (`06,250000`, `39,200.0000000000582`): speech-to-text tools that
///   print floating point.
/// - a unit after the number (`49,540S`): scripts that format durations.
/// - `-` before the time or one field: retiming below zero.
struct TolerantTimecode {
  var milliseconds: Int64
  var lower: Int
  var upper: Int
  var groups: Int
  var anomalies: CueAnomalies = []
  /// Whether the fraction is written `1000`, and whether it has four other digits.
  var isThousand = false
  var hasFourDigits = false
  /// The hours field as written, for an index that is glued to it.
  var firstGroup: Int64 = 0
  var firstGroupDigits = 0

  private struct Group {
    var value: Int64 = 0
    var digits = 0
    var lower = 0
    var afterColon = false
  }

  /// Reads a timecode.
  ///
  /// - Parameters:
  ///   - span: The window.
  ///   - position: Where the timecode, or spaces before it, begin.
  ///   - end: The end of the line's content.
  ///   - joinsDigits: Whether a space may stand between the two digits of a field, or before the last of
  ///     a fraction (`00:00:0 3,000`), as recognition of images and machine translation write them.
  /// - Returns: The timecode, or `nil` where there is none of at least two fields.
  /// - Complexity: O(length of the timecode).
  static func read(
    _ span: Span<UInt8>, from position: Int, end: Int, joinsDigits: Bool = false
  ) -> TolerantTimecode? {
    var p = skipSpaces(span, from: position, end: end)
    let lower = p
    var anomalies: CueAnomalies = []
    var negative = false
    var leadingColon = false
    if p < end, case (.dash, let width) = Glyph.read(span, at: p, end: end), p + width < end,
      case .digit = Glyph.read(span, at: p + width, end: end).glyph
    {
      negative = true
      p += width
    } else if p < end, case (.colon, let width) = Glyph.read(span, at: p, end: end) {
      leadingColon = true
      p += width
    }
    var groups = [4 of Group](repeating: Group())
    var count = 0
    var afterColon = false
    /// Whether the timecode ends in a separator.
    var isOpen = false
    var upper = p
    scan: while count < 4 {
      let isFraction = count == 3 || (count > 0 && !afterColon)
      guard let (group, after) = readGroup(span, at: p, end: end, isFraction: isFraction) else {
        // Digits that no field holds: were what stands before them rewritten, they would become part
        // of it.
        if count > 0 { return nil }
        break
      }
      groups[count] = group
      p = after
      if joinsDigits, let joined = join(&groups[count], span, at: after, end: end, count: count) {
        p = joined
      }
      groups[count].afterColon = afterColon
      count += 1
      upper = p
      guard count < 4 else { break }
      // A separator, with spaces tolerated on both sides, and another digit after it.
      var q = skipSpaces(span, from: p, end: end)
      guard q < end else { break }
      let separator = Glyph.read(span, at: q, end: end)
      switch separator.glyph {
      case .colon: afterColon = true
      case .point: afterColon = false
      default: break scan
      }
      let separatorEnd = q + separator.width
      q = skipSpaces(span, from: separatorEnd, end: end)
      if q < end, case (.dash, let width) = Glyph.read(span, at: q, end: end), q + width < end,
        case .digit = Glyph.read(span, at: q + width, end: end).glyph
      {
        negative = true
        q += width
      }
      guard q < end, case .digit = Glyph.read(span, at: q, end: end).glyph else {
        if afterColon, count < 3, let fraction = fraction(span, after: separatorEnd, end: end) {
          // `00:00:,500`: an empty field is zero.
          groups[count] = Group(lower: separatorEnd)
          groups[count].afterColon = true
          count += 1
          afterColon = false
          p = fraction
          continue
        }
        // A separator that separates nothing (`00:00:03,`) goes with the timecode.
        upper = separatorEnd
        isOpen = true
        break
      }
      p = q
    }
    guard count >= 2 else { return nil }
    // A fifth field, as where an index stands in front: `2: 00:00:03,000`. To read the first four would
    // be to make up a time.
    if count == 4, groups[3].afterColon, groups[3].digits < 3, upper < end,
      fraction(span, after: upper, end: end) != nil
    {
      return nil
    }
    var extra: Int64 = 0
    // `,560.0000000000009`: a fraction of the fraction, however often. `03,.5`: digits that a timecode
    // which is written in this place would take for that.
    var first = !isOpen
    while count == 4 || isOpen, upper < end, span[upper] == 0x2E || span[upper] == 0x2C {
      var q = upper + 1
      while q < end, case (.digit(let value), let width) = Glyph.read(span, at: q, end: end) {
        if first { extra = value >= 5 ? 1 : 0 }
        first = false
        q += width
      }
      guard q > upper + 1 else { break }
      upper = q
      anomalies.insert(.fractionDigits)
    }
    if upper < end, span[upper] | 0x20 == 0x73, endsWord(span, at: upper + 1, end: end) {
      upper += 1
    }
    guard
      let time = interpret(groups, count: count, leadingColon: leadingColon, into: &anomalies)
    else { return nil }
    if negative { anomalies.insert(.negativeTime) }
    let magnitude = time + extra
    var result = TolerantTimecode(
      milliseconds: negative ? -magnitude : magnitude, lower: lower, upper: upper, groups: count)
    result.anomalies = anomalies
    if count == 4 || !groups[count - 1].afterColon, groups[count - 1].digits == 4 {
      result.isThousand = groups[count - 1].value == 1000
      result.hasFourDigits = !result.isThousand
    }
    result.firstGroup = groups[0].value
    result.firstGroupDigits = groups[0].digits
    return result
  }

  /// The first position at or after another that is neither a space nor an invisible mark.
  static func skipSpaces(_ span: Span<UInt8>, from position: Int, end: Int) -> Int {
    var p = position
    while p < end {
      let (glyph, width) = Glyph.read(span, at: p, end: end)
      guard glyph == .space || glyph == .mark else { break }
      p += width
    }
    return p
  }

  /// Where the digits of a fraction begin, if a decimal separator stands at a position.
  private static func fraction(_ span: Span<UInt8>, after position: Int, end: Int) -> Int? {
    guard position < end, case (.point, let width) = Glyph.read(span, at: position, end: end),
      position + width < end,
      case .digit = Glyph.read(span, at: position + width, end: end).glyph
    else { return nil }
    return position + width
  }

  /// Whether a unit may end here: digits behind it would become part of a timecode that is written in
  /// its place.
  private static func endsWord(_ span: Span<UInt8>, at position: Int, end: Int) -> Bool {
    guard position < end else { return true }
    switch Glyph.read(span, at: position, end: end).glyph {
    case .space, .mark, .dash, .arrowHead, .arrow: return true
    case .digit, .colon, .point, .other: return false
    }
  }

  /// Reads a run of digits; a fraction keeps its first three digits and rounds by the fourth.
  private static func readGroup(
    _ span: Span<UInt8>, at position: Int, end: Int, isFraction: Bool
  ) -> (group: Group, after: Int)? {
    var group = Group(lower: position)
    var p = position
    while p < end, case (.digit(let value), let width) = Glyph.read(span, at: p, end: end) {
      if group.digits < 10 { group.value = group.value * 10 + value }
      group.digits += 1
      p += width
      // No time has fields this long; a line of a million digits must not be walked per call.
      if group.digits > 40 { return nil }
    }
    guard group.digits > 0, isFraction || group.digits <= 10 else { return nil }
    return (group, p)
  }

  /// Takes digits behind a space that belong to a field that is too short without them.
  ///
  /// - Returns: Where they end, or `nil` where there are none that make the field as long as it should be.
  private static func join(
    _ group: inout Group, _ span: Span<UInt8>, at position: Int, end: Int, count: Int
  ) -> Int? {
    let wanted = count == 3 ? 3 : 2
    // In front of hours an index may stand.
    guard count > 0, group.digits < wanted else { return nil }
    let next = skipSpaces(span, from: position, end: end)
    guard next > position, next < end,
      let (rest, after) = readGroup(span, at: next, end: end, isFraction: false),
      group.digits + rest.digits == wanted
    else { return nil }
    if after < end {
      switch Glyph.read(span, at: after, end: end).glyph {
      case .colon, .point, .other: if count == 3 { return nil }
      case .digit: return nil
      default: break
      }
    }
    var value = group.value
    for _ in 0..<rest.digits { value *= 10 }
    group.value = value + rest.value
    group.digits = wanted
    return after
  }

  private static func interpret(
    _ groups: [4 of Group], count: Int, leadingColon: Bool, into anomalies: inout CueAnomalies
  ) -> Int64? {
    var hours: Int64 = 0
    var minutes: Int64 = 0
    let seconds: Int64
    var fraction: Group?
    switch count {
    case 4:
      (hours, minutes, seconds) = (groups[0].value, groups[1].value, groups[2].value)
      fraction = groups[3]
    case 3:
      let isClock =
        groups[2].afterColon || (!groups[1].afterColon && groups[2].digits != 3)
      if isClock && !leadingColon {
        (hours, minutes, seconds) = (groups[0].value, groups[1].value, groups[2].value)
      } else {
        (minutes, seconds) = (groups[0].value, groups[1].value)
        fraction = groups[2]
        anomalies.insert(.hoursMissing)
      }
    default:
      anomalies.insert(.hoursMissing)
      if groups[1].afterColon {
        (minutes, seconds) = (groups[0].value, groups[1].value)
      } else {
        seconds = groups[0].value
        fraction = groups[1]
      }
    }
    var milliseconds: Int64 = 0
    if let fraction {
      milliseconds = Self.milliseconds(of: fraction, into: &anomalies)
    } else {
      anomalies.insert(.millisecondsMissing)
    }
    if minutes > 59 || seconds > 59 { anomalies.insert(.fieldOutOfRange) }
    if hours > 99 { anomalies.insert(.hoursOver99) }
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
  }

  private static func milliseconds(of fraction: Group, into anomalies: inout CueAnomalies) -> Int64
  {
    switch fraction.digits {
    case 3: return fraction.value
    case 1, 2:
      anomalies.insert(.fractionDigits)
      return fraction.digits == 1 ? fraction.value * 100 : fraction.value * 10
    default:
      anomalies.insert(.fractionDigits)
      var divisor: Int64 = 1
      for _ in 3..<min(fraction.digits, 10) { divisor *= 10 }
      return (fraction.value + divisor / 2) / divisor
    }
  }
}
