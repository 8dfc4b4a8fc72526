// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import WebVTT

/// What a parser delivered, in a form that compares.
private struct Events: Equatable {
  var kinds: [String] = []
  var bytes: [UInt8] = []

  mutating func take(_ event: CaptionEvent, _ span: Span<UInt8>) {
    precondition(!span.isEmpty, "an event without bytes")
    if case .cue(let node) = event {
      precondition(
        node.offset.bytes == bytes.count && node.count == span.count, "a cue elsewhere")
      let parts = [node.indexLine, node.timingLine, node.text, node.separator]
      for (above, below) in zip(parts, parts.dropFirst()) {
        precondition(above.upperBound == below.lowerBound, "parts of a cue do not meet")
      }
      precondition(node.separator.upperBound == span.count, "bytes after the separator")
      let settings = CueSettings(of: node, in: span)
      precondition(
        CueSettings(parsing: settings.description.utf8.span) == settings, "settings do not survive")
      let text = CueText(of: node, in: span)
      // A newline at the end of a text is none of it, and a reference may stand for a newline.
      let shown = text.shown + "."
      if !shown.utf8.contains(0x0D) {
        let escaped = WebVTTFormat.escape(shown)
        precondition(CueText(parsing: escaped.utf8.span).shown == shown, "an escape shows")
      }
      kinds.append("\(node)")
    } else {
      kinds.append("\(event)")
    }
    for index in span.indices { bytes.append(span[index]) }
  }

  init(_ input: [UInt8], _ limits: ParserLimits, step: Int) {
    var parser = WebVTTParser(limits: limits)
    var events = Events()
    var position = 0
    while position < input.count {
      let end = min(position + step, input.count)
      parser.consume(input.span.extracting(position..<end)) { events.take($0, $1) }
      position = end
    }
    parser.finish { events.take($0, $1) }
    self = events
  }

  private init() {}
}

/// The events tile the input exactly, chunks make no difference, and what is read is written so that it
/// reads the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data = unsafe data, count >= 2 else { return 0 }
  let all = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  // As the other fuzzers have it, two bytes stand in front of what is parsed.
  let choice = Int(all[0])
  let input = Array(all.dropFirst(2))
  var limits = ParserLimits.standard
  if choice % 4 == 1 { limits = ParserLimits(maximumCueBytes: 256 + choice) }
  let whole = Events(input, limits, step: max(1, input.count))
  precondition(whole.bytes == input, "bytes were lost or made up")
  let chunked = Events(input, limits, step: Int(all[1]) % 64 + 1)
  precondition(whole == chunked, "chunks made a difference")
  return 0
}
