// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// SubRip, as all that speaks of formats in general meets it.
public enum SubRipFormat: FormatDefinition {
  /// The name, the ending and the types of SubRip; hours of more than two digits are read by few.
  public static let traits = FormatTraits(
    id: "subrip", name: "SubRip", fileExtensions: ["srt"],
    mediaTypes: ["application/x-subrip", "text/srt"],
    latestTime: Timestamp(milliseconds: 359_999_999))

  /// Whether the first line that is not blank is a number and nothing else, as in most files.
  ///
  /// - Complexity: O(length of the blank lines and of that line).
  public static func begins(_ head: Span<UInt8>) -> Bool {
    var position = head.count >= 3 && head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF ? 3 : 0
    while position < head.count, isSpace(head[position]) { position += 1 }
    let start = position
    while position < head.count, head[position] >= 0x30, head[position] <= 0x39 { position += 1 }
    guard position > start else { return false }
    while position < head.count, head[position] == 0x20 || head[position] == 0x09 { position += 1 }
    return position < head.count && (head[position] == 0x0A || head[position] == 0x0D)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x1A
  }

  /// Creates a ``SubRipParser``.
  public static func makeParser(limits: ParserLimits) -> any CaptionParser & ~Copyable {
    SubRipParser(limits: limits)
  }

  /// Appends the canonical timecode, `HH:MM:SS,mmm`.
  public static func write(_ time: Timestamp, into output: inout [UInt8]) {
    time.appendTimecode(to: &output)
  }

  /// Writes a canonical timecode in the place of another one.
  public static func overwrite(
    with time: Timestamp, in bytes: inout MutableSpan<UInt8>, at place: Range<Int>
  ) -> Bool {
    place.count == 12 && time.overwriteTimecode(in: &bytes, at: place.lowerBound)
  }
}

extension CaptionFormat {
  /// SubRip.
  public static var subRip: CaptionFormat { CaptionFormat(SubRipFormat.self) }
}
