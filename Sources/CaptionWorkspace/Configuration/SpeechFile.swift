// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionRules
import CaptionSyntax
import SubRip

/// Where somebody speaks, as programs that listen write it.
enum SpeechFile {
  /// Reads a file: an `.srt` whose cues are the stretches, labels as Audacity exports them (start and
  /// end in seconds, then anything), or the lines of RTTM.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - mayBePipe: Whether it may be something else than a regular file: whoever names a pipe knows
  ///     what they do, but what a configuration names is not waited for.
  /// - Returns: The stretches.
  /// - Throws: ``SettingsError`` that names the line which makes no sense.
  static func read(_ path: String, mayBePipe: Bool = true) throws -> SpeechMap {
    let bytes: [UInt8]
    do {
      var file = mayBePipe ? try InputFile(path: path) : try InputFile(regularFile: path)
      bytes = try file.readAll(limit: 64 << 20)
    } catch {
      throw SettingsError("\(error)")
    }
    let stretches = path.lowercased().hasSuffix(".srt") ? cues(bytes) : try lines(bytes, path)
    guard !stretches.isEmpty else {
      throw SettingsError("\(path): it names no stretch of speech")
    }
    return SpeechMap(stretches)
  }

  private static func cues(_ bytes: [UInt8]) -> [Range<Timestamp>] {
    var stretches: [Range<Timestamp>] = []
    CaptionFormat.subRip.parse(bytes.span) { event, _ in
      if case .cue(let cue) = event, cue.start < cue.end { stretches.append(cue.start..<cue.end) }
    }
    return stretches
  }

  private static func lines(_ bytes: [UInt8], _ path: String) throws -> [Range<Timestamp>] {
    var stretches: [Range<Timestamp>] = []
    let text = String(decoding: bytes, as: UTF8.self)
    // No line is quoted: a configuration of unknown origin may name any file of the user.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.split { $0 == " " || $0 == "\t" }
      // Audacity writes the frequencies of a label on a line that begins with a backslash.
      guard let first = words.first, !first.hasPrefix("\\"), !first.hasPrefix("#"),
        !first.hasPrefix(";;")
      else { continue }
      let stretch: (Int64, Int64)?
      if first == "SPEAKER", words.count > 4 {
        stretch = milliseconds(words[3]).flatMap { start in
          milliseconds(words[4]).map { (start, start + $0) }
        }
      } else {
        stretch = milliseconds(first).flatMap { start in
          words.count > 1 ? milliseconds(words[1]).map { (start, $0) } : nil
        }
      }
      guard let stretch, stretch.0 <= stretch.1 else {
        throw SettingsError(
          "\(path):\(index + 1): not a stretch of speech; write start and end in seconds, as in "
            + "12.5 14.25")
      }
      stretches.append(
        Timestamp(milliseconds: stretch.0)..<Timestamp(milliseconds: stretch.1))
    }
    return stretches
  }

  private static func milliseconds(_ word: Substring) -> Int64? {
    guard let seconds = Double(word), seconds >= 0, seconds < 1e9 else { return nil }
    return Int64((seconds * 1000).rounded())
  }
}
