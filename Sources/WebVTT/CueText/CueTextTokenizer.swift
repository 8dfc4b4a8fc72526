// SPDX-License-Identifier: Apache-2.0

/// A token of cue text, as the standard names them.
enum CueTextToken {
  case string([UInt8])
  case startTag(name: [UInt8], classes: [[UInt8]], annotation: [UInt8])
  case endTag([UInt8])
  case timestamp([UInt8])
}

/// The standard's tokenizer of cue text.
struct CueTextTokenizer {
  private let input: [UInt8]
  private var position = 0

  /// Starts at the beginning of a text whose newlines are LF.
  init(_ input: [UInt8]) { self.input = input }

  /// The next token, or `nil` at the end.
  mutating func next() -> CueTextToken? {
    guard position < input.count else { return nil }
    guard input[position] == UInt8(ascii: "<") else { return .string(words()) }
    position += 1
    return tag()
  }

  /// The words up to a tag, their references resolved.
  private mutating func words() -> [UInt8] {
    var result: [UInt8] = []
    while position < input.count, input[position] != UInt8(ascii: "<") {
      let byte = input[position]
      position += 1
      result.append(byte == UInt8(ascii: "&") ? reference() : [byte])
    }
    return result
  }

  /// What the reference behind a `&` stands for, or the `&`.
  private mutating func reference(endingAt additional: UInt8? = nil) -> [UInt8] {
    guard
      let found = CharacterReference.read(input.span, at: position, endingAt: additional)
    else { return [UInt8(ascii: "&")] }
    position = found.end
    return found.text
  }

  // MARK: Tags

  /// What stands between a `<` and the next `>`, or the end.
  private mutating func tag() -> CueTextToken {
    guard position < input.count else { return .startTag(name: [], classes: [], annotation: []) }
    switch input[position] {
    case UInt8(ascii: "/"):
      position += 1
      return .endTag(rest())
    case 0x30...0x39: return .timestamp(rest())
    default: return startTag()
    }
  }

  /// The bytes up to the `>`, which is passed.
  private mutating func rest() -> [UInt8] {
    let start = position
    while position < input.count, input[position] != UInt8(ascii: ">") { position += 1 }
    defer { passEnd() }
    return Array(input[start..<position])
  }

  /// Passes the `>`, if one stands here.
  private mutating func passEnd() {
    if position < input.count { position += 1 }
  }

  private mutating func startTag() -> CueTextToken {
    let name = word()
    var classes: [[UInt8]] = []
    while position < input.count, input[position] == UInt8(ascii: ".") {
      position += 1
      classes.append(word())
    }
    var annotation: [UInt8] = []
    while position < input.count, input[position] != UInt8(ascii: ">") {
      let byte = input[position]
      position += 1
      annotation.append(
        byte == UInt8(ascii: "&") ? reference(endingAt: UInt8(ascii: ">")) : [byte])
    }
    passEnd()
    return .startTag(name: name, classes: classes, annotation: Self.collapsed(annotation))
  }

  /// A name or a class: all up to a full stop, white space or the end of the tag.
  private mutating func word() -> [UInt8] {
    let start = position
    while position < input.count, input[position] != UInt8(ascii: "."),
      input[position] != UInt8(ascii: ">"), !WhiteSpace.contains(input[position])
    {
      position += 1
    }
    return Array(input[start..<position])
  }

  /// White space trimmed, and one space in the place of each of its runs.
  private static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.split(whereSeparator: WhiteSpace.contains).joined(separator: [0x20]))
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ bytes: [UInt8]) { append(contentsOf: bytes) }
}
