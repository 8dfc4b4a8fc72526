// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import FoundationEssentials

/// What `captions align --json` prints of a file.
struct AlignmentDocument: Encodable {
  struct Block: Encodable {
    var firstCue: Int
    var lastCue: Int
    var start: String
    var offsetMilliseconds: Int64
    var matched: Int
    var confidence: Double
  }

  struct Part: Encodable {
    var firstCue: Int
    var lastCue: Int
    var ratio: String
    var ratioDecimal: String
    var coverage: Double
    var confidence: Double
    var blocks: [Block]
  }

  var file: String
  var reference: String
  var verdict: String
  var confidence: Double
  var found: [String]
  var parts: [Part]
  /// Why it was refused, and what would help.
  var reason: String?
  /// What was done, in words; absent where nothing was written.
  var written: String?
  /// The commands that take it back.
  var undo: [String]?
  /// By how many milliseconds at most they miss the old times; absent where they give them back.
  var undoWithinMilliseconds: Int64?

  init(_ alignment: Alignment, file: String, reference: String) {
    self.file = file
    self.reference = reference
    verdict = alignment.verdict.rawValue
    confidence = alignment.confidence
    found = alignment.findings.map(\.rawValue)
    reason = alignment.refusal?.description
    parts = alignment.parts.map { part in
      Part(
        firstCue: part.cues.lowerBound, lastCue: part.cues.upperBound,
        ratio: part.ratio.description, ratioDecimal: part.ratio.decimal, coverage: part.coverage,
        confidence: part.confidence,
        blocks: part.blocks.map { block in
          Block(
            firstCue: block.cues.lowerBound, lastCue: block.cues.upperBound,
            start: block.start.description, offsetMilliseconds: block.offset.milliseconds,
            matched: block.matched, confidence: block.confidence)
        })
    }
  }

  /// Prints the document of one file.
  ///
  /// - Parameter document: The document.
  /// - Throws: What standard output throws.
  static func print(_ document: AlignmentDocument) throws {
    try write(document)
  }

  /// Prints the documents of a directory, as a list however many there are.
  ///
  /// - Parameter documents: The documents.
  /// - Throws: What standard output throws.
  static func print(list documents: [AlignmentDocument]) throws {
    try write(documents)
  }

  private static func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var output = StandardOutput()
    try output.write(try encoder.encode(value))
    try output.write("\n")
    try output.flush()
  }
}
