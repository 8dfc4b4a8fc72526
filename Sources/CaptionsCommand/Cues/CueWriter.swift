// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionSyntax
import WebVTT

/// The names of the members of a cue's JSON object, with what stands around them.
private struct MemberNames {
  let ordinal = Array("{\"ordinal\":".utf8)
  let index = Array(",\"index\":".utf8)
  let start = Array(",\"start\":".utf8)
  let end = Array(",\"end\":".utf8)
  let text = Array(",\"text\":".utf8)
  let line = Array(",\"line\":".utf8)
  let identifier = Array(",\"identifier\":".utf8)
  let settings = Array(",\"settings\":".utf8)
  let shown = Array(",\"shown\":".utf8)
  let skipped = Array(",\"skippedByBrowsers\":".utf8)
}

/// Writes cues as lines of one format, many of them before they are taken.
struct CueWriter {
  let format: CuesCommand.Format
  private var lines: [UInt8] = []
  private let names = MemberNames()
  /// The format of the file.
  private let spoken: CaptionFormat

  /// Creates a writer; a table begins with its header.
  init(format: CuesCommand.Format, spoken: CaptionFormat) {
    self.format = format
    self.spoken = spoken
    if format == .csv { lines += Array("ordinal,index,start,end,text,line\r\n".utf8) }
  }

  /// Whether it is time to take what was written.
  var isFull: Bool { lines.count >= 1 << 16 }

  /// Takes what was written since the last time.
  mutating func take() -> [UInt8] {
    defer { lines.removeAll(keepingCapacity: true) }
    return lines
  }

  /// Writes the line of a cue, with its newline.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - detail: What only WebVTT says of a cue.
  ///   - isSkipped: Whether browsers skip it.
  mutating func append(_ cue: Cue, _ detail: WebVTTCue? = nil, isSkipped: Bool = false) {
    switch format {
    case .ndjson:
      appendJSON(cue)
      if let detail {
        lines += names.identifier
        lines.append(quoted: detail.identifier)
        lines += names.settings
        lines.append(quoted: detail.settings.description)
        lines += names.shown
        lines.append(quoted: CueText(parsing: detail.text.utf8.span).shown)
        lines += names.skipped
        lines += Array("\(isSkipped)".utf8)
      }
      lines.append(contentsOf: [0x7D, 0x0A])
    case .csv: appendRecord(cue)
    case .text: appendText(cue)
    }
  }

  private mutating func appendJSON(_ cue: Cue) {
    lines += names.ordinal
    lines.append(decimal: cue.ordinal)
    lines += names.index
    if let index = cue.index {
      lines.append(decimal: index)
    } else {
      lines.append(contentsOf: "null".utf8)
    }
    lines += names.start
    lines.append(decimal: Int(cue.start.milliseconds))
    lines += names.end
    lines.append(decimal: Int(cue.end.milliseconds))
    lines += names.text
    lines.append(quoted: cue.text)
    lines += names.line
    lines.append(decimal: cue.line)
  }

  private mutating func appendRecord(_ cue: Cue) {
    lines.append(decimal: cue.ordinal)
    lines.append(0x2C)
    if let index = cue.index { lines.append(decimal: index) }
    lines.append(0x2C)
    lines.append(decimal: Int(cue.start.milliseconds))
    lines.append(0x2C)
    lines.append(decimal: Int(cue.end.milliseconds))
    lines.append(contentsOf: [0x2C, 0x22])
    let text = cue.text.utf8.span
    var start = 0
    for position in text.indices where text[position] == 0x22 {
      lines.append(text.extracting(start...position))
      // A quote is written twice.
      start = position
    }
    lines.append(text.extracting(start...))
    lines.append(contentsOf: [0x22, 0x2C])
    lines.append(decimal: cue.line)
    lines.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func appendText(_ cue: Cue) {
    lines.append(decimal: cue.ordinal)
    lines.append(contentsOf: [0x20, 0x20])
    spoken.write(cue.start, into: &lines)
    lines.append(contentsOf: " --> ".utf8)
    spoken.write(cue.end, into: &lines)
    lines.append(contentsOf: [0x20, 0x20])
    var isFirst = true
    for line in cue.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { lines.append(contentsOf: " | ".utf8) }
      isFirst = false
      lines.append(contentsOf: TerminalText.escaped(String(line)).utf8)
    }
    lines.append(0x0A)
  }
}
