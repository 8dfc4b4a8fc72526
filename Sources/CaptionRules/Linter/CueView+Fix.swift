// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

extension CueView {
  /// A fix of some places of the cue.
  ///
  /// - Parameters:
  ///   - title: What the fix does, in the imperative.
  ///   - safety: How far it may be trusted.
  ///   - replacements: The ranges, counted in the cue's bytes, and what takes their place.
  /// - Returns: The fix, counted in the file.
  func fix(_ title: String, _ safety: FixSafety, _ replacements: [(Range<Int>, String)]) -> Fix {
    let offset = block.offset
    let replacements = replacements.sorted { $0.0.lowerBound < $1.0.lowerBound }
    return Fix(
      title: title,
      edits: replacements.map { range, text in
        Edit(range: range.lowerBound + offset..<range.upperBound + offset, text: text)
      }, safety: safety)
  }

  /// A fix that takes something out of the text and leaves no line empty: a line of which nothing
  /// remains goes as a whole, unless it is the only one.
  ///
  /// - Parameters:
  ///   - title: What the fix does, in the imperative.
  ///   - safety: How far it may be trusted.
  ///   - replacements: The ranges, sorted, and what takes their place.
  ///   - bytes: The cue's bytes.
  /// - Returns: The fix, counted in the file.
  func removal(
    _ title: String, _ safety: FixSafety, _ replacements: [(Range<Int>, String)],
    _ bytes: Span<UInt8>
  ) -> Fix {
    var result: [(Range<Int>, String)] = []
    var emptied: [Range<Int>] = []
    var keepsText = false
    block.forEachTextLine(in: bytes) { line in
      let own = replacements.filter {
        $0.0.lowerBound >= line.lowerBound && $0.0.upperBound <= line.upperBound
      }
      var position = line.lowerBound
      var isEmptied = !own.isEmpty
      for (range, text) in own {
        if !text.isEmpty || !Newline.isBlank(bytes, position..<range.lowerBound) {
          isEmptied = false
        }
        position = range.upperBound
      }
      if !Newline.isBlank(bytes, position..<line.upperBound) { isEmptied = false }
      if isEmptied {
        emptied.append(line)
      } else {
        if !Newline.isBlank(bytes, line) { keepsText = true }
        result += own
      }
    }
    for line in emptied {
      guard keepsText else {
        result += replacements.filter { line.contains($0.0.lowerBound) }
        continue
      }
      var end = line.upperBound
      while end < block.text.upperBound, bytes[end] == 0x0D { end += 1 }
      if end < block.text.upperBound, bytes[end] == 0x0A { end += 1 }
      result.append((line.lowerBound..<end, ""))
    }
    return fix(title, safety, result)
  }
}
