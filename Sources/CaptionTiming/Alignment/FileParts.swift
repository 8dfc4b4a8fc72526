// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Where a file was joined from parts: where its own times go back.
///
/// A part begins where a few cues all lie before the one above them, and that one's neighbours all
/// after the first of them. A cue or two out of order are no
/// new part, and a file whose times go back and forth all the time is shuffled, not joined.
struct FileParts {
  /// The cues of each part, counted from 0 in the order of the file; at least one part.
  let ranges: [Range<Int>]

  /// How far times go back where a part begins, in milliseconds.
  private static let leastReturn: Int64 = 10_000
  /// How many cues on either side have to agree.
  private static let witnesses = 3

  init(of cues: [CueTimes]) {
    let starts = cues.map(\.start.milliseconds)
    let few = Self.witnesses
    var borders = [0]
    var returns = 0
    for index in starts.indices.dropFirst()
    where starts[index] < starts[index - 1] &- Self.leastReturn {
      returns += 1
      guard index - (borders.last ?? 0) >= few, index + few <= starts.count,
        let before = starts[index - few..<index].min(), starts[index] < before,
        let after = starts[index..<index + few].max(), after < starts[index - 1]
      else { continue }
      borders.append(index)
    }
    if returns > borders.count - 1 + starts.count / 20 { borders = [0] }
    ranges = borders.indices.map { index in
      borders[index]..<(index + 1 < borders.count ? borders[index + 1] : starts.count)
    }
  }
}
