// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import FuzzSupport
import SubRip

/// What a parser delivered, in a form that compares.
private struct Events: Equatable {
  var lengths: [Int] = []
  var times: [Timestamp] = []
  var anomalies: [CueAnomalies] = []
  var bytes: [UInt8] = []

  mutating func take(_ event: CaptionEvent, _ span: Span<UInt8>) {
    precondition(!span.isEmpty, "an event without bytes")
    if case .cue(let block) = event {
      precondition(
        block.offset.bytes == bytes.count && block.count == span.count, "a cue elsewhere")
      let parts = [block.indexLine, block.timingLine, block.text, block.separator]
      for (above, below) in zip(parts, parts.dropFirst()) {
        precondition(above.upperBound <= below.lowerBound, "parts of a cue overlap")
      }
      precondition(block.separator.upperBound == span.count, "bytes after the separator")
      for range in [block.startTimecode, block.endTimecode, block.trailing] where !range.isEmpty {
        precondition(
          block.timingLine.lowerBound <= range.lowerBound
            && range.upperBound <= block.timingLine.upperBound, "a timecode off its line")
      }
      times += [block.start, block.end]
      anomalies.append(block.anomalies)
      _ = block.cue(in: span)
    }
    lengths.append(span.count)
    bytes.append(span)
  }

  init(_ limits: ParserLimits, _ feed: ((Span<UInt8>) -> Void) -> Void) {
    var parser = SubRipParser(limits: limits)
    var events = Events()
    feed { parser.consume($0) { events.take($0, $1) } }
    parser.finish { events.take($0, $1) }
    self = events
  }

  private init() {}
}

/// The events tile the input exactly, and chunks make no difference.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let input = unsafe FuzzInput(data, count) else { return 0 }
  var limits = ParserLimits.standard
  if input.choice % 4 == 1 { limits = ParserLimits(maximumCueBytes: 256 + input.choice) }
  let whole = Events(limits) { $0(input.bytes.span) }
  precondition(whole.bytes == input.bytes, "bytes were lost or made up")
  let chunked = Events(limits) { input.forEachChunk($0) }
  precondition(whole == chunked, "chunks made a difference")
  return 0
}
