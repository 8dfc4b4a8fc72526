// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Cuts decoded sound into frames of ten milliseconds, and measures each.
struct SoundFrames {
  /// One frame.
  struct Frame: Hashable {
    /// The sound itself, 160 samples.
    var samples: [Int16]
    /// How loud each band is, in decibels above a single step of its samples; 0 to 90.
    var levels: [Int]
  }

  /// How many samples of each channel a frame has.
  static let length = MediaSound.rate / 100
  /// How many milliseconds it takes.
  static let milliseconds: Int64 = 10

  private static let byteCount = length * MediaSound.channels * 2
  private var pending: [UInt8] = []

  /// Takes a piece of what was decoded.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, which may end amid a sample.
  ///   - take: Gets each frame that is complete; what remains at the end is less than one.
  mutating func take(_ bytes: ArraySlice<UInt8>, _ take: (Frame) throws -> Void) rethrows {
    pending += bytes
    var begin = 0
    while begin + Self.byteCount <= pending.count {
      try take(frame(at: begin))
      begin += Self.byteCount
    }
    pending.removeFirst(begin)
  }

  private func frame(at begin: Int) -> Frame {
    var samples: [Int16] = []
    samples.reserveCapacity(Self.length)
    var sums = [Int](repeating: 0, count: MediaSound.bands.count)
    var place = begin
    for _ in 0..<Self.length {
      samples.append(sample(at: place))
      for band in sums.indices {
        let value = Int(sample(at: place + 2 * (band + 1)))
        sums[band] += value * value
      }
      place += 2 * MediaSound.channels
    }
    let levels = sums.map { sum in
      Int((10 * log10(Double(sum) / Double(Self.length) + 1)).rounded())
    }
    return Frame(samples: samples, levels: levels)
  }

  private func sample(at place: Int) -> Int16 {
    Int16(truncatingIfNeeded: Int(pending[place]) | Int(pending[place + 1]) << 8)
  }
}
