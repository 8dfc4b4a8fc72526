// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionText
import CaptionWorkspace
import Testing

/// What applies to a file: what was stated, then its configuration, then its name.
struct SettingsResolverTests {
  private let directory: WorkspaceDirectory

  init() throws { directory = try WorkspaceDirectory() }

  private func settings(
    _ name: String, _ change: (inout StatedSettings) -> Void = { _ in }
  ) throws -> FileSettings {
    var stated = StatedSettings()
    change(&stated)
    var resolver = SettingsResolver(stated)
    return try resolver.settings(for: "\(directory.path)/\(name)")
  }

  @Test func aNameAloneSaysTheLanguage() throws {
    try directory.file("Talk.fr.srt", Sample.good)
    let settings = try settings("Talk.fr.srt")
    #expect(settings.lint.profile.name == "upload")
    #expect(settings.lint.language?.description == "fr")
    #expect(settings.lint.languageLabel == "fr")
    #expect(settings.lint.fileName == "Talk.fr.srt")
    #expect(settings.reader.options.language == "fr")
    #expect(settings.configurationPath == nil && settings.sidecarPath == nil)
  }

  @Test func theNearestConfigurationCounts() throws {
    try directory.file(".captions.json", #"{"profile": "netflix", "language": "de"}"#)
    try directory.file("a/b/.captions.json", #"{"profile": "bbc"}"#)
    #expect(try settings("Talk.srt").lint.profile.name == "netflix")
    try directory.file("a/Talk.srt", Sample.good)
    #expect(try settings("a/Talk.srt").lint.language?.description == "de")
    let nearest = try settings("a/b/Talk.en.srt")
    #expect(nearest.lint.profile.name == "bbc")
    #expect(nearest.lint.language?.description == "en")
    #expect(nearest.configurationPath?.hasSuffix("/a/b/.captions.json") == true)
  }

  /// `movie.en.sdh.srt` says that it is for the deaf and hard of hearing; a configuration knows better.
  @Test func theNameSaysWhomAFileIsFor() throws {
    try directory.file("a/movie.en.sdh.srt", Sample.good)
    try directory.file("a/movie.en.srt", Sample.good)
    #expect(try settings("a/movie.en.sdh.srt").lint.isSDH)
    #expect(try !settings("a/movie.en.srt").lint.isSDH)
    try directory.file("a/.captions.json", #"{"overrides": [{"paths": ["*"], "sdh": false}]}"#)
    #expect(try !settings("a/movie.en.sdh.srt").lint.isSDH)
  }

  @Test func theLastOverrideThatMatchesWins() throws {
    try directory.file(
      ".captions.json",
      #"""
      { // Comments and a comma too many are forgiven.
        "ignore": ["SRT5"],
        "severities": {"SRT308": "error"},
        "overrides": [
          {"paths": ["old/*"], "profile": "bbc", "sdh": true},
          {"paths": ["*.fr.srt"], "profile": "arte", "severities": {"SRT3": "info"}},
        ],
      }
      """#)
    try directory.file("old/Talk.fr.srt", Sample.good)
    try directory.file("old/Talk.de.srt", Sample.good)
    let french = try settings("old/Talk.fr.srt").lint
    #expect(french.profile.name == "arte" && french.isSDH)
    #expect(!french.runs(ReadingSpeed.info))
    // The rule's own word wins over that of its family.
    #expect(french.profile.severities[RuleCode(.captions, 308)] == .error)
    #expect(french.profile.severities[RuleCode(.captions, 307)] == .info)
    #expect(try settings("old/Talk.de.srt").lint.profile.name == "bbc")
    #expect(try settings("Talk.de.srt").lint.profile.name == "upload")
  }

  @Test func whatIsStatedWins() throws {
    try directory.file(
      ".captions.json",
      #"{"profile": "bbc", "language": "de", "encoding": "utf-16le", "select": ["SRT3"], "mediaDuration": "90m", "fractions": "literal"}"#
    )
    let settings = try settings("Talk.fr.srt") {
      $0.profile = .named("netflix")
      $0.language = "pt-BR"
      $0.encoding = TextEncoding(named: "windows-1252")
      $0.select = ["SRT5"]
      $0.mediaDuration = Timestamp(milliseconds: 1000)
      $0.fractions = .decimal
    }
    #expect(settings.lint.profile.name == "netflix")
    #expect(settings.lint.language?.description == "pt-BR")
    #expect(settings.reader.options.language == "pt-BR")
    #expect(settings.reader.options.encoding?.name == "windows-1252")
    #expect(settings.lint.runs(ReadingSpeed.info) && !settings.lint.runs(Overlap.info))
    #expect(settings.lint.mediaDuration == Timestamp(milliseconds: 1000))
    #expect(settings.lint.fractionReading == .decimal)
  }

  @Test func aProfileInMemoryNeedsNoName() throws {
    try directory.file(".captions.json", #"{"profile": "bbc"}"#)
    var own = Profile.upload
    own.name = "own"
    #expect(try settings("Talk.srt") { $0.profile = .given(own) }.lint.profile.name == "own")
    #expect(try settings("Talk.srt") { $0.usualProfile = "ted" }.lint.profile.name == "bbc")
    let ignoring = try settings("Talk.srt") {
      $0.usualProfile = "ted"
      $0.ignoresConfiguration = true
    }
    #expect(ignoring.lint.profile.name == "ted")
  }

  @Test func pathsCountFromTheConfiguration() throws {
    try directory.file(
      ".captions.json",
      #"{"profile": "./rules/own.json", "speech": "speech.txt", "glyphs": "glyphs.txt"}"#)
    try directory.file("rules/own.json", #"{"name": "own", "base": "upload"}"#)
    try directory.file("speech.txt", "1.5\t3\tlabel\nSPEAKER x 1 4 2 <NA>\n")
    try directory.file("glyphs.txt", "U+0041-U+0043 letters\nxyz\n")
    try directory.file("sub/Talk.srt", Sample.good)
    let found = try self.settings("sub/Talk.srt")
    #expect(found.lint.profile.name == "own")
    #expect(
      found.lint.speech?.stretches.map { $0.lowerBound.milliseconds } == [1500, 4000])
    #expect(found.lint.glyphs == ["A", "B", "C", "x", "y", "z"])
  }

  @Test func aSidecarSaysWhatWasAccepted() throws {
    let path = try directory.file("Talk.en.srt", Sample.overlapping)
    try directory.file(
      "Talk.en.srt.captions.json",
      #"{"suppressions": [{"rules": ["overlap"], "cues": [1, "2-3"], "times": ["1s --> 2s"]}]}"#)
    var resolver = SettingsResolver()
    let settings = try resolver.settings(for: path)
    #expect(settings.sidecarPath == path + ".captions.json")
    let entry = try #require(settings.lint.suppressions.entries.first)
    #expect(entry.rules == ["overlap"] && entry.cues == [1...1, 2...3])
    #expect(entry.times == [Timestamp(milliseconds: 1000)..<Timestamp(milliseconds: 2000)])
    var ignoring = StatedSettings()
    ignoring.ignoresConfiguration = true
    resolver = SettingsResolver(ignoring)
    #expect(try resolver.settings(for: path).lint.suppressions.entries.isEmpty)
  }

  /// What is wrong is told with its file, and what to do where that is known.
  @Test(arguments: [
    (#"{"profil": "bbc"}"#, "'profil' is not a setting"), ("{", "cannot be read"),
    (#"{"overrides": [{"paths": ["*"], "sdh": 1}]}"#, "is wanted at 'overrides.Index 0.sdh'"),
    (#"{"severities": {"SRT308": "bad"}}"#, "says 'bad'"),
    (#"{"severities": {"nothing": "error"}}"#, "nothing"), (#"{"select": ["nothing"]}"#, "nothing"),
    (#"{"encoding": "utf-9"}"#, "no encoding is called 'utf-9'"),
    (#"{"mediaDuration": "long"}"#, "'mediaDuration'"), (#"{"profile": "./no.json"}"#, "no.json"),
    (#"{"glyphs": "no.txt"}"#, "no.txt"),
  ])
  func whatIsWrongIsTold(text: String, says: String) throws {
    try directory.file(".captions.json", text)
    let error = try #require(throws: SettingsError.self) { try settings("Talk.srt") }
    #expect(error.message.contains(says), "\(error.message)")
    #expect(error.message.contains(directory.path), "\(error.message)")
    #expect(error.remedy == (text.contains("select") ? .listRules : nil))
  }

  @Test func anUnknownProfileIsLookedUpInTheList() throws {
    try directory.file(".captions.json", #"{"profile": "nobody"}"#)
    let error = try #require(throws: SettingsError.self) { try settings("Talk.srt") }
    #expect(error.remedy == .listProfiles)
  }

  /// What may change the settings of a file is watched, also what is not there yet.
  @Test func sourcesAreWhatDecides() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    try directory.file(".captions.json", #"{"glyphs": "glyphs.txt"}"#)
    try directory.file("glyphs.txt", "abc\n")
    var resolver = SettingsResolver()
    let sources = resolver.sources(of: path)
    for name in ["Talk.srt.captions.json", ".captions.json", "glyphs.txt"] {
      #expect(sources.contains { $0.hasSuffix("/" + name) }, "\(name)")
    }
  }
}
