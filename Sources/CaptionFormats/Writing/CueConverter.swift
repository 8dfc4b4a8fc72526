// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip
import WebVTT

/// Writes cues in a format, many of them before they are taken.
public struct CueConverter: Sendable {
  private let target: ConversionTarget
  private var subRip = SubRipWriter()
  private var webVTT = WebVTTWriter()
  private var plain: [UInt8] = []
  private var count = 0
  private var lastEnd: Timestamp?
  /// What the target could not hold.
  public private(set) var losses = ConversionLosses()

  /// A silence from which on a transcript begins a new paragraph, in milliseconds.
  private static let paragraphPause: Int64 = 2000

  /// Creates a writer.
  ///
  /// - Parameter target: The format.
  public init(_ target: ConversionTarget) {
    self.target = target
    switch target {
    case .csv: plain = Array("start,end,text\r\n".utf8)
    case .json: plain = Array("{\"cues\":[".utf8)
    case .srt, .vtt, .txt, .sbv: break
    }
  }

  /// Whether it is time to take what was written.
  public var isFull: Bool { subRip.bytes.count + webVTT.bytes.count + plain.count >= 1 << 16 }

  /// Takes what was written since the last time.
  ///
  /// - Returns: The bytes.
  public mutating func take() -> [UInt8] {
    switch target {
    case .srt: return subRip.take()
    case .vtt:
      defer { webVTT.bytes.removeAll(keepingCapacity: true) }
      return webVTT.bytes
    case .txt, .csv, .json, .sbv:
      defer { plain.removeAll(keepingCapacity: true) }
      return plain
    }
  }

  /// Writes a cue.
  ///
  /// - Parameter cue: The cue.
  public mutating func append(_ cue: StyledCue) {
    switch target {
    case .srt:
      losses.add(.negativeTimes, [cue.start, cue.end].count { $0 < .zero })
      subRip.append(
        Cue(
          ordinal: 0, index: nil, start: max(cue.start, .zero), end: max(cue.end, .zero),
          text: SubRipMarkup.write(cue, &losses)))
    case .vtt: webVTT.append(WebVTTMarkup.write(cue, &losses))
    case .txt, .csv, .json, .sbv: appendPlain(cue)
    }
    count += 1
    lastEnd = cue.end
  }

  /// Ends the file.
  public mutating func finish() {
    switch target {
    case .json: plain += Array("]}\n".utf8)
    case .txt: if count > 0 { plain.append(0x0A) }
    case .srt, .vtt, .csv, .sbv: break
    }
  }

  private mutating func appendPlain(_ cue: StyledCue) {
    let words = cue.words
    losses.add(.emphasis, cue.pieces.count { if case .open = $0 { true } else { false } })
    if cue.placement?.isUsual == false { losses.add(.positions) }
    switch target {
    case .txt:
      let line = words.replacing("\n", with: " ")
      guard !line.isEmpty else { return }
      if let lastEnd {
        let pause = cue.start.milliseconds - lastEnd.milliseconds
        plain += Array((pause >= Self.paragraphPause ? "\n\n" : " ").utf8)
      }
      plain += Array(line.utf8)
    case .csv:
      plain += Array("\(cue.start.milliseconds),\(cue.end.milliseconds),".utf8)
      plain += Array("\"\(words.replacing("\"", with: "\"\""))\"\r\n".utf8)
    case .json:
      if count > 0 { plain.append(UInt8(ascii: ",")) }
      plain += Array(
        "\n{\"start\":\(cue.start.milliseconds),\"end\":\(cue.end.milliseconds),\"text\":".utf8)
      plain.append(quoted: words)
      plain.append(UInt8(ascii: "}"))
    case .sbv:
      if count > 0 { plain.append(0x0A) }
      losses.add(.negativeTimes, [cue.start, cue.end].count { $0 < .zero })
      plain += Array("\(Self.sbv(cue.start)),\(Self.sbv(cue.end))\n".utf8)
      if !words.isEmpty { plain += Array("\(words)\n".utf8) }
    case .srt, .vtt: break
    }
  }

  /// `H:MM:SS.mmm`.
  private static func sbv(_ time: Timestamp) -> String {
    var bytes: [UInt8] = []
    max(time, .zero).appendWebVTT(to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.count == 12 && bytes[0] == 0x30 ? String(text.dropFirst()) : text
  }
}
