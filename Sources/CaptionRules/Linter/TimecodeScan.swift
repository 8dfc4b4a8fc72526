// SPDX-License-Identifier: Apache-2.0

/// What a line that is no timing line holds of one: timecodes, an arrow, and other words.
struct TimecodeScan {
  /// How many timecodes stand in the line, however they are written: three fields of digits, a colon
  /// between the first two.
  private(set) var timecodes = 0
  /// How many of them have all of their fields.
  private(set) var wholeTimecodes = 0
  /// Whether an arrow does.
  private(set) var hasArrow = false
  /// Whether letters do.
  private(set) var hasLetters = false

  /// Whether the line is a timing line with something around it, or half of one.
  var isTiming: Bool { timecodes > 1 || (timecodes == 1 && (hasArrow || !hasLetters)) }

  /// How much of a long line is looked at.
  private static let longest = 512

  /// What a character is in a timecode.
  private enum Part {
    case digit, colon, point, other
  }

  private var fields = 0
  private var last = Part.other

  /// So few fields that no line of the length that is looked at comes to three.
  private static let never = -longest

  /// Looks at a line.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that the line is a part of.
  ///   - line: The line without its newline.
  /// - Complexity: O(1).
  init(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    let end = min(line.upperBound, line.lowerBound + Self.longest)
    var position = line.lowerBound
    var isAfterDash = false
    while position < end {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      position += width
      guard let scalar else {
        take(.other)
        continue
      }
      take(Self.part(scalar))
      if scalar == ">" && isAfterDash || Self.isArrow(scalar) { hasArrow = true }
      isAfterDash = scalar == "-" || scalar == "="
      if last == .other, scalar.properties.isAlphabetic { hasLetters = true }
    }
    take(.other)
  }

  private mutating func take(_ part: Part) {
    defer { last = part }
    switch part {
    case .digit:
      if last == .other { fields = 0 }
      if last != .digit { fields += 1 }
    case .colon, .point:
      // Two in a row, or a point behind the first field, as in numbers and dates.
      let isSecond = last == .colon || last == .point
      if isSecond || (part == .point && fields == 1) { fields = Self.never }
    case .other:
      if fields >= 3 { timecodes += 1 }
      if fields == 4 { wholeTimecodes += 1 }
      fields = 0
    }
  }

  private static func part(_ scalar: Unicode.Scalar) -> Part {
    switch scalar {
    case "0"..."9": .digit
    case ":", "：", "∶": .colon
    case ",", ".", ";", "，", "．", "；", "،", "٫": .point
    default:
      scalar.value >= 0x80 && scalar.properties.numericType == .decimal ? .digit : .other
    }
  }

  private static func isArrow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2190...0x21FF, 0x2794...0x27BE, 0x27F0...0x27FF, 0x2900...0x297F, 0x2B00...0x2B11: true
    default: false
    }
  }
}
