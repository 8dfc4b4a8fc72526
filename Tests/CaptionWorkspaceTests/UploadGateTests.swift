// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionText
import CaptionWorkspace
import Testing

/// What may be sent, and what may not.
struct UploadGateTests {
  private let directory: WorkspaceDirectory

  init() throws { directory = try WorkspaceDirectory() }

  /// The verdict on a file, and its refusal in a word.
  private func verdict(
    _ bytes: [UInt8], _ name: String = "Talk.fr.srt", as label: UploadLabel = UploadLabel(),
    isConverted: Bool = true, allowsInvalid: Bool = false
  ) throws -> (verdict: UploadVerdict, word: String) {
    let path = try directory.file(name, bytes)
    var gate = UploadGate()
    gate.allowsInvalid = allowsInvalid
    let settings = try gate.settings(for: path, as: label)
    let verdict =
      isConverted
      ? gate.verdict(
        on: try UploadText(path: path, options: settings.reader.options), settings)
      : gate.verdict(onUnconverted: bytes, settings)
    let word =
      switch verdict.refusal {
      case nil: "good"
      case .foreign?: "foreign"
      case .notUTF8?: "not UTF-8"
      case .uncertain?: "uncertain"
      case .malformed(let count, _)?: "malformed \(count)"
      case .errors(let findings)?:
        findings.map { "\($0.diagnostic.code)" }.joined(separator: " ")
      case .empty?: "empty"
      }
    return (verdict, word)
  }

  private static let head = Array("1\n00:00:01,000 --> 00:00:03,000\n".utf8)
  /// Not UTF-8, and too little of it to be sure what it is.
  private static let guess = head + [0x43, 0xE9, 0x20, 0x0A]
  private static let webVTT = Array("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n".utf8)
  private static let wide: [UInt8] = [0xFF, 0xFE] + Sample.good.utf8.flatMap { [$0, 0] }

  @Test(arguments: [
    (Array(Sample.good.utf8), "good", "good"),
    (Array(Sample.backwards.utf8), "CAP307", "CAP307"),
    (webVTT, "foreign", "foreign"),
    (wide, "good", "not UTF-8"), ([], "SRT201", "SRT201"),
    (Array("Hello\n".utf8), "SRT203 SRT201", "SRT203 SRT201"),
    (guess, "uncertain", "not UTF-8"),
  ])
  func captionsAreJudgedAsTheyAreSent(bytes: [UInt8], converted: String, asIs: String) throws {
    #expect(try verdict(bytes).word == converted)
    #expect(try verdict(bytes, isConverted: false).word == asIs)
  }

