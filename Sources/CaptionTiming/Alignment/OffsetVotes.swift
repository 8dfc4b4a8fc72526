// SPDX-License-Identifier: Apache-2.0

/// A histogram of the offsets that a window of cues could have.
///
/// Every pair of a cue and a reference cue of about the same length votes for the offset that would
/// put one on the other. The true offset collects a vote from every cue with a counterpart; all
/// others get what chance gives them.
struct OffsetVotes {
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
    _ file: Timeline, _ window: Range<Int>, _ reference: Timeline, limit: Int
  ) -> [Peak] {
    for bin in touched {
      counts[bin] = 0
      sums[bin] = 0
    }
    touched.removeAll(keepingCapacity: true)
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
      if longest - shortest < last - first {
        for other in shortest..<longest {
          pairs += vote(reference.startsByLength[other] - start, lengths[other] - length)
        }
      } else if first < last {
        for other in first..<last {
          let difference = reference.ends[other] - reference.starts[other] - length
          guard difference.magnitude <= Self.tolerance else { continue }
          pairs += vote(reference.starts[other] - start, difference)
        }
      }
    }
    guard pairs > 0 else { return [] }
    return strongest(pairs: pairs, limit: limit)
  }

  /// Above the last offset that has a bin with a neighbour on either side.
  private var highest: Int { lowest + (counts.count - 2) * Self.width }

  /// Counts the vote of a pair; 0 when its offset is out of range.
  @inline(__always)
  private mutating func vote(_ distance: Int, _ difference: Int) -> Int {
    // The mean of what the two starts and the two ends say.
    let offset = distance + difference / 2
    let bin = (offset - lowest) / Self.width
    guard bin > 0, bin < counts.count - 1 else { return 0 }
    if counts[bin] == 0 { touched.append(bin) }
    counts[bin] += 1
    sums[bin] += offset
    return 1
  }

  private func strongest(pairs: Int, limit: Int) -> [Peak] {
    let bins = counts.count
    // What chance puts under a peak three bins wide, were the pairs spread evenly over the offsets
    // at which the two files overlap at all; a fifth of the bins at least.
    let expected = max(Double(pairs) * 3 / Double(max(touched.count, bins / 5)), 0.05)
    let hypotheses = logarithm(Double(bins))
    var peaks: [Peak] = []
    for bin in touched {
      let votes = Int(counts[bin - 1] + counts[bin] + counts[bin + 1])
      guard votes >= 3, Double(votes) > expected,
        counts[bin] >= counts[bin - 1], counts[bin] > counts[bin + 1]
      else { continue }
      let surplus = Double(votes) - expected
      let evidence = Double(votes) * logarithm(Double(votes) / expected) - surplus
      let mean = (sums[bin - 1] + sums[bin] + sums[bin + 1]) / votes
      peaks.append(Peak(offset: mean, evidence: evidence - hypotheses))
    }
    peaks.sort { ($0.evidence, $0.offset) > ($1.evidence, $1.offset) }
    return Array(peaks.prefix(limit))
  }
}
