// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// How many cues of a file each misreading of UTF-8 explains.
///
/// What was misread comes to UTF-8 from end to end, in all runs of characters outside ASCII; clean text
/// hardly ever does, in any page. Where the first cues say that a page is not the one, it is not asked again.
struct MisreadingTally: Sendable {
  private struct Count: Sendable {
    var cues = 0
    var runs = 0
    var characters = 0
    var misses = 0
    var first: (written: String, repaired: String)?
    var place: (line: Int, cue: Int)?
  }

  private var counts = [Count](repeating: Count(), count: Misreading.all.count)
  private var cues = 0
  private var asked = Array(Misreading.all.indices)

  /// So many cues more than those that it explains may speak against a page.
  private static let mostMisses = 8

  /// What explains a file.
  struct Verdict {
    var misreading: Misreading
    var cues: Int
    var written: String
    var repaired: String
    var line: Int
    var cue: Int
  }

  /// Whether no page explains anything.
  var isDone: Bool { asked.isEmpty }

  /// Whether another page than windows-1252 explains more cues so far.
  var favorsAnother: Bool {
    var known = 0
    var other = 0
    for (count, misreading) in zip(counts, Misreading.all) {
      if misreading.isWindows1252 {
        known = max(known, count.cues)
      } else {
        other = max(other, count.cues)
      }
    }
    return other > known
  }

  /// Counts a cue that has characters outside ASCII.
  mutating func add(_ bytes: Span<UInt8>, _ text: Range<Int>, line: Int, cue: Int) {
    guard !asked.isEmpty else { return }
    guard let longest = Self.runs(bytes, text) else { return }
    cues += 1
    // One byte alone is no character of UTF-8.
    let isPossible = longest.shortest > 1 || longest.hasHan
    asked.removeAll { index in
      let misreading = Misreading.all[index]
      let isGBK = if case .gbk = misreading { true } else { false }
      let repair =
        isPossible && (isGBK ? longest.hasHan : longest.shortest > 1)
        ? misreading.repair(bytes, text, stopsEarly: true) : nil
      guard let repair, repair.isComplete else {
        counts[index].misses += 1
        return counts[index].misses > counts[index].cues + Self.mostMisses
      }
      counts[index].cues += 1
      counts[index].runs += repair.count
      counts[index].characters += repair.characters
      if counts[index].first == nil, let run = repair.runs.first {
        counts[index].first = (run.written, run.repaired)
        counts[index].place = (line, cue)
      }
      return false
    }
  }

  /// The misreading that explains at least half of the cues, and two of them or one with three characters.
  var verdict: Verdict? {
    let best = counts.indices.max {
      (counts[$0].cues, counts[$0].runs, $1) < (counts[$1].cues, counts[$1].runs, $0)
    }
    guard let best, let first = counts[best].first, let place = counts[best].place,
      counts[best].cues * 2 >= cues, counts[best].characters >= 3,
      counts[best].cues > 1 || counts[best].runs > 1
    else { return nil }
    return Verdict(
      misreading: Misreading.all[best], cues: counts[best].cues, written: first.written,
      repaired: first.repaired, line: place.line, cue: place.cue)
  }

  /// The length of the shortest run outside ASCII, and whether one has a Han character; `nil` without any.
  private static func runs(
    _ bytes: Span<UInt8>, _ text: Range<Int>
  ) -> (shortest: Int, hasHan: Bool)? {
    var shortest = Int.max
    var current = 0
    var hasHan = false
    for position in text {
      let byte = bytes[position]
      if byte < 0x80 {
        if current > 0 { shortest = min(shortest, current) }
        current = 0
      } else if byte >= 0xC0 {
        current += 1
        if byte >= 0xE3, byte <= 0xE9 { hasHan = true }
      }
    }
    if current > 0 { shortest = min(shortest, current) }
    return shortest == .max ? nil : (shortest, hasHan)
  }
}
