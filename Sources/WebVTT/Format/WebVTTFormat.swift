// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// WebVTT, as all that speaks of formats in general meets it.
public enum WebVTTFormat: FormatDefinition {
  /// The name, the ending and the type of WebVTT, whose hours have no limit.
  public static let traits = FormatTraits(
    id: "webvtt", name: "WebVTT", fileExtensions: ["vtt"], mediaTypes: ["text/vtt"], kind: .webVTT,
    markup: .webVTT, hasTimesInText: true)

  /// Whether the file begins with the signature as the standard asks for it.
  public static func begins(_ head: Span<UInt8>) -> Bool {
    let start = head.hasByteOrderMark ? ByteOrderMark.length : 0
    var end = start
    while end < head.count, head[end] != 0x0A, head[end] != 0x0D { end += 1 }
    return BlockName.isSignature(head, start..<end)
  }

  /// Creates a ``WebVTTParser``.
  public static func makeParser(limits: ParserLimits) -> any CaptionParser & ~Copyable {
    WebVTTParser(limits: limits)
  }

  /// Appends the timestamp with its hours, `HH:MM:SS.mmm`.
  public static func write(_ time: Timestamp, into output: inout [UInt8]) {
    time.appendWebVTT(to: &output)
  }

  /// Text whose `&` and `<` are references, and whose arrows are broken by one.
  ///
  /// The `>` of an arrow alone needs one: `-->` ends the text of a cue wherever it stands.
  public static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">") where result.suffix(2) == [0x2D, 0x2D]:
        result.append(contentsOf: "&gt;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension WebVTTFormat {
  /// The times of tags such as `<00:00:01.500>`.
  public static func timesInText(of cue: CueNode, in bytes: Span<UInt8>) -> [CueTime] {
    var times: [CueTime] = []
    var position = cue.text.lowerBound
    let end = cue.text.upperBound
    while position + 1 < end {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      position += 1
      guard let time = StandardTimestamp.read(bytes, at: position, to: end), time.end < end,
        bytes[time.end] == UInt8(ascii: ">")
      else { continue }
      times.append(CueTime(Timestamp(milliseconds: time.value), at: position..<time.end))
      position = time.end
    }
    return times
  }
}

extension CaptionFormat {
  /// WebVTT.
  public static var webVTT: CaptionFormat { CaptionFormat(WebVTTFormat.self) }
}

extension Timestamp {
  /// Appends the WebVTT timestamp `HH:MM:SS.mmm` as ASCII bytes.
  ///
  /// Hours take at least two digits and as many as they need; a negative time begins with `-`.
  ///
  /// - Parameter bytes: The buffer that receives at least 12 bytes.
  public func appendWebVTT(to bytes: inout [UInt8]) {
    if milliseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = milliseconds.magnitude
    let hours = magnitude / 3_600_000
    if hours < 10 { bytes.append(0x30) }
    bytes.append(contentsOf: String(hours).utf8)
    for (mark, value, digits) in [
      (UInt8(ascii: ":"), magnitude / 60_000 % 60, 2),
      (UInt8(ascii: ":"), magnitude / 1000 % 60, 2),
      (UInt8(ascii: "."), magnitude % 1000, 3),
    ] {
      bytes.append(mark)
      if digits == 3 { bytes.append(UInt8(value / 100) + 0x30) }
      bytes.append(UInt8(value / 10 % 10) + 0x30)
      bytes.append(UInt8(value % 10) + 0x30)
    }
  }
}
