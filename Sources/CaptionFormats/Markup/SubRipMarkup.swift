// SPDX-License-Identifier: Apache-2.0

/// The markup that players of SubRip know.
///
/// Tags are `<b>`, `<i>`, `<u>`, `<s>`, `<font>` and `<br>`; overrides of SubStation Alpha stand in braces.
/// Anything else in brackets is text.
public enum SubRipMarkup {
  /// Reads the text of a cue.
  ///
  /// - Parameters:
  ///   - text: The text, lines joined by `\n`.
  ///   - losses: Counts what a cue between formats cannot hold.
  /// - Returns: Its pieces, and where it says that it stands.
  public static func read(
    _ text: String, _ losses: inout ConversionLosses
  ) -> (pieces: [StyledCue.Piece], placement: Placement?) {
    var reader = Reader(Array(text.utf8))
    reader.run(&losses)
    return (reader.pieces, reader.placement)
  }

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - losses: Counts what SubRip cannot hold.
  /// - Returns: The text.
  public static func write(_ cue: StyledCue, _ losses: inout ConversionLosses) -> String {
    var text = ""
    if let placement = cue.placement, !placement.isUsual { text = "{\\an\(placement.digit)}" }
    for piece in cue.pieces {
      switch piece {
      case .text(let words):
        var none = ConversionLosses()
        let read = Self.read(words, &none)
        if read.pieces != [.text(words)] && !words.isEmpty { losses.add(.markupInText) }
        text += words
      case .open(let style): text += "<\(style.rawValue)>"
      case .close(let style): text += "</\(style.rawValue)>"
      }
    }
    return text
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var words: [UInt8] = []
    var pieces: [StyledCue.Piece] = []
    var placement: Placement?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run(_ losses: inout ConversionLosses) {
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "<"):
          if !takeTag(&losses) { takeByte() }
        case UInt8(ascii: "{"):
          if !takeOverride(&losses) { takeByte() }
        default: takeByte()
        }
      }
      flush()
    }

    private mutating func takeByte() {
      words.append(bytes[position])
      position += 1
    }

    private mutating func flush() {
      guard !words.isEmpty else { return }
      pieces.append(.text(String(decoding: words, as: UTF8.self)))
      words = []
    }

    /// The end of the tag that begins here, on one line.
    private func end(of closing: UInt8) -> Int? {
      var end = position + 1
      // A tag longer than this is text.
      while end < bytes.count, end - position < 256, bytes[end] != 0x0A {
        if bytes[end] == closing { return end }
        if closing == UInt8(ascii: ">"), bytes[end] == UInt8(ascii: "<") { return nil }
        end += 1
      }
      return nil
    }

    private mutating func takeTag(_ losses: inout ConversionLosses) -> Bool {
      guard let end = end(of: UInt8(ascii: ">")) else { return false }
      var inside = bytes[(position + 1)..<end]
      let isClosing = inside.first == UInt8(ascii: "/")
      if isClosing { inside.removeFirst() }
      let name = inside.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      let rest = inside.dropFirst(name.count)
      let isBare = rest.allSatisfy { $0 == 0x20 || $0 == 0x2F }
      let word = String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
      switch word {
      case "font" where isBare || rest.first == 0x20 || rest.first == 0x09:
        flush()
        if !isClosing { losses.add(.fonts) }
      case "s" where isBare:
        flush()
        if !isClosing { losses.add(.strikethrough) }
      case "br" where isBare: words.append(0x0A)
      default:
        guard isBare, let style = StyledCue.Style(rawValue: word) else { return false }
        flush()
        pieces.append(isClosing ? .close(style) : .open(style))
      }
      position = end + 1
      return true
    }

    private mutating func takeOverride(_ losses: inout ConversionLosses) -> Bool {
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"),
        let end = end(of: UInt8(ascii: "}"))
      else { return false }
      let inside = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
      flush()
      if inside.hasPrefix("an"), let digit = Int(inside.dropFirst(2)),
        let found = Placement(digit)
      {
        if placement == nil { placement = found } else { losses.add(.positions) }
      } else {
        losses.add(.overrides)
      }
      position = end + 1
      return true
    }
  }
}
