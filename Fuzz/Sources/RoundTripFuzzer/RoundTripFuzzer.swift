// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText
import FuzzSupport
import SubRip

/// Unedited documents are written as they were read, retiming changes timecodes only, and edits in
/// the file's own encoding leave all other bytes alone.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let input = unsafe FuzzInput(data, count), input.bytes.count <= 1 << 16 else { return 0 }
  let document = SubRipDocument(parsing: input.bytes)
  precondition(document.write() == input.bytes, "an unedited document changed")
  retime(input, document)
  shift(input)
  edit(input)
  return 0
}

/// Retimes in chunks: the same cues at other times with the same text, and nothing else changes.
private func retime(_ input: FuzzInput, _ document: SubRipDocument) {
  let delta = Int64(input.choice) * 977 + 1
  var rewriter = TimecodeRewriter()
  var output: [UInt8] = []
  // Times that a timecode cannot hold as written stay as they are.
  func later(_ times: TimecodeRewriter.Times) -> TimecodeRewriter.Times? {
    var moved = times
    let range = Int64(0)..<350_000_000
    guard range.contains(times.start.milliseconds), range.contains(times.end.milliseconds) else {
      return times
    }
    moved.start.milliseconds += delta
    moved.end.milliseconds += delta
    return moved
  }
  input.forEachChunk { rewriter.consume($0, into: &output, later) }
  rewriter.finish(into: &output, later)
  let shifted = SubRipDocument(parsing: output)
  precondition(shifted.count == document.count, "retiming changed the number of cues")
  for position in 0..<document.count {
    let before = document[position]
    let after = shifted[position]
    let range = Int64(0)..<350_000_000
    let moves =
      range.contains(before.start.milliseconds) && range.contains(before.end.milliseconds)
    precondition(
      after.start.milliseconds == before.start.milliseconds + (moves ? delta : 0)
        && after.end.milliseconds == before.end.milliseconds + (moves ? delta : 0),
      "a cue came to another time")
    precondition(after.text == before.text, "retiming changed a text")
    precondition(after.index == before.index, "retiming changed an index")
  }
}

/// Where the places of all times can be noted, moving them there gives what reading captions again gives.
private func shift(_ input: FuzzInput) {
  var places = TimingPlaces()
  var latest = Timestamp.zero
  var parser = SubRipParser()
  func note(_ event: CaptionEvent, _: Span<UInt8>) {
    guard case .cue(let block) = event else { return }
    places.note(block)
    latest = max(latest, max(block.start, block.end))
  }
  input.forEachChunk { parser.consume($0, note) }
  parser.finish(note)
  let delta = Int64(input.choice) * 977 + 1
  guard places.isComplete, latest.milliseconds + delta < 360_000_000 else { return }
  func later(_ times: TimecodeRewriter.Times) -> TimecodeRewriter.Times? {
    var moved = times
    moved.start.milliseconds += delta
    moved.end.milliseconds += delta
    return moved
  }
  var rewriter = TimecodeRewriter()
  var expected: [UInt8] = []
  rewriter.consume(input.bytes.span, into: &expected, later)
  rewriter.finish(into: &expected, later)
  var shifter = TimecodeShifter(places, by: Timestamp(milliseconds: delta))
  var output: [UInt8] = []
  do {
    try input.forEachChunk { try shifter.consume($0, into: &output) }
    try shifter.finish(count: input.bytes.count)
  } catch {
    preconditionFailure("times do not stand where they were noted")
  }
  precondition(output == expected, "the two ways to shift differ")
}

/// Replaces a character of a file in some encoding by an ASCII letter.
private func edit(_ input: FuzzInput) {
  let encoding = TextEncoding.all[input.choice % TextEncoding.all.count]
  let options = DecodingOptions(encoding: encoding)
  guard let source = try? SourceText(input.bytes, options: options), !source.text.isEmpty else {
    return
  }
  let place = TextOffset((input.choice * 131) % source.text.count)
  let replaced = source.map.fileRange(of: place..<place + 1)
  let fix = Fix(title: "", edits: [Edit(range: replaced, text: "x")], safety: .safe)
  guard let outcome = try? FixApplier.apply([fix], to: source), outcome.refused.isEmpty else {
    preconditionFailure("ASCII cannot be encoded in \(encoding)")
  }
  let edited = outcome.bytes
  let range = replaced.bytes
  precondition(edited.starts(with: input.bytes[..<range.lowerBound]))
  precondition(
    edited.suffix(input.bytes.count - range.upperBound)
      .elementsEqual(input.bytes[range.upperBound...]))
}
