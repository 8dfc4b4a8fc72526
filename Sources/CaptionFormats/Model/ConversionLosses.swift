// SPDX-License-Identifier: Apache-2.0

/// What another format cannot hold.
public enum LossKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// Captions that could not be read.
  case unreadCues
  /// Lines that belong to no cue.
  case strayLines
  /// Times below zero.
  case negativeTimes
  /// Colours, fonts and their sizes.
  case fonts
  /// Words that are struck through.
  case strikethrough
  /// Places on the screen.
  case positions
  /// Instructions of SubStation Alpha, such as fades and drawings.
  case overrides
  /// Words that appear one after the other.
  case karaoke
  /// Annotations above words; the text stays.
  case ruby
  /// Classes for style sheets.
  case classes
  /// The names of who speaks.
  case voices
  /// Which words are in another language.
  case languages
  /// Names of cues.
  case identifiers
  /// Comments.
  case comments
  /// Style sheets, or styles by name.
  case styles
  /// Regions of the screen.
  case regions
  /// What the file says of itself.
  case headers
  /// Bold, italic and underlined words.
  case emphasis
  /// Words in angle brackets or braces that the target takes for markup.
  case markupInText

  /// What is lost, for people: "1 position", "3 positions".
  ///
  /// - Parameter count: How often.
  /// - Returns: The words.
  public func text(_ count: Int) -> String {
    let (one, many): (String, String) =
      switch self {
      case .unreadCues: ("cue that cannot be read", "cues that cannot be read")
      case .strayLines:
        ("block of text that belongs to no cue", "blocks of text that belong to no cue")
      case .negativeTimes: ("time below zero", "times below zero")
      case .fonts: ("colour or font", "colours or fonts")
      case .strikethrough: ("strikethrough", "strikethroughs")
      case .positions: ("position", "positions")
      case .overrides: ("override instruction", "override instructions")
      case .karaoke: ("time in the text", "times in the text")
      case .ruby: ("ruby annotation", "ruby annotations")
      case .classes: ("class", "classes")
      case .voices: ("voice name", "voice names")
      case .languages: ("language mark", "language marks")
      case .identifiers: ("cue identifier", "cue identifiers")
      case .comments: ("comment", "comments")
      case .styles: ("style", "styles")
      case .regions: ("region", "regions")
      case .headers: ("header", "headers")
      case .emphasis: ("emphasis", "emphases")
      case .markupInText: ("text that is taken for markup", "texts that are taken for markup")
      }
    return "\(count) \(count == 1 ? one : many)"
  }
}

/// What a conversion has lost, by kind.
public struct ConversionLosses: Sendable, Hashable {
  /// How often each kind was lost; no kind with 0.
  public private(set) var counts: [LossKind: Int] = [:]

  /// Nothing lost.
  public init() {}

  /// Whether nothing was lost.
  public var isEmpty: Bool { counts.isEmpty }

  /// Counts a loss.
  ///
  /// - Parameters:
  ///   - kind: What was lost.
  ///   - count: How often.
  public mutating func add(_ kind: LossKind, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }

  /// These losses and others.
  ///
  /// - Parameter others: The others.
  /// - Returns: Both.
  public func adding(_ others: ConversionLosses) -> ConversionLosses {
    var both = self
    for (kind, count) in others.counts { both.add(kind, count) }
    return both
  }

  /// One line for people: "2 positions, 1 comment"; empty where nothing was lost.
  public var summary: String {
    LossKind.allCases.compactMap { kind in counts[kind].map { kind.text($0) } }
      .joined(separator: ", ")
  }
}
