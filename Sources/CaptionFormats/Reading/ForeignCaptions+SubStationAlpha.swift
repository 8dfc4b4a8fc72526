// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// SubStation Alpha and its successor.
extension ForeignCaptions {
  /// Reads the events of a script, sorted by their start as players show them.
  mutating func readSubStationAlpha(_ text: [UInt8]) {
    var columns: [String] = []
    var isInEvents = false
    for line in Self.lines(text) {
      if line.hasPrefix("[") { isInEvents = line.lowercased().hasPrefix("[events]") }
      let lower = line.lowercased()
      if lower.hasPrefix("style:") { losses.add(.styles) }
      guard isInEvents else { continue }
      if lower.hasPrefix("format:") {
        columns = line.dropFirst(7).split(separator: ",").map { field in
          String(field.drop { $0 == " " }.prefix { $0 != " " }).lowercased()
        }
      } else if lower.hasPrefix("dialogue:") {
        read(line.dropFirst(9), columns)
      } else if lower.hasPrefix("comment:") {
        losses.add(.comments)
      }
    }
    let order = cues.indices.sorted { (cues[$0].start, $0) < (cues[$1].start, $1) }
    cues = order.map { cues[$0] }
  }

  private mutating func read(_ line: Substring, _ stated: [String]) {
    let usual = [
      "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
    ]
    let columns = stated.last == "text" ? stated : usual
    let fields = line.split(
      separator: ",", maxSplits: columns.count - 1, omittingEmptySubsequences: false)
    func field(_ name: String) -> Substring? {
      guard let index = columns.firstIndex(of: name), index < fields.count else { return nil }
      return fields[index].drop { $0 == " " }
    }
    guard let first = field("start"), let last = field("end"), let start = Clock.read(first),
      let end = Clock.read(last), let text = fields.count == columns.count ? fields.last : nil
    else {
      losses.add(.unreadCues)
      return
    }
    if let name = field("name"), !name.isEmpty { losses.add(.voices) }
    var reader = OverrideReader()
    reader.read(text, &losses)
    cues.append(
      StyledCue(start: start, end: end, pieces: reader.pieces, placement: reader.placement))
  }
}

/// Reads the text of an event.
private struct OverrideReader {
  var pieces: [StyledCue.Piece] = []
  var placement: Placement?
  private var words = ""
  private var open: [StyledCue.Style] = []
  private var isDrawing = false

  mutating func read(_ text: Substring, _ losses: inout ConversionLosses) {
    var rest = text
    while let first = rest.first {
      if first == "{", let end = rest.firstIndex(of: "}") {
        overrides(rest[rest.index(after: rest.startIndex)..<end], &losses)
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("\\N") || rest.hasPrefix("\\n") {
        words += "\n"
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("\\h") {
        words += "\u{A0}"
        rest = rest.dropFirst(2)
      } else {
        if !isDrawing { words.append(first) }
        rest = rest.dropFirst()
      }
    }
    flush()
    pieces += open.reversed().map { .close($0) }
  }

  private mutating func flush() {
    if !words.isEmpty { pieces.append(.text(words)) }
    words = ""
  }

  private mutating func overrides(_ block: Substring, _ losses: inout ConversionLosses) {
    for tag in block.split(separator: "\\") {
      let style = tag.first.flatMap { StyledCue.Style(rawValue: String($0)) }
      if let style, let value = Int(tag.dropFirst()) {
        set(style, value != 0)
      } else if tag.hasPrefix("an"), let place = Int(tag.dropFirst(2)).flatMap({ Placement($0) }) {
        placement = placement ?? place
      } else if tag.hasPrefix("pos") || tag.hasPrefix("move") || tag.hasPrefix("a") {
        losses.add(.positions)
      } else if tag.hasPrefix("k") || tag.hasPrefix("K") {
        losses.add(.karaoke)
      } else if ["c&", "1c", "fn", "fs"].contains(where: { tag.hasPrefix($0) }) {
        losses.add(.fonts)
      } else {
        if tag.hasPrefix("p"), let value = Int(tag.dropFirst()) { isDrawing = value > 0 }
        losses.add(.overrides)
      }
    }
  }

  private mutating func set(_ style: StyledCue.Style, _ isOn: Bool) {
    guard open.contains(style) != isOn else { return }
    flush()
    if isOn {
      open.append(style)
      pieces.append(.open(style))
    } else {
      // What was opened behind it ends with it and begins anew.
      let behind = open.reversed().prefix { $0 != style }
      pieces += behind.map { .close($0) } + [.close(style)]
      open.removeAll { $0 == style }
      pieces += behind.reversed().map { .open($0) }
    }
  }
}
