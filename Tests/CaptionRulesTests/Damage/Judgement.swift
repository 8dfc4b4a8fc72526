// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReaders

/// What a reader shows of a file, held against what its author meant.
struct Judgement {
  /// How many of the captions that were meant are shown as they were.
  var right = 0
  /// How many were meant.
  var meant = 0
  /// What else is shown.
  var wrong: Set<String> = []

  init(_ reading: Reading, _ meant: [MeantCaption], _ reader: Reader) {
    var left: [String: [MeantCaption]] = [:]
    for caption in meant {
      let words = Self.words(caption.text, reader)
      guard !words.isEmpty else { continue }
      self.meant += 1
      left[words, default: []].append(caption)
    }
    for caption in reading.captions {
      let words = Self.words(caption.text)
      guard !words.isEmpty else { continue }
      let (start, end) = (caption.start.milliseconds, caption.end.milliseconds)
      let match = left[words]?.firstIndex {
        // A caption may end earlier, where it would run into the next.
        $0.start == start && end > start && end <= $0.end
      }
      if let match {
        right += 1
        left[words]?.remove(at: match)
      } else if !meant.contains(where: {
        // Fewer words than were meant are no other words.
        // Nor is what the file says undecoded.
        $0.start == start
          && (Self.words($0.text, reader).hasPrefix(words)
            || !Self.bare(caption.text).isEmpty
              && Self.bare($0.text).hasPrefix(Self.bare(caption.text)))
      }) {
        wrong.insert("\(start) \(Self.plain(caption.text))")
      }
    }
  }

  /// What is shown that is wrong, and was not shown before, nor as a part of more that is wrong.
  func new(since before: Judgement) -> String? {
    wrong.first { words in !before.wrong.contains { $0.hasPrefix(words) } }
  }

  /// Letters and digits, without the markup that everybody knows.
  static func words(_ text: String) -> String {
    String(withoutMarkup(text).filter { $0.isLetter || $0.isNumber })
  }

  /// The same, of words that a reader shows in its own way.
  private static func words(_ text: String, _ reader: Reader) -> String {
    var text = text
    if reader == .media3 || reader == .chromium { text.replace("&amp;", with: "&") }
    if [.vlc, .ffmpeg, .chromium, .pysubs2].contains(reader) { text.replace("\\n", with: " ") }
    return words(text)
  }

  /// The ASCII among them: what is left of words whatever was done to their encoding.
  private static func plain(_ text: String) -> String {
    bare(text).filter { $0.isASCII }
  }

  /// Letters and digits without character references and escapes, whether or not they are decoded.
  private static func bare(_ text: String) -> String {
    var text = withoutMarkup(text)
    for name in ["\\N", "&amp;", "&nbsp;", "&quot;", "&#9834;", "[31m"] {
      text.replace(name, with: "")
    }
    return String(text.filter { $0.isLetter || $0.isNumber })
  }

  private static func withoutMarkup(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x7B }) else { return text }
    var output = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "<" || first == "{", let end = rest.firstIndex(of: first == "<" ? ">" : "}"),
        isMarkup(rest[rest.index(after: rest.startIndex)..<end])
      {
        rest = rest[rest.index(after: end)...]
      } else {
        output.append(rest.removeFirst())
      }
    }
    return output
  }

  private static func isMarkup(_ inside: Substring) -> Bool {
    let name = inside.lowercased().filter { $0 != " " && $0 != "/" }
    return ["b", "i", "u", "s"].contains(name) || name.hasPrefix("font") || name == "y:i"
      || name.hasPrefix("\\an") && name.count == 4 || ["\\i1", "\\i0", "\\b1"].contains(name)
  }
}
