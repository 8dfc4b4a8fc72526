// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct MalformedTagTests {
  @Test func fixtures() throws { try Fixtures.check(MalformedTag.self) }

  @Test(arguments: [
    ("<i>One", "<i>One</i>"),
    ("<i>One\ntwo", "<i>One\ntwo</i>"),
    ("<b><i>One", "<b><i>One</i></b>"),
    ("One</i>", "One"),
    ("<i>One<i>", "<i>One</i>"),
    ("<i>One<i/>", "<i>One</i>"),
    ("<u><i>One</u> two</i>", "<u><i>One</i></u><i> two</i>"),
    ("<u><i>One</u></i>", "<u><i>One</i></u>"),
    ("<font color=#0f0>One</font>", "<font color=\"#0f0\">One</font>"),
    ("<I>One</I>", "<i>One</i>"),
    ("One<i>", "One"),
    ("<b>A <i>B <u>C</b> D</u></i>", "<b>A <i>B <u>C</u></i></b><i><u> D</u></i>"),
  ])
  func fixesSafely(text: String, fixed: String) {
    #expect(
      Lint.fixed(MalformedTag.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    "<i>One</i>", "<b><i>One</i></b>", "<i>One\ntwo</i>", "A<br>B<br/>C", "<i>A</i>\n<i>B</i>",
    "<font color=\"#0f0\" size='3'>One</font>", "a <3 b", "<i think it is>", "1 < 2",
  ])
  func wellFormedTagsPass(text: String) {
    #expect(Lint.messages(MalformedTag.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func aMissingBracketIsAddedOnlyWhenAsked() {
    let text = srt((1000, 4000, "<i>One</i"))
    #expect(Lint.fixed(MalformedTag.self, in: text) == srt((1000, 4000, "<i>One</i>")))
    #expect(
      Lint.messages(MalformedTag.self, in: text).contains { $0.contains("no closing bracket") })
  }

  @Test(arguments: ["upload": Severity.warning, "amazon": .error])
  func profilesSayHowMuchItMatters(profile: String, severity: Severity) {
    let findings = Lint.findings(
      MalformedTag.self, in: srt((1000, 4000, "<i>One")), profile: profile)
    #expect(findings.map(\.diagnostic.severity) == [severity])
  }

  /// Tags that spaces or slashes keep from being tags are written right, and not wrapped in more.
  @Test(arguments: [
    ("< i>Hello</i >", "<i>Hello</i>"), ("<i>Hello</ i>", "<i>Hello</i>"),
    ("<i>Hello<\\i>", "<i>Hello</i>"), ("<i>Hello< /i >", "<i>Hello</i>"),
    ("< b >Hello</ b >", "<b>Hello</b>"),
    ("<font size=\"2\">A</ font>", "<font size=\"2\">A</font>"),
    ("<i>Hello<i>", "<i>Hello</i>"), ("<i>A<i/>", "<i>A</i>"),
  ])
  func repairsTagsThemselves(text: String, meant: String) {
    #expect(
      Lint.fixed(MalformedTag.self, in: srt((1000, 2000, text)), safety: .safe)
        == srt((1000, 2000, meant)))
  }

  /// What something broken may open is not closed for nothing.
  @Test(arguments: [
    "<i\u{266A} la la</i>", "<b Loud</b>", "<font color=\"red\"Hello</font>", "<i Down\nby</i>",
  ])
  func keepsWhatClosesABrokenTag(text: String) {
    let file = srt((1000, 2000, text))
    #expect(Lint.fixed(MalformedTag.self, in: file, safety: .safe) == file)
  }

  @Test(arguments: ["x < i > y", "a < b", "< 3", "<sighs", "i < s and b > 2"])
  func comparisonsAreNoTags(text: String) {
    let file = srt((1000, 2000, text))
    #expect(Lint.fixed(MalformedTag.self, in: file, safety: .safe) == file)
  }
}
