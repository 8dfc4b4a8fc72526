// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// A part of a text in which the same thing happens to cue after cue, with most of the repeats left out.
///
/// No program knows more of a cue than the shape of its lines and of the cues beside it, so that reading
/// the thousandth of a shape tells nothing that the third did not. Shapes keep what anybody acts on: what is
/// a number, a time, blank, a tag, a brace, and which newlines there are.
struct ProofSample {
  private(set) var old: [UInt8] = []
  private(set) var new: [UInt8] = []

  /// How many cues of one shape, between cues of the same shapes, are read.
  private static let mostOfAShape = 3
  /// Below so many bytes all is read.
  private static let leastBytes = 8192

  /// Samples a part of a text and what some fixes make of it, or returns `nil` where all is to be read.
  init?(
    _ text: [UInt8], _ range: Range<Int>, _ fixes: [Fix<TextOffset>], _ format: CaptionFormat
  ) {
    guard range.count >= Self.leastBytes else { return nil }
    let part = Array(text[range])
    var cues: [Range<Int>] = []
    format.parse(part.span) { _, bytes in
      let start = cues.last?.upperBound ?? 0
      cues.append(start..<start + bytes.count)
    }
    guard cues.count > 32, cues.last?.upperBound == part.count else { return nil }
    let edits = fixes.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    var after: [[UInt8]] = []
    for cue in cues {
      let place = (cue.lowerBound + range.lowerBound)..<(cue.upperBound + range.lowerBound)
      let first = next
      while next < edits.count, edits[next].range.lowerBound.bytes < place.upperBound {
        guard edits[next].range.upperBound.bytes <= place.upperBound else { return nil }
        next += 1
      }
      let fix = Fix<TextOffset>(title: "", edits: Array(edits[first..<next]), safety: .safe)
      after.append(FixProof.applying([fix], to: text, place))
    }
    // What is put in behind the last cue would be lost.
    guard next == edits.count else { return nil }
    let shapes = cues.indices.map { Self.shape(part[cues[$0]], after[$0][...]) }
    var counts: [[Int]: Int] = [:]
    for index in cues.indices {
      let key = (max(0, index - 2)...min(index + 2, cues.count - 1)).map { shapes[$0] }
      counts[key, default: 0] += 1
      let isAtAnEnd = index < 8 || index >= cues.count - 8
      guard isAtAnEnd || counts[key, default: 0] <= Self.mostOfAShape else { continue }
      old += part[cues[index]]
      new += after[index]
    }
  }

  /// The shapes of a cue before and after, as one number.
  private static func shape(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    hash(old, into: &hasher)
    hasher.combine(0)
    hash(new, into: &hasher)
    return hasher.finalize()
  }

  /// Runs of letters count as one, of whatever script, with the spaces and the punctuation among words; all
  /// else counts byte by byte, and any digit as any other.
  private static func hash(_ bytes: ArraySlice<UInt8>, into hasher: inout Hasher) {
    var last: UInt8 = 0
    for byte in bytes {
      let kind: UInt8
      switch byte {
      case 0x30...0x39: kind = 0x30
      case 0x20 where last == 0x61: continue
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, 0x21, 0x22, 0x27, 0x28, 0x29, 0x3F: kind = 0x61
      default: kind = byte
      }
      if kind == last, kind == 0x61 { continue }
      hasher.combine(kind)
      last = kind
    }
  }
}
