// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import WebVTT

/// The text and the settings of WebVTT, to and from cues between formats.
public enum WebVTTMarkup {
  /// Reads a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - losses: Counts what a cue between formats cannot hold.
  /// - Returns: The cue.
  public static func read(_ cue: WebVTTCue, _ losses: inout ConversionLosses) -> StyledCue {
    var pieces: [StyledCue.Piece] = []
    var open: [StyledCue.Style?] = []
    for part in CueText(parsing: cue.text.utf8.span).parts {
      switch part {
      case .text(let words): pieces.append(.text(words))
      case .timestamp: losses.add(.karaoke)
      case .open(let element):
        let style = style(element, &losses)
        open.append(style)
        if let style { pieces.append(.open(style)) }
      case .close:
        if let style = open.popLast() ?? nil { pieces.append(.close(style)) }
      }
    }
    let placement = placements.first { $0.settings == cue.settings }?.placement
    if placement == nil, !cue.settings.isUsual { losses.add(.positions) }
    if !cue.identifier.isEmpty, Int(cue.identifier) == nil { losses.add(.identifiers) }
    return StyledCue(start: cue.start, end: cue.end, pieces: pieces, placement: placement)
  }

  private static func style(
    _ element: CueText.Element, _ losses: inout ConversionLosses
  ) -> StyledCue.Style? {
    losses.add(.classes, element.classes.count)
    switch element.kind {
    case .bold: return .bold
    case .italic: return .italic
    case .underline: return .underline
    case .classes, .ruby: break
    case .rubyText: losses.add(.ruby)
    case .voice: if !element.annotation.isEmpty { losses.add(.voices) }
    case .language: losses.add(.languages)
    }
    return nil
  }

  /// Writes a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - losses: Counts what WebVTT cannot hold.
  /// - Returns: The cue.
  public static func write(_ cue: StyledCue, _ losses: inout ConversionLosses) -> WebVTTCue {
    var text = ""
    for piece in cue.pieces {
      switch piece {
      case .text(let words): text += WebVTTFormat.escape(words)
      case .open(let style): text += "<\(style.rawValue)>"
      case .close(let style): text += "</\(style.rawValue)>"
      }
    }
    let settings = placements.first { $0.placement == cue.placement }?.settings ?? CueSettings()
    let negative = [cue.start, cue.end].count { $0 < .zero }
    losses.add(.negativeTimes, negative)
    return WebVTTCue(
      start: max(cue.start, .zero), end: max(cue.end, .zero), settings: settings, text: text)
  }

  /// The nine places, and how settings say them.
  private static let placements: [(placement: Placement, settings: CueSettings)] =
    (1...9).compactMap { digit in
      guard let placement = Placement(digit), !placement.isUsual else { return nil }
      var settings = CueSettings()
      if placement.row > 0 {
        settings.line = placement.row == 2 ? 0 : 50
        settings.snapsToLines = placement.row == 2
        if placement.row == 1 { settings.lineAlignment = .center }
      }
      if placement.column != 1 {
        settings.position = placement.column == 0 ? 0 : 100
        settings.positionAlignment = placement.column == 0 ? .lineLeft : .lineRight
        settings.alignment = placement.column == 0 ? .left : .right
      }
      return (placement, settings)
    }
}
