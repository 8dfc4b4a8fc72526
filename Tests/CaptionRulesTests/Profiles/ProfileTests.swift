// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import FoundationEssentials
import Testing

@testable import CaptionRules

@Suite struct ProfileTests {
  @Test(arguments: Profile.names)
  func builtInProfilesNameThemselvesTheirSourceAndDate(name: String) throws {
    let profile = try #require(Profile.named(name.uppercased()))
    #expect(profile.name == name)
    #expect(!profile.title.isEmpty)
    #expect(!profile.sources.isEmpty)
    #expect(profile.date != nil)
  }

  /// The default is code as well, so that no file need be read for it.
  @Test func theDefaultIsItsFile() {
    #expect(Profile.upload == Profile.read("upload"))
  }

  @Test func everyDataFileIsListed() throws {
    let folder = "\(RuleRegistryTests.root)/Sources/CaptionRules/Profiles/Data"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.allSatisfy { $0.hasSuffix(".json") })
    let names = files.map { String($0.dropLast(5)) }.sorted()
    #expect(ProfileData.files.keys.sorted() == names)
    #expect(Profile.names.sorted() == names)
  }

  @Test func languagesLayOverTheProfile() throws {
    let sdh = try #require(Profile.named("netflix-sdh"))
    #expect(sdh.limits(for: nil).charactersPerSecond == Hundredths(20))
    let japanese = sdh.limits(for: LanguageTag("ja"))
    #expect(japanese.charactersPerSecond == Hundredths(7))
    #expect(japanese.charactersPerLine == Hundredths(16))
    #expect(japanese.minimumDuration == 500)
    #expect(japanese.minimumGap == nil)
    #expect(japanese.maximumDuration == 7000)
    let taiwan = sdh.limits(for: LanguageTag("zh-TW"))
    #expect(taiwan.maximumLines == 3)
    #expect(taiwan.counting == .cjk)
    #expect(sdh.limits(for: LanguageTag("zh-CN")).maximumLines == 2)
    #expect(sdh.limits(for: LanguageTag("pt-BR")).dialogueStyle == .bothLinesSpaced)
  }

  @Test func usersBuildOnAProfile() throws {
    let profile = try Profile(
      json: Array(
        """
        { "name": "house", "base": "amazon", "limits": { "maximumDuration": null,
          "charactersPerSecond": 18.75 }, "severities": { "CAP501": "error" },
          "languages": { "ar": { "charactersPerSecond": 21 } } }
        """.utf8))
    #expect(profile.limits.maximumDuration == nil)
    #expect(profile.limits.charactersPerSecond == Hundredths(hundredths: 1875))
    #expect(profile.limits.minimumGap == .frames(2))
    #expect(profile.limits(for: LanguageTag("ar")).charactersPerSecond == Hundredths(21))
    #expect(profile.limits(for: LanguageTag("ar")).maximumDuration == nil)
    #expect(profile.severities[RuleCode(.captions, 501)] == .error)
    #expect(profile.severities[RuleCode(.captions, 402)] == .error)
  }

  /// Codes of before are those of now, also where one file is laid over another.
  @Test func usersKeepTheCodesThatTheyWrote() throws {
    func profile(_ members: String) throws -> Profile {
      try Profile(json: Array("{ \"name\": \"house\", \(members) }".utf8))
    }
    let old = try profile(
      #""base": "amazon", "severities": { "SRT502": "error", "srt204": "info" }, "disabled": ["SRT413"]"#
    )
    let new = try profile(
      #""base": "amazon", "severities": { "CAP502": "error", "SRT204": "info" }, "disabled": ["CAP413"]"#
    )
    #expect(old == new)
    #expect(old.severities[RuleCode(.captions, 502)] == .error)
    #expect(old.disabled.contains(RuleCode(.captions, 413)))
    let enabled = try profile(#""base": "upload", "enabled": ["SRT601"]"#)
    #expect(!enabled.disabled.contains(RuleCode(.captions, 601)))
    let both = try profile(#""severities": { "SRT502": "error", "CAP502": "info" }"#)
    #expect(both.severities == [RuleCode(.captions, 502): .info])
  }

  @Test(arguments: [
    (#"{ "name": "a", "limits": { "charPerSecond": 1 } }"#, "'charPerSecond' means nothing"),
    (#"{ "name": "a", "base": "b" }"#, "builds on 'b', which is not built in"),
    (#"{ "name": "a", "severities": { "CAP501": "fatal" } }"#, "'fatal' is not a severity"),
    (#"{ "name": "a", "disabled": ["501"] }"#, "'501' is not a rule code"),
    (#"{ "name": "a", "limits": { "maximumLines": "two" } }"#, "maximumLines: "),
    ("[1]", "must be an object"), ("", "cannot be read"), (#"{ "limits": {} }"#, "name"),
  ])
  func saysWhatIsWrong(json: String, expected: String) throws {
    let error = #expect(throws: ProfileError.self) { try Profile(json: Array(json.utf8)) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test func comparesWhatIsShown() {
    let rate = Hundredths.rate(of: Hundredths(17), per: 1000, in: 999)
    #expect(rate.description == "17.02")
    #expect(rate > Hundredths(17))
    #expect(
      Hundredths.rate(of: Hundredths(34), per: 1000, in: 1999) == Hundredths(hundredths: 1701))
    // 17.0040 is shown as 17 and passes.
    #expect(Hundredths.rate(of: Hundredths(42), per: 1000, in: 2470) == Hundredths(17))
    #expect(Hundredths.rate(of: Hundredths(1), per: 1000, in: 0) > Hundredths(1_000_000))
  }
}
