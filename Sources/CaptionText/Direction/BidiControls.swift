// SPDX-License-Identifier: Apache-2.0

/// The invisible controls of the bidirectional algorithm in one line of text.
package struct BidiControls: Sendable, Hashable {
  /// Openers (LRE, RLE, LRO, RLO, LRI, RLI, FSI) that nothing closes, as UTF-8 offsets.
  package private(set) var unclosed: [Int] = []
  /// Closers (PDF, PDI) that close nothing, as UTF-8 offsets.
  package private(set) var stray: [Int] = []
  /// Overrides (LRO, RLO), as UTF-8 offsets.
  package private(set) var overrides: [Int] = []
  /// All controls, marks (LRM, RLM, ALM) not among them, as UTF-8 offsets.
  package private(set) var all: [Int] = []
  /// The closers to append, innermost first, for every opener to be closed.
  package private(set) var missingClosers = ""

  /// Finds the controls of a line, matching them as BD9 and BD11 of the algorithm say: the closer of
  /// an isolate closes the embeddings within it, and an embedding's closer never leaves an isolate.
  ///
  /// - Parameter line: One line; nothing is matched across lines.
  package init(in line: String) {
    // All controls are encoded with 0xE2 first: without it there is none.
    guard line.utf8.contains(0xE2) else { return }
    var open: [(offset: Int, isIsolate: Bool)] = []
    var offset = 0
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E:
        all.append(offset)
        if scalar.value >= 0x202D { overrides.append(offset) }
        open.append((offset, false))
      case 0x2066...0x2068:
        all.append(offset)
        open.append((offset, true))
      case 0x202C:
        all.append(offset)
        if open.last?.isIsolate == false { open.removeLast() } else { stray.append(offset) }
      case 0x2069:
        all.append(offset)
        if let isolate = open.lastIndex(where: \.isIsolate) {
          unclosed += open[(isolate + 1)...].map(\.offset)
          open.removeSubrange(isolate...)
        } else {
          stray.append(offset)
        }
      default: break
      }
      offset += UTF8.width(scalar)
    }
    unclosed = (unclosed + open.map(\.offset)).sorted()
    missingClosers = String(
      String.UnicodeScalarView(open.reversed().map { $0.isIsolate ? "\u{2069}" : "\u{202C}" }))
  }
}
