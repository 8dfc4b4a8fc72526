// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules
import CaptionText
import Testing

struct DirectoryPageTests {
  private func track(
    _ media: String, _ language: String, _ source: String = "", path: String? = nil
  ) -> TrackReport {
    var track = TrackReport(
      media: media, language: language, languageName: language.uppercased(),
      file: FileReport(path: path ?? "\(media).\(language).srt", cues: 3, encoding: "UTF-8"))
    for finding in Linter.findings(
      in: SourceText(utf8: Array(source.utf8)), settings: LintSettings())
    {
      track.add(finding)
      track.file.counts[finding.diagnostic.severity, default: 0] += 1
    }
    return track
  }

  private func html(_ tracks: TrackReport...) -> String {
    var page = DirectoryPage(title: "a & b", profile: "upload")
    for track in tracks { page.add(track) }
    return String(decoding: page.html(), as: UTF8.self)
  }

  /// What a file holds is text of the page, whatever it looks like.
  @Test func textOfFilesIsNeverMarkup() {
    let hostile = "<script>alert(1)</script>\u{1B}[31m\u{202E}\"'&"
    let source = "1\n00:00:01,000 --> 00:00:01,100\n\(hostile) --> \(hostile)\n"
    var failed = track(hostile, "de")
    failed.failure = hostile
    let page = html(
      track(hostile, hostile, source, path: hostile), failed, track("x", "", source))
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.unicodeScalars.contains("\u{1B}") && !page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("a &amp; b"))
  }

  @Test func saysWhatIsThereAndWhatIsMissing() throws {
    let page = html(track("Talk", "de"), track("Talk", "fr"), track("Film", "fr"))
    let film = try #require(page.split(separator: "\n").first { $0.contains("<tr><th>Film</th>") })
    #expect(film.contains("class=\"missing\""))
    let talk = try #require(page.split(separator: "\n").first { $0.contains("<tr><th>Talk</th>") })
    #expect(!talk.contains("missing"))
    #expect(talk.contains("href=\"#t1\"") && talk.contains("href=\"#t2\""))
    #expect(page.contains("<b>2</b> medias") && page.contains("<b>3</b> tracks"))
  }

  /// A broken file of any size makes a page of bounded size, and nothing is silently left out.
  @Test func countsWhatItDoesNotShow() {
    let cue = "1\n00:00:05,000 --> 00:00:04,000\nA\n\n"
    let page = html(track("Talk", "de", String(repeating: cue, count: 1000)))
    #expect(page.split(separator: "<li class=\"error\"><b>error").count < 210)
    #expect(page.contains("more are not shown"))
    #expect(
      page.contains(
        "<td>CAP307</td><td>end-not-after-start</td><td class=\"number\">1000</td>"))
  }

  @Test func nothingMakesAPageToo() {
    let page = html()
    #expect(page.contains("No captions were found"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func theSameTracksGiveTheSameBytes() {
    let source = "1\n00:00:01,000 --> 00:00:01,100\n<i>a  b\n"
    #expect(html(track("a", "de", source)) == html(track("a", "de", source)))
  }
}
