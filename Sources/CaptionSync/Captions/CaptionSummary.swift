// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionSyntax

/// What is remembered of one track's captions instead of their text.
///
/// Two tracks are the same when their cues are: times in milliseconds and the lines of text. Index
/// lines, newlines, a byte-order mark, blank lines and the shape of timecodes do not count.
public struct CaptionSummary: Sendable, Hashable, Codable {
  /// The digest of all cues: times, and text as it is.
  public var digest: ContentDigest
  /// The digest of all cues with what servers change left out: white space at the ends of lines, and
  /// HTML entities in place of `&`, `<`, `>` and quotes.
  public var looseDigest: ContentDigest
  /// How many cues there are.
  public var cueCount: Int
  /// The earliest time at which a cue appears; zero without cues.
  public var first: Timestamp
  /// The latest time at which a cue disappears; zero without cues.
  public var last: Timestamp

  /// Summarizes captions.
  ///
  /// - Parameter captions: A SubRip file, as UTF-8.
  /// - Complexity: O(n); nothing is held but the longest cue.
  public init(of captions: [UInt8]) {
    var exact = SHA256()
    var loose = SHA256()
    var count = 0
    var first = Timestamp.zero
    var last = Timestamp.zero
    CanonicalCue.forEach(in: captions) { cue, text in
      exact.append(cue.start.milliseconds)
      exact.append(cue.end.milliseconds)
      exact.append(text.span)
      exact.append(0x00 as UInt8)
      let plain = LooseText.reduce(text)
      loose.append(cue.start.milliseconds)
      loose.append(cue.end.milliseconds)
      loose.append(plain.span)
      loose.append(0x00 as UInt8)
      first = count == 0 ? cue.start : min(first, cue.start)
      last = count == 0 ? cue.end : max(last, cue.end)
      count += 1
    }
    digest = exact.finish()
    looseDigest = loose.finish()
    cueCount = count
    self.first = first
    self.last = last
  }

  /// Decodes a summary.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for numbers that no captions have.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    digest = try container.decode(ContentDigest.self, forKey: .digest)
    looseDigest = try container.decode(ContentDigest.self, forKey: .looseDigest)
    cueCount = try container.decodeCount(forKey: .cueCount)
    first = try container.decodeTime(forKey: .first)
    last = try container.decodeTime(forKey: .last)
  }

  /// Whether two tracks have the same cues, but for what servers change.
  ///
  /// - Parameter other: The other track's summary.
  /// - Returns: Whether they are the same.
  public func isLooselyEqual(to other: CaptionSummary) -> Bool {
    looseDigest == other.looseDigest
  }
}
