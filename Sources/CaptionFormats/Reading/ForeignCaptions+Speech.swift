// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import FoundationEssentials

/// What whisper and its kin write as JSON.
extension ForeignCaptions {
  private struct Document: Decodable {
    /// whisper, faster-whisper, WhisperX: times in seconds.
    struct Segment: Decodable {
      var start: Double?
      var end: Double?
      var text: String?
    }
    /// whisper.cpp: times in milliseconds.
    struct Transcription: Decodable {
      struct Offsets: Decodable {
        var from: Int64
        var to: Int64
      }
      var offsets: Offsets
      var text: String
    }
    /// Pipelines of transformers: both times in one array.
    struct Chunk: Decodable {
      var timestamp: [Double?]
      var text: String
    }
    var segments: [Segment]?
    var transcription: [Transcription]?
    var chunks: [Chunk]?
  }

  mutating func readSpeech(_ text: [UInt8]) throws(Failure) {
    let decoder = JSONDecoder()
    let data = Data(text.withoutByteOrderMark)
    var document = try? decoder.decode(Document.self, from: data)
    if document?.segments == nil, document?.transcription == nil, document?.chunks == nil {
      let segments = try? decoder.decode([Document.Segment].self, from: data)
      document = segments.map { Document(segments: $0) }
    }
    guard let document else { throw .notReadable }
    for segment in document.segments ?? [] {
      append(segment.start, segment.end, segment.text)
    }
    for part in document.transcription ?? [] {
      append(Double(part.offsets.from) / 1000, Double(part.offsets.to) / 1000, part.text)
    }
    for chunk in document.chunks ?? [] {
      append(chunk.timestamp.first ?? nil, chunk.timestamp.dropFirst().first ?? nil, chunk.text)
    }
    if cues.isEmpty, losses.isEmpty { throw .notReadable }
  }

  private mutating func append(_ start: Double?, _ end: Double?, _ text: String?) {
    let words = (text ?? "").split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace))
    }.joined(separator: "\n")
    guard let start, let end, let first = Self.time(start), let last = Self.time(end) else {
      losses.add(.unreadCues)
      return
    }
    guard !words.isEmpty else { return }
    cues.append(StyledCue(start: first, end: last, pieces: [.text(words)]))
  }

  private static func time(_ seconds: Double) -> Timestamp? {
    // A year; further numbers are no times of a recording.
    guard seconds >= 0, seconds < 31_536_000 else { return nil }
    return Timestamp(milliseconds: Int64(seconds * 1000 + 0.5))
  }
}
