// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax

/// What stands around the cues of a file and decides how they are read: signature, regions, styles.
///
/// It is shown the events of a file one by one, and gives each cue with what is known of it by then.
public struct WebVTTSurroundings: Sendable, Hashable {
  /// Whether the file begins with the signature; browsers show nothing of one that does not.
  public private(set) var hasSignature = false
  /// What stands behind the signature and on the lines below it.
  public private(set) var header = ""
  /// The regions that cues may ask for.
  public private(set) var regions: [Region] = []
  /// The style sheets, each as it is handed to a parser of CSS.
  public private(set) var styleSheets: [String] = []

  /// Whether a cue came that the standard reads: styles and regions below that count for nothing.
  private var hasSeenCue = false
  private var isAtStart = true

  /// Knows nothing yet.
  public init() {}

  /// Whether browsers show a cue.
  ///
  /// - Parameter cue: The cue.
  /// - Returns: Whether they do.
  public func shows(_ cue: WebVTTCue) -> Bool { hasSignature && !cue.isSkippedByStandard }

  /// Takes the next event.
  ///
  /// - Parameters:
  ///   - event: What a parser delivered.
  ///   - bytes: Its bytes.
  /// - Returns: The cue, where the event is one.
  public mutating func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) -> WebVTTCue? {
    defer { if case .byteOrderMark = event {} else { isAtStart = false } }
    switch event {
    case .header where isAtStart: takeHeader(bytes)
    case .cue(let node): return cue(node, bytes)
    case .region where !hasSeenCue: regions.append(Region(parsing: bytes))
    case .style where !hasSeenCue:
      if let sheet = Self.lines(below: bytes) { styleSheets.append(sheet) }
    default: break
    }
    return nil
  }

  private mutating func takeHeader(_ bytes: Span<UInt8>) {
    let text = CueText.decoded(bytes, 0..<bytes.count)
    hasSignature = WebVTTSignature.isValid(bytes)
    header = String(hasSignature ? text.dropFirst(6).drop { $0 == " " || $0 == "\t" } : text[...])
  }

  private mutating func cue(_ node: CueNode, _ bytes: Span<UInt8>) -> WebVTTCue {
    let regions = regions
    var cue = WebVTTCue(
      identifier: node.identifier(in: bytes), start: node.start, end: node.end,
      settings: CueSettings(of: node, in: bytes) { name in
        regions.contains { $0.identifier == name }
      },
      text: CueText.raw(of: node, in: bytes))
    cue.isSkippedByStandard = node.anomalies.contains(.skippedByStandard)
    cue.line = node.timingLineNumber
    if !cue.isSkippedByStandard { hasSeenCue = true }
    return cue
  }

  /// What stands below the first line of a block, or `nil` for a block of one line.
  private static func lines(below bytes: Span<UInt8>) -> String? {
    let text = CueText.decoded(bytes, 0..<bytes.count)
    guard let end = text.firstIndex(of: "\n") else { return nil }
    return String(text[text.index(after: end)...])
  }
}

/// The signature that a file begins with.
public enum WebVTTSignature {
  /// Whether a header begins as the standard asks for it: `WEBVTT`, and behind that a space, a tab, a
  /// newline or nothing.
  ///
  /// - Parameter header: The bytes of a header event.
  /// - Returns: Whether it does.
  public static func isValid(_ header: Span<UInt8>) -> Bool {
    var end = 0
    while end < header.count, header[end] != 0x0A, header[end] != 0x0D { end += 1 }
    return BlockName.isSignature(header, 0..<end)
  }
}
