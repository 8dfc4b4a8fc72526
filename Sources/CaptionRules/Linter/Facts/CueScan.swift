// SPDX-License-Identifier: Apache-2.0

/// What a scan of a cue found.
struct CueScan {
  var contents: CueContents = []
  /// How many lines of the text are not empty.
  var lines = 0
  /// How many bytes the longest line has.
  var longestLine = 0
  /// How many bytes the text has without its newlines.
  var textBytes = 0
  /// How many characters the text has without its newlines.
  var characters = 0
  /// How many characters the line with the most has.
  var mostCharacters = 0
  /// The last line that is not empty.
  var lastLine = 0..<0

  /// Takes in a line of the text that is not empty, without its newline.
  @inline(__always)
  mutating func endLine(_ line: Range<Int>) {
    lines &+= 1
    textBytes &+= line.count
    longestLine = max(longestLine, line.count)
    lastLine = line
  }
}
