// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionTiming
import FoundationEssentials
import SubRip
import Testing

/// The files of `Fixtures/<CODE>/`, each with what its rule is expected to find and to fix.
///
/// Beside `name.srt`, or `name.vtt` for a rule about WebVTT, stands `name.expected`: settings (`# profile bbc`, `# language ja`,
/// `# duration 60000`, `# rate 25`, `# label eng`, `# file Talk.en.srt`, `# sdh`, `# speech 0 900 1500
/// 2000`, `# encoding utf-16le`), then the findings of the rule, one a line, then, where fixes change
/// anything, a line `---` and the file after all fixes. With an encoding the file is decoded and fixed as
/// a whole. Run the tests with `UPDATE_FIXTURES=1` to write what is expected anew, which fails where
/// anything is; read the difference, and run them again.
enum Fixtures {
  /// The folder of all fixtures.
  static var folder: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(2)
    return parts.joined(separator: "/") + "/Fixtures"
  }

  /// A file, and what its rule is told.
  struct File {
    var name: String
    var bytes: [UInt8]
    var settings: LintSettings
    var decoding = DecodingOptions()
    /// The settings as they are written, and all that is expected.
    var head: [String]
    var expected: String
    var expectedPath: String

    /// Whether the file is decoded before it is looked at.
    var isDecoded: Bool { decoding.encoding != nil }
  }

  /// The files of a rule's folder.
  static func files(of rule: any Rule.Type) throws -> [File] {
    let folder = "\(folder)/\(rule.info.code)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".srt") || $0.hasSuffix(".vtt")
    }.sorted()
    #expect(!names.isEmpty, "\(folder) holds no .srt or .vtt file")
    return try names.map { name in
      let path = "\(folder)/\(name)"
      let expectedPath = "\(path.dropLast(4)).expected"
      let expected =
        (try? String(decoding: Data(contentsOf: URL(filePath: expectedPath)), as: UTF8.self)) ?? ""
      let head = expected.split(separator: "\n", omittingEmptySubsequences: false).prefix {
        $0.hasPrefix("#")
      }.map(String.init)
      var file = File(
        name: name, bytes: try [UInt8](Data(contentsOf: URL(filePath: path))),
        settings: Lint.settings(for: rule), head: head, expected: expected,
        expectedPath: expectedPath)
      for line in head { try file.apply(line) }
      return file
    }
  }

  /// Compares what a rule finds in the files of its folder with what is expected.
  static func check(_ rule: any Rule.Type) throws {
    for file in try files(of: rule) {
      let actual = (file.head + (try render(file))).joined(separator: "\n") + "\n"
      // What was written anew was compared with nothing: the test fails all the same.
      if actual != file.expected, ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
        try Data(actual.utf8).write(to: URL(filePath: file.expectedPath))
      }
      #expect(actual == file.expected, "\(rule.info.code)/\(file.name)")
    }
  }

  private static func render(_ file: File) throws -> [String] {
    var lines: [String]
    var fixed = Lint.fixed(file.bytes, settings: file.settings)
    if file.isDecoded {
      let fixer = Fixer(
        settings: file.settings, minimumSafety: .unsafe, decoding: file.decoding)
      let result = try fixer.fix(file.bytes)
      lines = result.before.flatMap(described)
      fixed = result.bytes
    } else {
      lines = Linter.findings(in: file.bytes, settings: file.settings).flatMap(described)
    }
    if fixed != file.bytes { lines.append("---\n\(escaped(fixed))") }
    return lines
  }

  private static func described<Offset>(_ finding: Finding<Offset>) -> [String] {
    let diagnostic = finding.diagnostic
    let position = finding.position
    let said =
      "\(diagnostic.code) \(position.line):\(position.characterColumn) \(diagnostic.severity): "
      + diagnostic.message
    guard let fix = diagnostic.fix else { return [said] }
    return [said, "  \(fix.safety.rawValue) fix: \(fix.title)"]
  }

  /// Text in which bytes that a reader cannot see are written out.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: text += "\n"
      case 0x20...0x7E: text.unicodeScalars.append(scalar)
      default:
        if scalar.value > 0xA0, scalar.properties.generalCategory != .format,
          !scalar.properties.isDefaultIgnorableCodePoint, !scalar.properties.isWhitespace
        {
          text.unicodeScalars.append(scalar)
        } else {
          text += "<\(String(scalar.value, radix: 16, uppercase: true))>"
        }
      }
    }
    return text
  }
}

extension Fixtures.File {
  /// Takes in a line of settings.
  mutating func apply(_ line: String) throws {
    let words = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
    let value = words.count > 1 ? words[1] : ""
    switch words.first {
    case "profile": settings.profile = try #require(Profile.named(value))
    case "language": settings.language = LanguageTag(value)
    case "duration":
      settings.mediaDuration = Timestamp(milliseconds: try #require(Int64(value)))
    case "rate": settings.frameRate = try FrameRate(value)
    case "label": settings.languageLabel = value
    case "file": settings.fileName = value
    case "sdh": settings.isSDH = true
    case "newline": settings.newline = try #require(NewlineStyle(rawValue: value))
    case "fraction": settings.fractionReading = try #require(FractionReading(rawValue: value))
    case "encoding":
      decoding.encoding = TextEncoding(named: value)
      #expect(decoding.encoding != nil, "\(value) is no encoding")
    case "speech":
      let times = value.split(separator: " ").compactMap { Int64($0) }
      settings.speech = SpeechMap(
        stride(from: 0, to: times.count - 1, by: 2).map {
          Timestamp(milliseconds: times[$0])..<Timestamp(milliseconds: times[$0 + 1])
        })
    default: Issue.record("\(line) is not a setting")
    }
  }
}
