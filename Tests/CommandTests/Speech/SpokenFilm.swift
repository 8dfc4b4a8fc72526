// SPDX-License-Identifier: Apache-2.0

import Foundation
import SeededNumbers

/// A film of four minutes with real sound: espeak-ng speaks its captions at times that are known, and
/// ffmpeg puts music or noise under them.
struct SpokenFilm {
  /// What is heard beside the speech, and what the film is kept in.
  enum Kind: String, CaseIterable, CustomStringConvertible {
    case music, noise, late

    var description: String { rawValue }

    /// The file.
    var name: String { self == .noise ? "film.mp4" : "film.mkv" }

    /// What ffmpeg makes the background of: plucked notes with a drum, a storm, a chord that hums.
    fileprivate var background: String {
      switch self {
      case .music:
        "aevalsrc='0.12*exp(-4*mod(t,0.5))*(sin(2*PI*t*220*pow(2,mod(floor(t*2)*5,12)/12))"
          + "+0.5*sin(4*PI*t*220*pow(2,mod(floor(t*2)*5,12)/12)))"
          + "+0.08*exp(-60*mod(t,0.5))*(2*random(0)-1)':s=22050"
      case .noise:
        "anoisesrc=color=brown:amplitude=0.12:sample_rate=22050:seed=7,tremolo=f=0.1:d=0.6"
      case .late: "aevalsrc='0.03*(sin(2*PI*t*110)+sin(2*PI*t*165)+sin(2*PI*t*277))':s=22050"
      }
    }

    /// How much later the sound begins than the picture, in milliseconds.
    fileprivate var delay: Int { self == .late ? 4000 : 0 }
  }

  /// When each cue is spoken, in milliseconds of the film.
  var cues: [Range<Int>] = []

  private static let rate = 22_050
  private static let seconds = 240
  private static let words = """
    the harbour was quiet before dawn and nobody expected ships to arrive while storm clouds gathered \
    over distant hills where children used to play with wooden boats that their grandfather repaired
    """.split(separator: " ").map(String.init)

  /// Whether the programs are there that make it, and those that listen to it.
  static let isPossible = ["ffmpeg -version", "espeak-ng --version"].allSatisfy { line in
    (try? Captions().shell("\(line) >/dev/null 2>&1"))?.status == 0
  }

  /// Makes a film.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - captions: In whose directory it is made.
  /// - Throws: What keeps it from being made.
  init(_ kind: Kind, in captions: Captions) throws {
    var numbers = SplitMix64(state: UInt64(kind.rawValue.utf8.reduce(0) { $0 * 31 + Int($1) }))
    var sound = [Int16](repeating: 0, count: Self.seconds * Self.rate)
    var time = 2000
    while true {
      // Most pauses are short; now and then nobody speaks for a while.
      let isScene = numbers.next() % 14 == 0
      time += isScene ? 8000 + Int(numbers.next() % 8000) : 300 + Int(numbers.next() % 2600)
      let spoken = (0..<3 + Int(numbers.next() % 8)).map { _ in
        Self.words[Int(numbers.next() % UInt64(Self.words.count))]
      }
      let voice = ["en", "en+f2", "en+m3", "en+f4"][Int(numbers.next() % 4)]
      let samples = try Self.say(spoken.joined(separator: " "), voice, captions)
      let begin = time * Self.rate / 1000
      guard begin + samples.count + Self.rate < sound.count else { break }
      for (index, sample) in samples.enumerated() { sound[begin + index] = sample / 2 }
      let end = time + samples.count * 1000 / Self.rate
      cues.append(time + kind.delay..<end + kind.delay)
      time = end
    }
    try captions.file("speech.raw", sound.withUnsafeBytes { Data($0) })
    let delay = Double(kind.delay) / 1000
    let outcome = try captions.shell(
      """
      ffmpeg -v error -nostdin -y -f lavfi -i color=c=gray:s=64x36:r=5 -itsoffset \(delay) -f s16le \
      -ar \(Self.rate) -ac 1 -i speech.raw -itsoffset \(delay) -f lavfi -i "\(kind.background)" \
      -filter_complex '[1:a][2:a]amix=inputs=2:duration=first:normalize=0[sound]' -map 0:v \
      -map '[sound]' -t \(Self.seconds + kind.delay / 1000) -c:a aac -b:a 64k \(kind.name)
      """)
    guard outcome.status == 0 else { throw Failure(messages: outcome.messages) }
  }

  /// Why a film could not be made.
  struct Failure: Error {
    var messages: String
  }

  /// The captions, each time put through a map.
  func captions(_ map: (Int) -> Int = { $0 }) -> String {
    cues.enumerated().map { index, cue in
      "\(index + 1)\n\(timecode(map(cue.lowerBound))) --> \(timecode(map(cue.upperBound)))\nline\n\n"
    }.joined()
  }

  /// What espeak-ng says, without the silence before and after it.
  private static func say(
    _ text: String, _ voice: String, _ captions: Captions
  ) throws -> ArraySlice<Int16> {
    let outcome = try captions.shell("espeak-ng -v \(voice) -w word.wav '\(text)'")
    guard outcome.status == 0 else { throw Failure(messages: outcome.messages) }
    let file = try Data(contentsOf: captions.directory.appending(path: "word.wav"))
    guard let chunk = file.range(of: Data("data".utf8)) else { throw Failure(messages: "no sound") }
    let bytes = [UInt8](file[(chunk.upperBound + 4)...])
    let samples = stride(from: 0, to: bytes.count - 1, by: 2).map {
      Int16(truncatingIfNeeded: Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8)
    }
    let loud = samples.indices.filter { abs(Int(samples[$0])) > 300 }
    guard let first = loud.first, let last = loud.last else { throw Failure(messages: "silence") }
    return samples[first...last]
  }
}
