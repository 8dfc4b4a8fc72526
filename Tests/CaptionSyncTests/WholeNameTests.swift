// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionSync
import SeededNumbers
import Testing

/// Names of medias and of files drawn from the same tails, most of which read like languages: a file
/// that is called like a media goes to no other one.
@Suite struct WholeNameTests {
  private static let tails = [
    "", ".II", "-UK", ".de", "_en", ".pt-BR", " (fr)", ".sdh", ".2", ".mp4", ".Pi", "-zh-Hans",
    " [es]", ".EN", ".hi",
  ]

  @Test(arguments: 0..<200 as Range<UInt64>)
  func noFileGoesToAnotherMedia(_ seed: UInt64) throws {
    var dice = SplitMix64(state: seed)
    func name() -> String {
      let start = ["Sales", "Talk", "pt"][Int.random(in: 0..<3, using: &dice)]
      return (0..<2).reduce(start) { name, _ in
        name + Self.tails[Int.random(in: 0..<Self.tails.count, using: &dice)]
      }
    }
    let medias = (0..<6).map { AccountMedia(id: "media0000\($0)", name: name()) }
    let directory = MediaDirectory(medias)
    let layout = [Layout.automatic, .flat][Int.random(in: 0..<2, using: &dice)]
    let tracks = (0..<20).map { _ in
      let path = name() + ".srt"
      let reading = layout.read(path)
      return LocalTrack(path: path, media: reading.media, language: reading.name.language)
    }
    let assignment = Assignment(tracks, to: directory)
    #expect(
      assignment.targets.reduce(assignment.problems.count) { $0 + $1.tracks.count } == 20)
    for target in assignment.targets {
      for track in target.tracks {
        let whole = String(track.path.dropLast(4))
        let owners = medias.filter { $0.name == whole }
        #expect(owners.isEmpty || owners == [target.media], "\(track.path): \(target.media.name)")
      }
    }
  }
}
