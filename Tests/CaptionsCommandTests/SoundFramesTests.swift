// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaptionsCommand

struct SoundFramesTests {
  /// Two frames and a half: the sound counts up, the bands have amplitudes of their own.
  private var bytes: [UInt8] {
    (0..<400).flatMap { index -> [UInt8] in
      let sign: Int16 = index % 2 == 0 ? 1 : -1
      return [Int16(index) - 200, 1000 * sign, 100 * sign, 0, Int16.min].flatMap { value in
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
      }
    }
  }

  @Test(arguments: [1, 3, 10, 1599, 1600, 1601, 100_000])
  func anyPiecesGiveTheSameFrames(size: Int) {
    var frames = SoundFrames()
    var found: [SoundFrames.Frame] = []
    let bytes = bytes
    for begin in stride(from: 0, to: bytes.count, by: size) {
      frames.take(bytes[begin..<min(begin + size, bytes.count)]) { found.append($0) }
    }
    #expect(found.map(\.samples) == [Array(-200 ..< -40), Array(-40..<120)])
    // 20 · log10 of the amplitude.
    #expect(found.map(\.levels) == [[60, 40, 0, 90], [60, 40, 0, 90]])
  }

  @Test func theBackgroundIsWhatFourFifthsExceed() {
    var level = BackgroundLevel()
    #expect(level.level == BackgroundLevel.least)
    for value in 30..<130 { level.add(value) }
    #expect(level.level == 50)
    for value in 30..<80 { level.remove(value) }
    #expect(level.level == 90)
    for value in 80..<130 { level.remove(value) }
    #expect(level.level == BackgroundLevel.least)
    for _ in 0..<10 { level.add(0) }
    #expect(level.level == BackgroundLevel.least)
  }
}