  /// What is no text is refused when it is read.
  @Test func anArchiveIsNotRead() throws {
    let archive = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60)
    #expect(throws: FileError.self) { try verdict(archive) }
    #expect(try verdict(archive, isConverted: false).word == "foreign")
  }

  /// What cannot be read, and what is a guess, passes in no case.
  @Test func errorsMayBeAllowedAndNothingElse() throws {
    let allowed = try verdict(Array(Sample.backwards.utf8), allowsInvalid: true)
    #expect(allowed.word == "good")
    #expect(allowed.verdict.allowed.map(\.diagnostic.code.number) == [307])
    #expect(try verdict(Self.guess, allowsInvalid: true).word == "uncertain")
    #expect(try verdict([], allowsInvalid: true).word == "SRT201")
    #expect(try verdict(Self.webVTT, allowsInvalid: true).word == "foreign")
  }

  @Test func bytesThatMeanNothingAreRefusedUnlessErrorsAreAllowed() throws {
    let long = Array(String(repeating: "é", count: 200).utf8)
    let bytes = Self.head + long + [0xFF] + Array("\n".utf8)
    #expect(try verdict(bytes).word == "malformed 1")
    #expect(try verdict(bytes, allowsInvalid: true).word == "good")
  }

  @Test func anEncodingThatTheConfigurationNamesIsNoGuess() throws {
    try directory.file(".captions.json", #"{"encoding": "windows-1252"}"#)
    let path = try directory.file("Talk.fr.srt", Self.guess)
    var gate = UploadGate()
    let settings = try gate.settings(for: path)
    let text = try UploadText(path: path, options: settings.reader.options)
    #expect(gate.verdict(on: text, settings).refusal == nil)
    #expect(text.bytes == Self.head + Array("Cé \n".utf8))
    // Where bytes go as they are, nobody's word makes them UTF-8.
    #expect(try verdict(Self.guess, isConverted: false).word == "not UTF-8")
  }

  /// One such file is to stop no others of its directory.
  @Test func whatIsTooLargeToBeSentIsNotRead() throws {
    let path = try directory.hole("Talk.en.srt", bytes: 20 << 30)
    let error = #expect(throws: FileError.self) { _ = try UploadText(path: path) }
    #expect(error?.reason.contains("captions are sent up to \(64 << 20)") == true)
  }

  @Test func aFileWithoutACueIsRefusedWhateverIsIgnored() throws {
    try directory.file(".captions.json", #"{"ignore": ["SRT2"]}"#)
    #expect(try verdict([]).word == "empty")
    #expect(try verdict([], isConverted: false).word == "empty")
    #expect(try verdict(Self.webVTT).word == "foreign")
    #expect(try verdict(Self.webVTT, isConverted: false).word == "foreign")
  }

  private static let russian =
    "1\n00:00:01,000 --> 00:00:04,000\nЯ не знаю, что вы хотите этим сказать,\n"
    + "но мы можем поговорить об этом завтра утром.\n\n"
    + "2\n00:00:05,000 --> 00:00:09,000\nЯ давно хотел рассказать вам эту историю,\n"
    + "но вы никогда меня не слушали.\n\n"
    + "3\n00:00:10,000 --> 00:00:14,000\nКогда мы были детьми, мы часто ходили\n"
    + "играть в лес за нашим старым домом.\n\n"
    + "4\n00:00:15,000 --> 00:00:19,000\nТеперь всё по-другому, и никто не хочет\n"
    + "вспоминать те прекрасные дни.\n"

  @Test func anotherLanguageThanTheLabelSaysIsAWarningUnlessItIsCalledAnError() throws {
    let bytes = Array(Self.russian.utf8)
    let english = UploadLabel(language: LanguageTag("en"))
    let told = try verdict(bytes, "Talk.srt", as: english)
    #expect(told.word == "good")
    #expect(told.verdict.warnings.map(\.diagnostic.code.number) == [602])
    #expect(try verdict(bytes, "Talk.ru.srt").verdict.warnings.isEmpty)
    try directory.file(".captions.json", #"{"severities": {"CAP602": "error"}}"#)
    #expect(try verdict(bytes, "Talk.srt", as: english).word == "CAP602")
  }

  /// A configuration knows more than a path, and whoever states a language knows more than either.
  @Test func theLanguageIsThatOfWhoKnowsBest() throws {
    let path = try directory.file("Talk.en.srt", Sample.good)
    var gate = UploadGate()
    func language(_ label: UploadLabel) throws -> String? {
      try gate.settings(for: path, as: label).reader.options.language
    }
    let french = LanguageTag("fr")
    #expect(try language(UploadLabel()) == "en")
    #expect(try language(UploadLabel(language: french)) == "fr")
    try directory.file(".captions.json", #"{"language": "de"}"#)
    gate = UploadGate()
    #expect(try language(UploadLabel()) == "de")
    #expect(try language(UploadLabel(language: french)) == "de")
    #expect(try language(UploadLabel(language: french, isStated: true)) == "fr")
  }

  /// Wistia has no code for Cantonese, but a server may show one that it uses itself.
  @Test func aLabelIsJudgedWhereItIsOurs() throws {
    let bytes = Array(Sample.good.utf8)
    let cantonese = LanguageTag(code: "yue")
    #expect(try verdict(bytes, as: UploadLabel(language: cantonese)).word == "CAP601")
    #expect(
      try verdict(bytes, as: UploadLabel(language: cantonese, isStated: true, isJudged: false)).word
        == "good")
    #expect(try verdict(bytes, "Talk.srt", as: UploadLabel(isJudged: false)).word == "good")
  }

  @Test func theMediaIsAsLongAsTheConfigurationSaysOrElseTheAccount() throws {
    let bytes = Array(Sample.good.utf8)
    let short = UploadLabel(mediaDuration: Timestamp(milliseconds: 500))
    #expect(try verdict(bytes, as: short).word == "CAP701")
    try directory.file(".captions.json", #"{"mediaDuration": "1m"}"#)
    #expect(try verdict(bytes, as: short).word == "good")
  }
}
