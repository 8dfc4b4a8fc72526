// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

@testable import CaptionsCommand

struct SpeechDetectorTests {
  private let quiet = [30, 30, 30, 30]
  private let loud = [50, 50, 50, 50]

  /// The stretches of seconds in which frames are as a function of the time says.
  private func stretches(
    seconds: Double, voice: (Double) -> Bool = { _ in true }, _ levels: (Double) -> [Int]
  ) -> [[Double]] {
    var detector = SpeechDetector()
    for frame in 0..<Int(seconds * 100) {
      let time = Double(frame) / 100
      detector.take(levels: levels(time), isVoice: voice(time))
    }
    return detector.finish().map {
      [Double($0.lowerBound.milliseconds) / 1000, Double($0.upperBound.milliseconds) / 1000]
    }
  }

  private func expect(
    _ found: [[Double]], _ truth: [[Double]], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == truth.count, "\(found)", sourceLocation: location)
    for (found, truth) in zip(found, truth) {
      #expect(
        abs(found[0] - truth[0]) <= 0.05 && abs(found[1] - truth[1]) <= 0.05, "\(found)",
        sourceLocation: location)
    }
  }

  @Test func speechIsWhereItStandsOut() {
    let found = stretches(seconds: 60) { time in
      (10..<12).contains(time) || (30..<33.5).contains(time) ? loud : quiet
    }
    expect(found, [[10, 12], [30, 33.5]])
  }

  /// However short the recording is, and where in it somebody speaks.
  @Test(arguments: [2.0, 4.9, 5.0, 5.1, 9.0, 10.0, 10.1, 200.0])
  func theEndsCountAsTheMiddle(seconds: Double) {
    let found = stretches(seconds: seconds) { time in
      time < 0.8 || time >= seconds - 0.7 ? loud : quiet
    }
    expect(found, [[0, 0.8], [seconds - 0.7, seconds]])
  }

  @Test func whatIsNoVoiceIsNoSpeech() {
    let found = stretches(seconds: 30, voice: { $0 >= 15 }) { time in
      (5..<8).contains(time) || (20..<22).contains(time) ? loud : quiet
    }
    expect(found, [[20, 22]])
  }

  @Test func oneBandIsNotEnough() {
    let found = stretches(seconds: 30) { time in
      (5..<8).contains(time)
        ? [60, 30, 30, 30] : (20..<22).contains(time) ? [60, 60, 30, 30] : quiet
    }
    expect(found, [[20, 22]])
  }

  /// Music that begins at some time is the background from then on, and speech stands out from it.
  @Test func theBackgroundMoves() {
    let found = stretches(seconds: 120) { time in
      (90..<93).contains(time) ? [75, 75, 75, 75] : time < 60 ? quiet : [60, 60, 60, 60]
    }
    // The music itself stands out from the silence before it until it has become the background.
    #expect(found.count == 2 && found[0][0] >= 59.9 && found[0][1] < 65, "\(found)")
    expect(Array(found.suffix(1)), [[90, 93]])
  }

  @Test func shortPausesAreClosedAndClicksLeftOut() {
    let found = stretches(seconds: 40) { time in
      let isClick = (5..<5.1).contains(time)
      let isSpeech = (20..<23).contains(time) && !(21..<21.15).contains(time)
      return isClick || isSpeech ? loud : quiet
    }
    expect(found, [[20, 23]])
  }

  @Test func hissIsSilence() {
    #expect(
      stretches(seconds: 30) { (10..<12).contains($0) ? [24, 24, 24, 24] : [0, 0, 0, 0] } == [])
    #expect(stretches(seconds: 0) { _ in loud } == [])
  }
}
