// SPDX-License-Identifier: Apache-2.0

/// A stretch of text in one script.
package struct ScriptRun: Sendable, Hashable {
  /// The script; common only for text that has no letters.
  package var script: Script
  /// The stretch, as a range of UTF-8 bytes of the text.
  package var range: Range<Int>

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - script: The script.
  ///   - range: The range of UTF-8 bytes.
  package init(script: Script, range: Range<Int>) {
    self.script = script
    self.range = range
  }
}

extension Script {
  /// The stretches of text in one script each, in order; together they are the whole text.
  ///
  /// Common and inherited characters belong to the run that they follow; at the start of the text, to
  /// the first run.
  ///
  /// - Parameter text: The text.
  /// - Returns: The runs; none for no text.
  /// - Complexity: O(*n*); ASCII text is one run found without ICU.
  package static func runs(in text: String) -> [ScriptRun] {
    guard !text.isEmpty else { return [] }
    if text.isASCII {
      let hasLetters = text.utf8.contains { (0x61...0x7A).contains($0 | 0x20) }
      return [ScriptRun(script: hasLetters ? .latin : .common, range: 0..<text.utf8.count)]
    }
    var runs: [ScriptRun] = []
    var current = ScriptRun(script: .common, range: 0..<0)
    var offset = 0
    for scalar in text.unicodeScalars {
      let script = Script(scalar)
      if script != .common, script != .inherited, script != current.script {
        if current.script == .common {
          current.script = script
        } else {
          runs.append(current)
          current = ScriptRun(script: script, range: offset..<offset)
        }
      }
      offset += UTF8.width(scalar)
      current.range = current.range.lowerBound..<offset
    }
    runs.append(current)
    return runs
  }

  /// How many letters of each script text has; common and inherited characters are not counted.
  ///
  /// - Parameter text: The text.
  /// - Returns: The counts.
  /// - Complexity: O(*n*); ASCII is counted without ICU.
  public static func letterCounts(in text: String) -> [Script: Int] {
    var counts: [Script: Int] = [:]
    var latin = 0
    let utf8 = text.utf8.span
    var isASCII = true
    for position in utf8.indices {
      let byte = utf8[position]
      if (byte | 0x20) &- 0x61 < 26 { latin &+= 1 }
      if byte >= 0x80 { isASCII = false }
    }
    if isASCII { return latin > 0 ? [.latin: latin] : [:] }
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      if scalar.properties.isAlphabetic {
        let script = Script(scalar)
        if script != .common, script != .inherited { counts[script, default: 0] += 1 }
      }
    }
    if latin > 0 { counts[.latin, default: 0] += latin }
    return counts
  }
}
