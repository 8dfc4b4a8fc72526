// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages

/// Translates files to standard output, chunk by chunk, and tells what happens.
struct TranslationRun {
  /// Where the languages stand in a file.
  enum Shape {
    /// One a line.
    case lines
    /// One column of delimited values.
    case delimited(DelimitedRewriter.Column, UInt8, hasHeader: Bool)
    /// Strings at a key path of JSON documents.
    case json(JSONKeyPath, shown: String)
  }

  private var translator: LanguageTranslator
  private let isQuiet: Bool
  private var output = StandardOutput()
  private var records: TranslationRecords?
  /// Whether anything had no output.
  private(set) var hasProblem = false
  /// Strings of JSON documents that the key path led to.
  private var matchCount = 0

  /// A longer line is no language; it is cut before it is looked at.
  private static let lineLimit = 4096

  init(translator: LanguageTranslator, isQuiet: Bool, format: TranslationFormat) {
    self.translator = translator
    self.isQuiet = isQuiet
    records = TranslationRecords(format)
  }

  /// Translates a file.
  mutating func translate(_ path: String, as shape: Shape) throws {
    // What was translated before a failure is written all the same.
    var pending: [UInt8] = []
    defer {
      try? output.write(pending)
      try? output.flush()
    }
    var file = try InputFile(path: path)
    switch shape {
    case .lines:
      try translateLines(&file, path, &pending)
    case .delimited(let column, let delimiter, let hasHeader):
      var rewriter = DelimitedRewriter(column: column, delimiter: delimiter, hasHeader: hasHeader)
      try file.forEachChunk { chunk in
        try rewriter.consume(chunk, into: &pending) { replacement($0, path, $1) ?? "" }
        try flush(&pending)
      }
      try rewriter.finish(into: &pending) { replacement($0, path, $1) ?? "" }
    case .json(let keys, _):
      var rewriter = JSONStringRewriter(keyPath: keys)
      defer { matchCount += rewriter.matchCount }
      try file.forEachChunk { chunk in
        try rewriter.consume(chunk, into: &pending) { replacement($0, path, $1) }
        try flush(&pending)
      }
      try rewriter.finish()
    }
    try flush(&pending)
  }

  /// Ends the output, and tells which outputs stand for several languages.
  mutating func finish(_ shape: Shape) throws {
    try records?.flush(to: &output, isEnd: true)
    if case .json(_, let keys) = shape, matchCount == 0 {
      Messages.error("no string is at \"\(keys)\" in any of the documents")
      hasProblem = true
    }
    for collision in translator.collisions {
      let tags = collision.tags.map(\.description).joined(separator: ", ")
      Messages.error("\"\(collision.output)\" stands for several languages: \(tags)")
    }
  }

  private mutating func translateLines(
    _ file: inout InputFile, _ path: String, _ pending: inout [UInt8]
  ) throws {
    var line: [UInt8] = []
    var number = 1
    // A line feed behind a carriage return is the second half of one line end.
    var isAfterReturn = false
    var newline: UInt8 = 0x0A
    try file.forEachChunk { chunk in
      var start = 0
      for index in chunk.indices where chunk[index] == 0x0A || chunk[index] == 0x0D {
        newline = chunk[index]
        let isSecondHalf = isAfterReturn && newline == 0x0A && index == start && line.isEmpty
        isAfterReturn = newline == 0x0D
        if !isSecondHalf {
          if line.isEmpty {
            try translate(chunk.extracting(start..<index), path, number, &pending)
          } else {
            Self.append(chunk.extracting(start..<index), to: &line)
            try translate(line.span, path, number, &pending)
            line.removeAll(keepingCapacity: true)
          }
          number += 1
        }
        if records == nil { pending.append(newline) }
        start = index + 1
      }
      Self.append(chunk.extracting(start..<chunk.count), to: &line)
      try flush(&pending)
    }
    // A last line without a line end gets one: every input has its line.
    guard !line.isEmpty else { return }
    try translate(line.span, path, number, &pending)
    if records == nil { pending.append(newline) }
  }

  private static func append(_ bytes: Span<UInt8>, to line: inout [UInt8]) {
    for index in bytes.indices where line.count <= lineLimit { line.append(bytes[index]) }
  }

  private mutating func translate(
    _ line: Span<UInt8>, _ path: String, _ number: Int, _ pending: inout [UInt8]
  ) throws {
    let start = number == 1 && line.hasByteOrderMark ? ByteOrderMark.length : 0
    let text = String(decodingUTF8: line.extracting(start...))
    if records != nil {
      let translation = translator.translate(text)
      report(translation, path, number, withNotes: false)
      try records?.add(text, translation, path: path, line: number, to: &output)
      return
    }
    if let output = replacement(text, path, number) { pending += output.utf8 }
  }

  private mutating func replacement(_ text: String, _ path: String, _ line: Int) -> String? {
    let translation = translator.translate(text)
    report(translation, path, line, withNotes: !isQuiet)
    return translation.text
  }

  /// Tells why there is no output, each time, and what is to be noted, once for each input.
  private mutating func report(
    _ translation: LanguageTranslator.Translation, _ path: String, _ line: Int, withNotes: Bool
  ) {
    if let problem = translation.problem {
      hasProblem = true
      Messages.print("captions: \(InputOptions.shown(path)):\(line): \(problem)")
    } else if withNotes, !translation.isRepeated {
      for note in translation.notes {
        Messages.print("captions: \(InputOptions.shown(path)):\(line): \(note)")
      }
    }
  }

  private mutating func flush(_ pending: inout [UInt8]) throws {
    try output.write(pending)
    pending.removeAll(keepingCapacity: true)
    // A chunk may end within a character.
    try output.flush(isWhole: false)
  }
}

extension String {
  /// Text from UTF-8; what is not valid becomes U+FFFD.
  init(decodingUTF8 bytes: Span<UInt8>) {
    // Sound: the bytes live for the closure, and the text is a copy.
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
