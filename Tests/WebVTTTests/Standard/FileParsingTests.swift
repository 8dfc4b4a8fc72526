// SPDX-License-Identifier: Apache-2.0

import Testing
import WebVTT

/// The parser against the steps of the standard's algorithm.
struct FileParsingTests {
  static let all =
    FileCase.signatures + FileCase.headers + FileCase.newlines + FileCase.blocks
    + FileCase.timings + FileCase.cueSettings + FileCase.regions

  @Test(arguments: all)
  func readsWhatTheStandardReads(file: FileCase) {
    let document = WebVTTDocument(parsing: Array(file.file.utf8))
    #expect(document.shownCues.map(\.summary) == file.cues)
  }

  @Test func theTableIsWhole() {
    #expect(Self.all.count >= 250)
    #expect(Set(Self.all.map(\.file)).count == Self.all.count, "a case stands there twice")
  }

  @Test func regionsAreReadWhole() {
    func region(_ text: String) -> Region { Region(parsing: "REGION\n\(text)\n".utf8.span) }
    var expected = Region()
    #expect(region("x") == expected)
    #expect(
      region("width:50 lines:x lines: regionanchor:5% viewportanchor:1%,x scroll:down") == expected)
    expected.identifier = "a:b"
    expected.width = 40.5
    expected.lines = 7
    expected.regionAnchor = Region.Anchor(x: 1, y: 99.5)
    expected.viewportAnchor = Region.Anchor(x: 10, y: 90)
    expected.scrollsUp = true
    #expect(
      region(
        "id:a:b\twidth:40.5%\nlines:7 regionanchor:1%,99.5% viewportanchor:10%,90% scroll:up scroll:x"
      )
        == expected)
  }

  @Test func stylesAreThoseAboveTheFirstCue() {
    let document = WebVTTDocument(
      parsing: Array(
        """
        WEBVTT

        STYLE
        ::cue { color: red }

        STYLE \t
        a
        b

        STYLES
        no

        STYLE

        x,y --> z
        lost

        STYLE
        c

        00:00.000 --> 00:01.000
        a

        STYLE
        late
        """.utf8))
    #expect(document.surroundings.styleSheets == ["::cue { color: red }", "a\nb", "c"])
  }

  @Test func theHeaderIsKept() {
    let document = WebVTTDocument(
      parsing: Array("WEBVTT - a title\nKind: captions\n\n00:00.000 --> 00:01.000\na\n".utf8))
    #expect(document.surroundings.header == "- a title\nKind: captions")
    #expect(document.surroundings.hasSignature)
  }
}
