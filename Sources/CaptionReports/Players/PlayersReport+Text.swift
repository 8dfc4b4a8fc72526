// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionReaders

extension PlayersReport {
  /// Writes, for people, how many captions each reader shows, and where they differ.
  ///
  /// - Parameters:
  ///   - all: Whether captions are listed on which all agree.
  ///   - time: How a time is written.
  /// - Returns: The text.
  public func text(all: Bool = false, time: (Timestamp) -> String) -> String {
    var lines = ["\(name):"]
    let width = readings.map { $0.reader.program.name.count }.max() ?? 0
    for (reader, reading) in readings {
      let name = reader.program.name
      let padding = String(repeating: " ", count: width - name.count)
      let count = reading.captions.count
      let shown =
        switch reading.refusal {
        case .notRecognized: "does not take the file for SubRip"
        case .error: "stops at an error"
        case nil: "\(count) caption\(count == 1 ? "" : "s")"
        }
      lines.append("  \(name)\(padding)  \(shown)")
    }
    let who = readings.filter { $0.reading.refusal == nil }
    let byStart = who.map { Dictionary(grouping: $0.reading.captions, by: \.start) }
    var isAgreed = true
    for start in Set(byStart.flatMap(\.keys)).sorted() {
      let variants = variants(
        of: zip(who, byStart).map { ($0.reader, $1[start] ?? []) }, time)
      if variants.count > 1 { isAgreed = false }
      guard all || variants.count > 1 else { continue }
      lines.append("")
      lines.append(time(start))
      for variant in variants {
        let names = variant.names.joined(separator: ", ")
        lines.append(variants.count > 1 ? "  \(names):" : "  all:")
        for line in variant.lines { lines.append("    \(line)") }
      }
    }
    if isAgreed, who.count > 1 {
      lines.append("")
      lines.append(
        who.count == readings.count ? "All show the same." : "Those who read it show the same.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Variant {
    var names: [String]
    var lines: [String]
    /// What is compared: spaces and known markup do not count, as a library returns them as text.
    var key: String
  }

  /// What is shown at one time, and by whom.
  private func variants(
    of shown: [(Reader, [ShownCaption])], _ time: (Timestamp) -> String
  ) -> [Variant] {
    var variants: [Variant] = []
    for (reader, captions) in shown {
      let lines = captions.flatMap { caption in
        ["to \(time(caption.end))"]
          + caption.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      let key = captions.map { "\($0.end.milliseconds) \(Self.words($0.text, reader))" }
        .joined(separator: "|")
      if let index = variants.firstIndex(where: { $0.key == key }) {
        variants[index].names.append(reader.program.name)
      } else {
        variants.append(
          Variant(
            names: [reader.program.name], lines: lines.isEmpty ? ["nothing"] : lines, key: key))
      }
    }
    return variants
  }

  /// The words of a text, without spaces, and without tags and overrides where the reader leaves them in.
  private static func words(_ text: String, _ reader: Reader) -> String {
    var words = ""
    var isInside = false
    for character in text {
      if !reader.program.actsOnMarkup {
        if character == "<" || character == "{" { isInside = true }
        if isInside {
          if character == ">" || character == "}" { isInside = false }
          continue
        }
      }
      if !character.isWhitespace { words.append(character) }
    }
    return words
  }
}
