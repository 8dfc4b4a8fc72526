// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionSync
import Testing

@Suite struct MediaMapTests {
  @Test(arguments: [
    "path,media,language\na.srt,Talk,fr\n\"b, c.srt\",\"The \"\"big\"\" talk\"\n",
    #"{"a.srt": {"media": "Talk", "language": "fra"}, "b, c.srt": "The \"big\" talk"}"#,
  ])
  func bothForms(_ text: String) throws {
    let map = try MediaMap(Array(text.utf8))
    #expect(map.entries.count == 2)
    #expect(map.entries["a.srt"]?.media == "Talk")
    #expect(map.entries["a.srt"]?.language?.description == "fr")
    #expect(map.entries["b, c.srt"]?.media == "The \"big\" talk")
  }

  @Test(arguments: [
    ("a.srt\n", "line 1"), ("a.srt,Talk,xq\n", "xq"), ("a.srt,T\na.srt,U\n", "twice"),
    ("{\"a.srt\": 7}", "object"), (",Talk\n", "needed"),
  ])
  func mistakesAreSaid(_ text: String, _ word: String) {
    let error = #expect(throws: MediaMapError.self) { try MediaMap(Array(text.utf8)) }
    #expect(error?.description.contains(word) == true)
  }

  @Test func aMapWins() throws {
    let directory = try TestDirectory()
    try directory.write(captions("Hello"), to: "scan 0001.srt")
    try directory.write(captions("Hello"), to: "Talk.en.srt")
    var scan = DirectoryScan(directory: directory.path)
    scan.map = try MediaMap(Array("scan 0001.srt,Talk,de\nTalk.en.srt,Other\n".utf8))
    let tracks = scan.run().tracks
    #expect(tracks.map(\.media?.name) == ["Other", "Talk"])
    #expect(tracks.map(\.language?.description) == ["en", "de"])
    #expect(tracks.allSatisfy { $0.problem == nil })
  }
}
