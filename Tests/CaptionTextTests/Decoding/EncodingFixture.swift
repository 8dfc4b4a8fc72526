// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files in real encodings, and ways to decode them.
enum EncodingFixture {
  /// The bytes of a file of `Fixtures/Encodings`; empty when there is none.
  static func bytes(_ name: String, from source: String = #filePath) -> [UInt8] {
    let folder = source.split(separator: "/").dropLast(2).joined(separator: "/")
    let path = "/\(folder)/Fixtures/Encodings/\(name)"
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return bytes
  }
}

/// All that a stream says about a file.
struct Decoded: Equatable {
  var text: [UInt8] = []
  var decision: EncodingDecision?
  var malformed: [MalformedBytes] = []
  /// Where in the file each byte of the text came from.
  var sources: [Range<FileOffset>] = []

  var string: String { String(decoding: text, as: UTF8.self) }

  /// Decodes a file that arrives in pieces that end at `cuts`.
  init(
    _ bytes: [UInt8], cuts: [Int] = [], options: DecodingOptions = DecodingOptions()
  ) throws {
    var stream = try DecodingStream(options: options)
    var output: [UInt8] = []
    func take(_ piece: Span<UInt8>, _: SourceMap) {
      for index in piece.indices { output.append(piece[index]) }
    }
    var position = 0
    for cut in cuts + [bytes.count] {
      stream.consume(bytes[position..<cut].span, take)
      position = cut
      malformed += stream.takeMalformed()
    }
    stream.finish(take)
    malformed += stream.takeMalformed()
    text = output
    decision = stream.decision
    let map = stream.sourceMap
    sources = output.indices.map { map.fileRange(of: Range($0..<($0 + 1), from: TextOffset(0))) }
  }
}

extension [MalformedBytes] {
  /// The records with adjacent ones of a kind joined, however they were taken.
  var joined: [MalformedBytes] {
    reduce(into: []) { all, next in
      if let last = all.last, last.kind == next.kind,
        last.range.upperBound == next.range.lowerBound
      {
        all[all.count - 1].range = last.range.lowerBound..<next.range.upperBound
      } else {
        all.append(next)
      }
    }
  }
}
