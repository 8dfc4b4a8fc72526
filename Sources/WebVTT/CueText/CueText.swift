// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// The text of a cue as the standard reads it: words, elements, times.
///
/// The tree that the standard builds stands here flat, as its parts in order, so that hostile text of any
/// depth costs no stack.
///
/// ```swift
/// let text = CueText(parsing: "<v Ann>Hello &amp; <i>goodbye</i>".utf8.span)
/// print(text.shown)  // Hello & goodbye
/// ```
public struct CueText: Sendable, Hashable {
  /// What an element does to the text in it.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// `c`: gives it classes.
    case classes = "c"
    /// `i`: italic.
    case italic = "i"
    /// `b`: bold.
    case bold = "b"
    /// `u`: underlined.
    case underline = "u"
    /// `ruby`: has annotations.
    case ruby
    /// `rt`: is one of these.
    case rubyText = "rt"
    /// `v`: is what somebody says.
    case voice = "v"
    /// `lang`: is in a language.
    case language = "lang"
  }

  /// An element, where it begins.
  public struct Element: Sendable, Hashable {
    /// What it does.
    public var kind: Kind
    /// Its classes.
    public var classes: [String]
    /// Who says it, of a voice; which language it is, of a language; else empty.
    public var annotation: String

    /// Creates an element.
    ///
    /// - Parameters:
    ///   - kind: What it does.
    ///   - classes: Its classes.
    ///   - annotation: The voice or the language.
    public init(_ kind: Kind, classes: [String] = [], annotation: String = "") {
      self.kind = kind
      self.classes = classes
      self.annotation = annotation
    }
  }

  /// A part of the text.
  public enum Part: Sendable, Hashable {
    /// An element begins.
    case open(Element)
    /// The innermost element ends.
    case close
    /// Words, with all references resolved.
    case text(String)
    /// What follows appears at this time.
    case timestamp(Timestamp)
  }

  /// The parts, in order; every element that begins also ends.
  public private(set) var parts: [Part] = []

  /// Reads a text.
  ///
  /// - Parameter bytes: The text as it stands in the file, lines ended by LF, CR or CR LF.
  /// - Complexity: O(n).
  public init(parsing bytes: Span<UInt8>) {
    var tokenizer = CueTextTokenizer(Self.normalized(bytes, 0..<bytes.count))
    var builder = CueTextBuilder()
    while let token = tokenizer.next() { builder.take(token) }
    parts = builder.finish()
  }

  /// Reads the text of a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Complexity: O(length of the text).
  public init(of cue: CueNode, in bytes: Span<UInt8>) {
    self.init(parsing: bytes.extracting(cue.text))
  }

  /// The words alone, as people read them: without tags, names of voices and times.
  public var shown: String {
    var result = ""
    for case .text(let words) in parts { result += words }
    return result
  }

  /// Whether a tag means something: an element or the end of one, or a time.
  ///
  /// - Parameter bytes: The tag with its brackets.
  /// - Returns: Whether it does, wherever it stands.
  public static func isTag(_ bytes: Span<UInt8>) -> Bool {
    var tokenizer = CueTextTokenizer(normalized(bytes, 0..<bytes.count))
    switch tokenizer.next() {
    case .startTag(let name, _, _), .endTag(let name):
      return Kind(rawValue: String(decoding: name, as: UTF8.self)) != nil
    case .timestamp(let time):
      return StandardTimestamp.read(time.span, at: 0, to: time.count)?.end == time.count
    case .string, nil: return false
    }
  }

  /// The text of a cue as the standard hands it to scripts: tags and references as they are, lines joined
  /// by `\n`.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: The text.
  public static func raw(of cue: CueNode, in bytes: Span<UInt8>) -> String {
    String(decoding: normalized(bytes, cue.text), as: UTF8.self)
  }

  /// The bytes as the standard sees them: each newline one LF, each NUL U+FFFD, and no newline at the end.
  static func normalized(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x0D:
        if position < range.upperBound, bytes[position] == 0x0A { position += 1 }
        result.append(0x0A)
      case 0: result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      default: result.append(byte)
      }
    }
    if result.last == 0x0A { result.removeLast() }
    return result
  }

  /// A range of bytes as text, each NUL as U+FFFD.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: normalized(bytes, range), as: UTF8.self)
  }
}
