// SPDX-License-Identifier: Apache-2.0

/// What ffmpeg says while it works, taken apart: it is asked to put its level before each line.
///
/// Bounded: only the last few errors are kept, and of each line no more than its beginning.
struct FFmpegMessages {
  /// How long the media is, in seconds; `nil` until that is known.
  private(set) var seconds: Int?
  /// The last errors, without the addresses of its parts.
  private(set) var errors: [String] = []

  private static let mostErrors = 4
  private static let longestLine = 2000
  private var line: [UInt8] = []

  /// Takes a piece of what it wrote.
  ///
  /// - Parameter bytes: The bytes, which may end amid a line.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D {
        finish()
      } else if line.count < Self.longestLine {
        line.append(byte)
      }
    }
  }

  /// Takes what has been written of the last line as all of it.
  mutating func finish() {
    defer { line.removeAll(keepingCapacity: true) }
    var text = Substring(String(decoding: line, as: UTF8.self))
    // `[mov,mp4 @ 0x55d0c0ffee00] [error] moov atom not found`
    while text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let tag = text[text.index(after: text.startIndex)..<end]
      text = text[text.index(after: end)...].drop { $0 == " " }
      switch tag {
      case "error", "fatal", "panic":
        guard !text.isEmpty, errors.last != String(text) else { return }
        errors.append(String(text))
        if errors.count > Self.mostErrors { errors.removeFirst() }
        return
      case "info":
        if seconds == nil { seconds = Self.duration(text) }
        return
      default: continue
      }
    }
  }

  /// Reads `Duration: 01:32:10.04, start: …`, rounded up.
  private static func duration(_ text: Substring) -> Int? {
    let title = "Duration: "
    guard text.hasPrefix(title) else { return nil }
    let fields = text.dropFirst(title.count).prefix { $0 != "," }.split(separator: ":")
    guard fields.count == 3, let hours = Int(fields[0]), let minutes = Int(fields[1]),
      let seconds = Int(fields[2].prefix { $0 != "." }), (0..<100_000).contains(hours),
      (0..<60).contains(minutes), (0..<60).contains(seconds)
    else { return nil }
    return hours * 3600 + minutes * 60 + seconds + 1
  }
}
