// SPDX-License-Identifier: Apache-2.0

/// Chromium, which reads no SubRip: what its WebVTT parser makes of the file that FFmpeg converts.
///
/// FFmpeg writes what it decoded without escaping it, so that `-->` ends a cue and `<` begins a tag.
enum Chromium: ReaderModel {
  static let program = Program(
    name: "Chromium after FFmpeg",
    source: "libavcodec/webvttenc.c, libavformat/webvttenc.c, "
      + "third_party/blink/renderer/core/html/track/vtt",
    version: "FFmpeg 5.1.9; Chromium 10c312329d52 (2025)", isHeldAgainstProgram: false,
    actsOnMarkup: true)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    guard let file = webVTT(of: text, part) else { return .refused(.notRecognized) }
    return WebVTTReading.read(file)
  }

  /// The WebVTT that FFmpeg makes of a file.
  static func webVTT(of text: [UInt8], _ part: FilePart) -> [UInt8]? {
    guard let events = FFmpeg.events(of: text, part) else { return nil }
    var file: [UInt8] = []
    file.reserveCapacity(text.count)
    file.append("WEBVTT\n")
    // Where a time is negative, all of them are moved so that the first is zero.
    let shift = -min(events.first?.start ?? 0, 0)
    for event in events where event.isDecodable {
      let words = SubstationText.webVTT(FFmpegMarkup.substation(of: event.text))
      if words.isEmpty { continue }
      file.append(0x0A)
      let start = event.start + shift
      append(start, to: &file)
      file.append(" --> ")
      // The encoder is given the duration without its sign.
      append(start + Int64(UInt32(truncatingIfNeeded: event.duration)), to: &file)
      file.append(0x0A)
      file += words
      file.append(0x0A)
    }
    return file
  }

  private static func append(_ time: Int64, to file: inout [UInt8]) {
    let seconds = time / 1000
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    func append(_ value: Int64, _ width: Int) {
      let digits = String(value)
      for _ in 0..<max(0, width - digits.utf8.count) { file.append(0x30) }
      file += digits.utf8
    }
    if hours > 0 {
      append(hours, 2)
      file.append(0x3A)
    }
    append(minutes, 2)
    file.append(0x3A)
    append(seconds % 60, 2)
    file.append(0x2E)
    append(time % 1000, 3)
  }
}
