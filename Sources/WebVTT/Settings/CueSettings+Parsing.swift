// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax

extension CueSettings {
  /// Reads settings as the standard does: words that it cannot read set nothing.
  ///
  /// - Parameters:
  ///   - bytes: The settings; `CueNode.trailing` of a cue.
  ///   - isKnown: Whether a region with an identifier was defined above the cue.
  ///   - unread: Takes each word that sets nothing, counted in `bytes`.
  public init(
    parsing bytes: Span<UInt8>, isKnown: (String) -> Bool = { _ in true },
    unread: (Range<Int>) -> Void = { _ in }
  ) {
    self.init()
    SettingWords.forEach(in: bytes) { word, name, value in
      guard let name, let value, set(name, to: value, isKnown: isKnown) else {
        unread(word)
        return
      }
    }
    // What no region can hold.
    if line != nil || size != 100 || writingDirection != .horizontal { region = nil }
  }

  /// Reads the settings of a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - isKnown: Whether a region with an identifier was defined above the cue.
  public init(
    of cue: CueNode, in bytes: Span<UInt8>, isKnown: (String) -> Bool = { _ in true }
  ) {
    self.init(parsing: bytes.extracting(cue.trailing), isKnown: isKnown)
  }

  /// - Returns: Whether the standard takes the value.
  private mutating func set(
    _ name: String, to value: String, isKnown: (String) -> Bool
  ) -> Bool {
    switch name {
    case "region":
      region = isKnown(value) ? value : nil
      return region != nil
    case "vertical":
      guard let direction = WritingDirection(rawValue: value) else { return false }
      writingDirection = direction
    case "line": return setLine(value)
    case "position": return setPosition(value)
    case "size":
      guard let percentage = Percentage.read(value) else { return false }
      size = percentage
    case "align":
      guard let alignment = TextAlignment(rawValue: value) else { return false }
      self.alignment = alignment
    default: return false
    }
    return true
  }

  private mutating func setLine(_ value: String) -> Bool {
    let (place, word) = Self.halves(value)
    guard place.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
    let isPercentage = place.utf8.last == UInt8(ascii: "%")
    guard let number = isPercentage ? Percentage.read(place) : DecimalNumber.read(place) else {
      return false
    }
    if let word {
      guard let alignment = LineAlignment(rawValue: word) else { return false }
      lineAlignment = alignment
    }
    line = number
    snapsToLines = !isPercentage
    return true
  }

  private mutating func setPosition(_ value: String) -> Bool {
    let (place, word) = Self.halves(value)
    guard let number = Percentage.read(place) else { return false }
    if let word {
      guard let alignment = PositionAlignment(rawValue: word), alignment != .automatic else {
        return false
      }
      positionAlignment = alignment
    }
    position = number
    return true
  }

  /// What stands in front of the first comma, and behind it where there is one.
  private static func halves(_ value: String) -> (String, String?) {
    guard let comma = value.firstIndex(of: ",") else { return (value, nil) }
    return (String(value[..<comma]), String(value[value.index(after: comma)...]))
  }
}

/// The words of a line of settings, which stand between white space: `name:value`.
enum SettingWords {
  /// Goes through the words.
  ///
  /// - Parameters:
  ///   - bytes: The settings.
  ///   - body: Takes each word, and its name and value where it has both.
  static func forEach(
    in bytes: Span<UInt8>, _ body: (Range<Int>, _ name: String?, _ value: String?) -> Void
  ) {
    var position = WhiteSpace.end(bytes, from: 0, to: bytes.count)
    while position < bytes.count {
      let start = position
      var colon: Int?
      while position < bytes.count, !WhiteSpace.contains(bytes[position]) {
        if colon == nil, bytes[position] == 0x3A { colon = position }
        position += 1
      }
      let word = start..<position
      if let colon, colon > start, colon < position - 1 {
        body(
          word, CueText.decoded(bytes, start..<colon),
          CueText.decoded(bytes, colon + 1..<position))
      } else {
        body(word, nil, nil)
      }
      position = WhiteSpace.end(bytes, from: position, to: bytes.count)
    }
  }
}

/// A percentage as the standard writes it: digits, perhaps a fraction, and `%`; from 0 to 100.
enum Percentage {
  static func read(_ text: String) -> Double? {
    guard text.utf8.last == UInt8(ascii: "%") else { return nil }
    let digits = text.utf8.dropLast()
    guard digits.first != UInt8(ascii: "-"), let number = DecimalNumber.read(String(digits) ?? ""),
      number <= 100
    else { return nil }
    return number
  }
}

/// A number of digits with perhaps a minus sign and a fraction.
enum DecimalNumber {
  static func read(_ text: String) -> Double? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } })
    else { return nil }
    return Double(text)
  }
}
