// SPDX-License-Identifier: Apache-2.0

/// How far cues are from the moments at which somebody begins to speak.
struct SpeechDeviation {
  /// The shape of the deviation.
  enum Kind {
    /// The same everywhere, in milliseconds; positive where cues are late.
    case offset(Int64)
    /// One near `start` and another near `end`, on a line between them, all in milliseconds.
    case drift(first: Int64, last: Int64, start: Int64, end: Int64)
  }

  /// The shape of the deviation.
  var kind: Kind

  /// The largest offset that was seen, in milliseconds.
  var largest: Int64 {
    switch kind {
    case .offset(let offset): abs(offset)
    case .drift(let first, let last, _, _): max(abs(first), abs(last))
    }
  }

  /// How far apart a cue and its speech are looked for, in milliseconds.
  private static let reach: Int64 = 10_000
  /// The width of a class of offsets.
  private static let step: Int64 = 100

  /// Compares starts with onsets; fails where there are fewer than 30 cues, too few agree, or they
  /// are in time.
  ///
  /// - Parameters:
  ///   - starts: When cues start, in milliseconds, in any order.
  ///   - onsets: When somebody begins to speak, sorted.
  init?(starts: [Int64], onsets: [Int64]) {
    guard starts.count >= 30 else { return nil }
    let starts = starts.sorted()
    let third = starts.count / 3
    if let first = Self.offset(of: starts[..<third], onsets),
      let last = Self.offset(of: starts[(2 * third)...], onsets)
    {
      let (start, end) = (starts[third / 2], starts[starts.count - third / 2 - 1])
      let drift = last - first
      if end > start, abs(drift) > 2 * Self.step, abs(drift) * 2000 > end - start {
        kind = .drift(first: first, last: last, start: start, end: end)
        return
      }
    }
    guard let whole = Self.offset(of: starts[...], onsets), abs(whole) > 500 else { return nil }
    kind = .offset(whole)
  }

  /// A time without the deviation, in milliseconds; not before zero.
  func corrected(_ time: Int64) -> Int64 {
    let offset: Int64
    switch kind {
    case .offset(let value): offset = value
    case .drift(let first, let last, let start, let end):
      let along = Int128(last - first) * Int128(time - start) / Int128(end - start)
      offset = first + Int64(clamping: along)
    }
    return max(0, time - offset)
  }

  /// The offset that most cues agree on, in milliseconds; `nil` where too few do.
  ///
  /// Every pair of a cue and a beginning of speech votes for the difference between them; chance
  /// spreads its votes evenly, the truth does not.
  private static func offset(of starts: ArraySlice<Int64>, _ onsets: [Int64]) -> Int64? {
    let classes = Int(2 * reach / step) + 1
    var votes = [Int](repeating: 0, count: classes)
    var sums = [Int64](repeating: 0, count: classes)
    var low = 0
    for start in starts {
      while low < onsets.count, onsets[low] < start - reach { low += 1 }
      var index = low
      while index < onsets.count, onsets[index] <= start + reach {
        let difference = start - onsets[index]
        let place = Int((difference + reach) / step)
        votes[place] += 1
        sums[place] += difference
        index += 1
      }
    }
    // A class and its neighbours, so that a peak on a border counts whole.
    func around(_ place: Int) -> Int {
      votes[max(0, place - 1)...min(classes - 1, place + 1)].reduce(0, +)
    }
    guard let best = (0..<classes).max(by: { around($0) < around($1) }) else { return nil }
    let average = votes.reduce(0, +) * 3 / classes
    let count = around(best)
    guard count * 3 >= starts.count, count >= 2 * average + 3 else { return nil }
    return sums[max(0, best - 1)...min(classes - 1, best + 1)].reduce(0, +) / Int64(count)
  }
}
