// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// A cue of WebVTT with all that is said about it.
public struct WebVTTCue: Sendable, Hashable {
  /// The line above its times; empty where there is none.
  public var identifier: String
  /// When it appears.
  public var start: Timestamp
  /// When it disappears.
  public var end: Timestamp
  /// Where and how it is shown.
  public var settings: CueSettings
  /// Its text as it stands in the file, lines joined by `\n`.
  public var text: String
  /// Whether browsers skip it, since its times are not written as the standard asks.
  public var isSkippedByStandard: Bool
  /// The line of its times, counted from 1.
  public var line: Int

  /// Creates a cue.
  ///
  /// - Parameters:
  ///   - identifier: The line above its times.
  ///   - start: When it appears.
  ///   - end: When it disappears.
  ///   - settings: Where and how it is shown.
  ///   - text: Its text, with tags and references.
  public init(
    identifier: String = "", start: Timestamp, end: Timestamp,
    settings: CueSettings = CueSettings(), text: String
  ) {
    self.identifier = identifier
    self.start = start
    self.end = end
    self.settings = settings
    self.text = text
    isSkippedByStandard = false
    line = 0
  }
}

/// A whole file in memory, as the standard understands it.
///
/// ```swift
/// let document = WebVTTDocument(parsing: bytes)
/// for cue in document.shownCues { print(cue.start, CueText(parsing: cue.text.utf8.span).shown) }
/// ```
public struct WebVTTDocument: Sendable, Hashable {
  /// Whether the file begins with the signature; browsers show nothing of one that does not.
  public private(set) var hasSignature = false
  /// What stands behind the signature and on the lines below it.
  public private(set) var header = ""
  /// All cues, those included that browsers skip.
  public private(set) var cues: [WebVTTCue] = []
  /// The regions that cues may ask for.
  public private(set) var regions: [Region] = []
  /// The style sheets, each as it is handed to a parser of CSS.
  public private(set) var styleSheets: [String] = []

  /// Whether a cue came that the standard reads: styles and regions below that count for nothing.
  private var hasSeenCue = false
  private var isAtStart = true

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - limits: What bounds one cue.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8], limits: ParserLimits = .standard) {
    CaptionFormat.webVTT.parse(bytes.span, limits: limits) { take($0, $1) }
  }

  /// The cues that browsers show.
  public var shownCues: [WebVTTCue] {
    hasSignature ? cues.filter { !$0.isSkippedByStandard } : []
  }

  private mutating func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
    switch event {
    case .byteOrderMark: return
    case .header where isAtStart: takeHeader(bytes)
    case .cue(let node): take(node, bytes)
    case .region where !hasSeenCue: regions.append(Region(parsing: bytes))
    case .style where !hasSeenCue:
      if let sheet = Self.lines(below: bytes) { styleSheets.append(sheet) }
    default: break
    }
    isAtStart = false
  }

  private mutating func takeHeader(_ bytes: Span<UInt8>) {
    let text = CueText.decoded(bytes, 0..<bytes.count)
    let line = text.prefix { $0 != "\n" }
    hasSignature = BlockName.isSignature(bytes, 0..<line.utf8.count)
    header = String(hasSignature ? text.dropFirst(6).drop { $0 == " " || $0 == "\t" } : text[...])
  }

  private mutating func take(_ node: CueNode, _ bytes: Span<UInt8>) {
    let regions = regions
    var cue = WebVTTCue(
      identifier: node.identifier(in: bytes), start: node.start, end: node.end,
      settings: CueSettings(of: node, in: bytes) { name in
        regions.contains { $0.identifier == name }
      },
      text: CueText.raw(of: node, in: bytes))
    cue.isSkippedByStandard = node.anomalies.contains(.skippedByStandard)
    cue.line = node.timingLineNumber
    cues.append(cue)
    if !cue.isSkippedByStandard { hasSeenCue = true }
  }

  /// What stands below the first line of a block, or `nil` for a block of one line.
  private static func lines(below bytes: Span<UInt8>) -> String? {
    let text = CueText.decoded(bytes, 0..<bytes.count)
    guard let end = text.firstIndex(of: "\n") else { return nil }
    return String(text[text.index(after: end)...])
  }
}

extension CueNode {
  /// The line above the times of a cue of WebVTT.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The identifier; empty where there is none.
  public func identifier(in bytes: Span<UInt8>) -> String { CueText.decoded(bytes, indexLine) }
}
