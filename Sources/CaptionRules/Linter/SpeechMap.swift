// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Where in a media somebody speaks, for the rules that compare captions with the sound.
public struct SpeechMap: Sendable, Hashable {
  /// The stretches of speech, sorted, not overlapping and not empty.
  public let stretches: [Range<Timestamp>]

  /// Creates a map.
  ///
  /// - Parameter stretches: The stretches in any order; those that touch or overlap become one.
  /// - Complexity: O(n log n).
  public init(_ stretches: [Range<Timestamp>]) {
    var merged: [Range<Timestamp>] = []
    for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) where !stretch.isEmpty {
      if let last = merged.last, stretch.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
      } else {
        merged.append(stretch)
      }
    }
    self.stretches = merged
  }

  /// How many milliseconds of speech there are in all.
  public var duration: Int64 {
    stretches.reduce(0) { $0 + $1.upperBound.milliseconds - $1.lowerBound.milliseconds }
  }
}
