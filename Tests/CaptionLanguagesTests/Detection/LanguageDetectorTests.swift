// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionText
import FoundationEssentials
import Testing

@Suite struct LanguageDetectorTests {
  /// How many texts of a number of cues a detector tells right, and wrong, by its guess and by what it
  /// declares.
  private struct Tally {
    var texts = 0
    var right = 0
    var declared = 0
    var declaredWrong: [String] = []
    /// Of each language: texts, right guesses, declared.
    var languages: [(tag: String, counts: [Int])] = []

    /// A row of the table in `Benchmarks/README.md`.
    func row(_ cueCount: Int, _ name: String) -> String {
      func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : "\(Int((100 * Double(part) / Double(whole)).rounded())) %"
      }
      let missed = languages.filter { $0.counts[1] < $0.counts[0] }
        .map { "\($0.tag) \($0.counts[1])/\($0.counts[0])" }.joined(separator: ", ")
      return "| \(cueCount) | \(texts) | \(name) | \(percent(right, of: texts)) "
        + "| \(percent(declared, of: texts)) | \(declaredWrong.count) | \(missed) |"
    }
  }

  /// Prints the rows of the accuracy table: `CAPTIONS_PRINT_TABLES=1 swift test --filter …`.
  private func show(_ tally: Tally, _ cueCount: Int, _ name: String) {
    guard ProcessInfo.processInfo.environment["CAPTIONS_PRINT_TABLES"] != nil else { return }
    print(tally.row(cueCount, name))
  }

  private func tally(_ cueCount: Int, _ detector: LanguageDetector) throws -> Tally {
    var tally = Tally()
    for (tag, cues) in DetectionSamples.all {
      let expected = try #require(LanguageTag(tag))
      let before = (tally.texts, tally.right, tally.declared)
      for start in stride(from: 0, to: cues.count, by: cueCount) {
        let text = cues[start..<min(start + cueCount, cues.count)].joined(separator: "\n")
        let found = detector.detect(text)
        tally.texts += 1
        if found.guess?.equivalenceKey == expected.equivalenceKey { tally.right += 1 }
        if found.isReliable {
          tally.declared += 1
          if found.agreement(with: expected) != .same {
            tally.declaredWrong.append("\(tag): \(text)")
          }
        }
      }
      tally.languages.append(
        (tag, [tally.texts - before.0, tally.right - before.1, tally.declared - before.2]))
    }
    return tally
  }

  @Test func `more than thirty languages have ten cues each`() {
    #expect(DetectionSamples.all.count >= 30)
    #expect(DetectionSamples.all.allSatisfy { $0.cues.count == 10 })
  }

  // Floors, below what was measured (in the closing note of the change): a worse detector fails.
  @Test(arguments: [(1, 0.36), (2, 0.39), (5, 0.40), (10, 0.40)])
  func `scripts alone are right where they say anything`(_ cues: Int, _ floor: Double) throws {
    let tally = try tally(cues, LanguageDetector(usesStatistics: false))
    show(tally, cues, "scripts alone")
    #expect(Double(tally.right) / Double(tally.texts) >= floor)
    #expect(tally.declaredWrong == [])
  }

  @Test(
    .enabled(if: LanguageDetector.hasStatistics, "libcld2 is not installed"),
    arguments: [(1, 0.95), (2, 0.96), (5, 0.96), (10, 1)])
  func `statistics tell nearly all`(_ cues: Int, _ floor: Double) throws {
    let tally = try tally(cues, LanguageDetector())
    show(tally, cues, "with libcld2")
    #expect(Double(tally.right) / Double(tally.texts) >= floor)
    #expect(tally.declaredWrong == [])
  }

  @Test(arguments: ["", "123", "...", "OK", "♪ ♪", "la la la", "Ω"])
  func `too little text is undetermined`(_ text: String) {
    let found = LanguageDetector().detect(text)
    #expect(found.tag == .undetermined)
    #expect(!found.isReliable)
  }

  @Test func `Latin script has no language without statistics`() {
    let text = DetectionSamples.all.first { $0.tag == "en" }?.cues.joined(separator: " ") ?? ""
    let found = LanguageDetector(usesStatistics: false).detect(text)
    #expect(found.tag == .undetermined)
    #expect(found.guess == nil)
    #expect(found.script == .latin)
  }

  @Test func `labels are compared with what was found`() throws {
    func detection(_ tag: String) throws -> LanguageDetection {
      let samples = try #require(DetectionSamples.all.first { $0.tag == tag })
      return LanguageDetector(usesStatistics: false).detect(samples.cues.joined(separator: "\n"))
    }
    func agreement(_ tag: String, _ label: String) throws -> LabelAgreement {
      try detection(tag).agreement(with: try #require(LanguageTag(code: label)))
    }
    #expect(try agreement("ko", "kor") == .same)
    #expect(try agreement("ja", "eng") == .different)
    #expect(try agreement("zh-Hant", "zho") == .same)
    #expect(try agreement("zh-Hant", "zh-CN") == .different)
    #expect(try agreement("zh-Hant", "zh-TW") == .same)
    #expect(try agreement("zh-Hans", "cmn") == .same)
    #expect(try agreement("ru", "ukr") == .close)
    #expect(try agreement("ko", "und") == .undetermined)
    #expect(try agreement("en", "fra") == .undetermined)
    #expect(try agreement("th", "mul") == .undetermined)
  }

  @Test func `a sample leaves out markup and stays bounded`() {
    var sample = LanguageSample()
    sample.add("<i>Hello</i> {\\an8}there\n[music] ♪ <3 friend")
    #expect(sample.text.contains("Hello there"))
    for number in 0..<100_000 { sample.add("Cue number \(number)") }
    #expect(sample.text.utf8.count < 80_000)
    #expect(sample.text.contains("Cue number 9"))
  }

  /// What is kept of a cue, character by character.
  private static func kept(of cue: String) -> String {
    var closing: Unicode.Scalar?
    var kept = String.UnicodeScalarView()
    let scalars = Array(cue.unicodeScalars.prefix(8 * 1024))
    for (index, scalar) in scalars.enumerated() {
      if let closer = closing {
        if scalar == closer { closing = nil }
        continue
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "<" where next == "/" || next.properties.isAlphabetic: closing = ">"
      case "{": closing = "}"
      case "[": closing = "]"
      case "♪", "♫", "#": continue
      case "\n", "\r": kept.append(" ")
      default: kept.append(scalar)
      }
    }
    return (closing == nil ? String(kept) : cue) + "\n"
  }

  @Test(arguments: [
    "", "Hello", "<i>Hello</i> you", "a < b", "<3", "<é>x</é>", "{\\an8}top", "[music] ♪ la ♫ la #",
    "two\nlines\r\nthree", "never [closed\nhere", "{open", "<open", "♬ ♩ √ …", "<", "[", "a<",
    "x" + String(repeating: "é", count: 9000) + "end", String(repeating: "<b>日本</b>", count: 3000),
  ])
  func `a sample keeps of bytes what it would of characters`(cue: String) {
    var sample = LanguageSample()
    sample.add(cue)
    #expect(sample.text == Self.kept(of: cue))
  }
}
