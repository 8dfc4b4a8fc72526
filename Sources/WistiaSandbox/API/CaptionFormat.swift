// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// The other formats in which the service of today shows captions.
enum CaptionFormat {
  /// Captions as WebVTT.
  static func webVTT(_ text: [UInt8]) -> [UInt8] {
    var result = Array("WEBVTT\n".utf8)
    for cue in SubRipDocument(parsing: text).cues {
      result.append(contentsOf: "\n\(timecode(cue.start)) --> \(timecode(cue.end))\n".utf8)
      // An arrow in the text would begin a cue of its own.
      for part in cue.text.split(separator: "-->", omittingEmptySubsequences: false).enumerated() {
        if part.offset > 0 { result.append(contentsOf: "--&gt;".utf8) }
        result.append(contentsOf: part.element.utf8)
      }
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  /// The text of captions alone.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    Array(SubRipDocument(parsing: text).cues.map(\.text).joined(separator: "\n").utf8)
  }

  private static func timecode(_ time: Timestamp) -> String {
    var bytes: [UInt8] = []
    time.appendTimecode(to: &bytes)
    return String(decoding: bytes, as: UTF8.self).replacing(",", with: ".")
  }
}

extension Ambiguities.TextNormalization {
  /// The text as the server keeps it.
  func applied(to text: [UInt8]) -> [UInt8] {
    switch self {
    case .none: return text
    case .lf:
      var result: [UInt8] = []
      result.reserveCapacity(text.count + 1)
      var rest = text.withoutByteOrderMark
      while let byte = rest.popFirst() {
        if byte == 0x0D {
          if rest.first == 0x0A { rest.removeFirst() }
          result.append(0x0A)
        } else {
          result.append(byte)
        }
      }
      while result.last == 0x0A { result.removeLast() }
      return result + [0x0A]
    case .entities:
      return text.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        // The arrow of a timing line must stay readable.
        default: [byte]
        }
      }
    }
  }
}
