// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionTiming
import SubRip

/// What is measured inside one process.
enum Operation: String, CaseIterable {
  /// Events of the parser, nothing else.
  case events
  /// Decoding (here: UTF-8 checked) and events.
  case parse
  /// Decoding, events, and the rules about structure.
  case rules
  /// Decoding, events, and each cue as a value with its text.
  case cues
  /// All times 2.5 s later, as `captions shift` does it, into a buffer that is thrown away.
  case shift
  /// Decoding alone.
  case decode

  /// Reads a file and returns how many cues it holds.
  func run(_ path: String) throws -> Int {
    switch self {
    case .events: try events(path)
    case .parse: try parse(path) { _, _ in }
    case .cues: try cues(path)
    case .rules: try rules(path)
    case .shift: try shift(path)
    case .decode: try CaptionReader(path: path).read { _, _ in }.byteCount
    }
  }

  private func events(_ path: String) throws -> Int {
    var file = try InputFile(path: path)
    var parser = SubRipParser()
    var count = 0
    func take(_ event: CaptionEvent, _: Span<UInt8>) {
      if case .cue = event { count += 1 }
    }
    try file.forEachChunk { parser.consume($0, take) }
    parser.finish(take)
    return count
  }

  private func parse(
    _ path: String, _ body: (CueNode, Span<UInt8>) -> Void
  ) throws -> Int {
    var parser = SubRipParser()
    var count = 0
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      guard case .cue(let block) = event else { return }
      count += 1
      body(block, bytes)
    }
    _ = try CaptionReader(path: path).read { text, _ in parser.consume(text, take) }
    parser.finish(take)
    return count
  }

  private func cues(_ path: String) throws -> Int {
    var length = 0
    let count = try parse(path) { block, bytes in length += block.cue(in: bytes).text.utf8.count }
    return length > 0 ? count : 0
  }

  private func rules(_ path: String) throws -> Int {
    var linter = Linter(
      settings: LintSettings(selection: try RuleSelection(select: ["SRT2"], ignore: [])))
    _ = try CaptionReader(path: path).read { text, _ in linter.consume(text) { _ in } }
    return linter.finish { _ in }.cues
  }

  private func shift(_ path: String) throws -> Int {
    var file = try InputFile(path: path)
    var options = RetimingOptions()
    options.onOverflow = .allow
    var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: 2500)), options: options)
    var output: [UInt8] = []
    try file.forEachChunk { chunk in
      try stream.consume(chunk, into: &output)
      output.removeAll(keepingCapacity: true)
    }
    try stream.finish(into: &output)
    return stream.report.cues
  }
}
