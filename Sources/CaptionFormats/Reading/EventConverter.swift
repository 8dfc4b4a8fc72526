// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionSyntax
import SubRip
import WebVTT

/// Makes cues between formats of what a parser of SubRip or WebVTT delivers.
public struct EventConverter: Sendable {
  private let format: CaptionFormat
  private var surroundings = WebVTTSurroundings()
  /// What was lost so far.
  public private(set) var losses = ConversionLosses()

  /// Creates a converter.
  ///
  /// - Parameter format: The format that is read.
  public init(_ format: CaptionFormat) { self.format = format }

  /// Takes the next event.
  ///
  /// - Parameters:
  ///   - event: What the parser delivered.
  ///   - bytes: Its bytes.
  /// - Returns: The cue, where it is one.
  public mutating func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) -> StyledCue? {
    let detail = format == .webVTT ? surroundings.take(event, bytes) : nil
    switch event {
    case .cue(let node):
      if let detail { return WebVTTMarkup.read(detail, &losses) }
      if node.anomalies.contains(.trailingData), node.trailingKind(in: bytes) != .text {
        losses.add(.positions)
      }
      let read = SubRipMarkup.read(node.text(in: bytes), &losses)
      return StyledCue(
        start: node.start, end: node.end, pieces: read.pieces, placement: read.placement)
    case .note: losses.add(.comments)
    case .style: losses.add(.styles)
    case .region: losses.add(.regions)
    case .header: if bytes.count > 8 { losses.add(.headers) }
    case .stray: losses.add(.strayLines)
    case .unread(let unread): if unread.isEvidence { losses.add(.unreadCues) }
    case .byteOrderMark, .separator: break
    }
    return nil
  }
}
