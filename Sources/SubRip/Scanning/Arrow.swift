// SPDX-License-Identifier: Apache-2.0

/// What stands between two timecodes.
///
/// `->`, `--->`, `-- >`, `- ->`, `—>`, `-->>`: typing, word processors that "improve" dashes, and
/// machine translation. `→`: chat programs. A lone `>` and bare dashes: hand-made files.
struct Arrow {
  var lower: Int
  var upper: Int
  /// Exactly `-->`.
  var isCanonical: Bool
  /// Whether it has a head; dashes alone have none.
  var isExplicit: Bool

  /// Reads an arrow.
  ///
  /// - Returns: The arrow, or `nil` where there is none after at most some spaces.
  static func read(_ span: Span<UInt8>, from position: Int, end: Int) -> Arrow? {
    let lower = TolerantTimecode.skipSpaces(span, from: position, end: end)
    guard lower < end else { return nil }
    var p = lower
    var upper = lower
    var dashes = 0
    var heads = 0
    let limit = min(end, lower + 32)
    scan: while p < limit {
      let (glyph, width) = Glyph.read(span, at: p, end: end)
      switch glyph {
      case .dash where heads == 0:
        // The sign of a negative end time is no part of the arrow.
        dashes += 1
      case .arrowHead: heads += 1
      case .arrow where heads == 0: heads += 1
      case .space where heads == 0:
        p += width
        continue scan
      default: break scan
      }
      p += width
      upper = p
    }
    guard heads > 0 || dashes > 0 else { return nil }
    let isCanonical =
      dashes == 2 && heads == 1 && upper - lower == 3 && span[lower] == 0x2D
      && span[lower + 1] == 0x2D && span[lower + 2] == 0x3E
    return Arrow(lower: lower, upper: upper, isCanonical: isCanonical, isExplicit: heads > 0)
  }
}
