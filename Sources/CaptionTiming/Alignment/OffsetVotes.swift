// SPDX-License-Identifier: Apache-2.0

/// A histogram of the offsets that a window of cues could have.
///
/// The true offset collects a vote from every cue with a counterpart; all others get what chance
/// gives them. Cues vote whole, by pairs of about the same length, which chance seldom makes; or by
/// their ends alone, starts with starts and ends with ends, which also finds cues that were merged,
/// divided or grouped otherwise.
struct OffsetVotes {
  /// What votes.
  enum Voters {
    /// Every pair of a cue and a reference cue of about the same length.
    case cues
    /// Every pair of starts, and every pair of ends.
    case ends
  }

  /// An offset that many pairs of a window agree on.
  struct Peak {
    /// The offset in milliseconds: the mean of the votes.
    var offset: Int
    /// The logarithm of how improbable so many votes are by chance.
    var evidence: Double
  }

  /// The width of a bin in milliseconds; a peak is three bins wide, so offsets up to 300 ms apart
  /// count as agreeing.
  private static let width = 200
  /// How much the lengths of two cues may differ, in milliseconds, to vote.
  private static let tolerance = 600

  private let lowest: Int
  private var counts: [Int32]
  private var sums: [Int]
  /// The bins that hold votes: few of very many, so that nothing has to walk over all of them.
  private var touched: [Int] = []

  /// Creates a histogram for a range of offsets in milliseconds.
  init(_ range: ClosedRange<Int>) {
    lowest = range.lowerBound - 2 * Self.width
    let bins = (range.upperBound - lowest) / Self.width + 3
    counts = [Int32](repeating: 0, count: bins)
    sums = [Int](repeating: 0, count: bins)
  }

  /// The strongest offsets of a window of cues, strongest first.
  mutating func peaks(
    _ file: Timeline, _ window: Range<Int>, _ reference: Timeline, by voters: Voters, limit: Int
  ) -> [Peak] {
    for bin in touched {
      counts[bin] = 0
      sums[bin] = 0
    }
    touched.removeAll(keepingCapacity: true)
    let pairs =
      switch voters {
      case .cues: voteByCues(file, window, reference)
      case .ends:
        voteByEnds(file.starts[window], reference.starts)
          + voteByEnds(file.ends[window], reference.sortedEnds)
      }
    guard pairs > 0 else { return [] }
    // The two ends of a cue are no two witnesses where their distance is a usual one.
    return strongest(pairs: pairs, weight: voters == .cues ? 1 : 0.5, limit: limit)
  }

  private mutating func voteByCues(
    _ file: Timeline, _ window: Range<Int>, _ reference: Timeline
  ) -> Int {
    var pairs = 0
    for index in window {
      let start = file.starts[index]
      let length = file.ends[index] - start
      let lengths = reference.sortedLengths
      let shortest = lengths.partitioningIndex { $0 >= length - Self.tolerance }
      let longest = lengths.partitioningIndex { $0 > length + Self.tolerance }
      let first = reference.starts.partitioningIndex { $0 >= start + lowest + Self.width }
      let last = reference.starts.partitioningIndex { $0 >= start + highest }
      // Whichever index narrows the pairs down to fewer: the lengths, or the range of offsets.
      // The mean of what the two starts and the two ends say.
      if longest - shortest < last - first {
        for other in shortest..<longest {
          let difference = lengths[other] - length
          pairs += vote(reference.startsByLength[other] - start + difference / 2)
        }
      } else if first < last {
        for other in first..<last {
          let difference = reference.ends[other] - reference.starts[other] - length
          guard difference.magnitude <= Self.tolerance else { continue }
          pairs += vote(reference.starts[other] - start + difference / 2)
        }
      }
    }
    return pairs
  }

  private mutating func voteByEnds(_ times: ArraySlice<Int>, _ reference: [Int]) -> Int {
    var pairs = 0
    for time in times {
      let first = reference.partitioningIndex { $0 >= time + lowest + Self.width }
      let last = reference.partitioningIndex { $0 >= time + highest }
      for other in first..<max(first, last) { pairs += vote(reference[other] - time) }
    }
    return pairs
  }

  /// Above the last offset that has a bin with a neighbour on either side.
  private var highest: Int { lowest + (counts.count - 2) * Self.width }

  /// Counts the vote of a pair; 0 when its offset is out of range.
  @inline(__always)
  private mutating func vote(_ offset: Int) -> Int {
    let bin = (offset - lowest) / Self.width
    guard bin > 0, bin < counts.count - 1 else { return 0 }
    if counts[bin] == 0 { touched.append(bin) }
    counts[bin] += 1
    sums[bin] += offset
    return 1
  }

  private func strongest(pairs: Int, weight: Double, limit: Int) -> [Peak] {
    let bins = counts.count
    // What chance puts under a peak three bins wide, were the pairs spread evenly over the offsets
    // at which the two files overlap at all; a fifth of the bins at least.
    let expected = max(Double(pairs) * 3 / Double(max(touched.count, bins / 5)), 0.05)
    let hypotheses = logarithm(Double(bins))
    // The more votes the more evidence: only the best need to be weighed.
    var best: [(votes: Int, bin: Int)] = []
    var least = max(2, Int(expected))
    for bin in touched {
      let votes = Int(counts[bin - 1] + counts[bin] + counts[bin + 1])
      guard votes > least, counts[bin] >= counts[bin - 1], counts[bin] > counts[bin + 1] else {
        continue
      }
      let place = best.firstIndex { ($0.votes, $0.bin) < (votes, bin) } ?? best.count
      best.insert((votes, bin), at: place)
      if best.count > limit { best.removeLast() }
      // Of as many votes as the last of the best, the later one is taken.
      if best.count == limit { least = max(least, best[limit - 1].votes - 1) }
    }
    return best.map { votes, bin in
      let surplus = Double(votes) - expected
      let evidence = Double(votes) * logarithm(Double(votes) / expected) - surplus
      let mean = (sums[bin - 1] + sums[bin] + sums[bin + 1]) / votes
      return Peak(offset: mean, evidence: weight * evidence - hypotheses)
    }
  }
}
