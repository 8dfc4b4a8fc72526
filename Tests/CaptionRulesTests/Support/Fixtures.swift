// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import SubRip
import CaptionTiming
import FoundationEssentials
import Testing

/// The files of `Fixtures/<CODE>/`, each with what its rule is expected to find and to mend.
///
/// Beside `name.srt` stands `name.expected`: settings (`# profile bbc`, `# language ja`,
/// `# duration 60000`, `# rate 25`, `# label eng`, `# file Talk.en.srt`, `# sdh`), then the findings
/// of the rule, one a line, then, where fixes change anything, a line `---` and the file after all
/// fixes. Run the tests with `UPDATE_FIXTURES=1` to write what is expected anew, and read the
/// difference before you commit it.
enum Fixtures {
  /// The folder of all fixtures.
  static var folder: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(2)
    return parts.joined(separator: "/") + "/Fixtures"
  }

  /// Compares what a rule finds in the files of its folder with what is expected.
  static func check(_ rule: any Rule.Type) throws {
    let folder = "\(folder)/\(rule.info.code)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".srt")
    }.sorted()
    #expect(!names.isEmpty, "\(folder) holds no .srt file")
    for name in names {
      let path = "\(folder)/\(name)"
      let expectedPath = "\(path.dropLast(4)).expected"
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
      let expected =
        (try? String(decoding: Data(contentsOf: URL(filePath: expectedPath)), as: UTF8.self)) ?? ""
      let head = expected.split(separator: "\n", omittingEmptySubsequences: false).prefix {
        $0.hasPrefix("#")
      }.map(String.init)
      let settings = try settings(head, for: rule)
      let actual = (head + render(bytes, settings)).joined(separator: "\n") + "\n"
      if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
        try Data(actual.utf8).write(to: URL(filePath: expectedPath))
        continue
      }
      #expect(actual == expected, "\(rule.info.code)/\(name)")
    }
  }

  private static func render(_ bytes: [UInt8], _ settings: LintSettings) -> [String] {
    var lines: [String] = []
    for finding in Linter.findings(in: bytes, settings: settings) {
      let diagnostic = finding.diagnostic
      let position = finding.position
      lines.append(
        "\(diagnostic.code) \(position.line):\(position.characterColumn) \(diagnostic.severity): "
          + diagnostic.message)
      if let fix = diagnostic.fix { lines.append("  \(fix.safety.rawValue) fix: \(fix.title)") }
    }
    let fixed = Lint.fixed(bytes, settings: settings)
    if fixed != bytes { lines.append("---\n\(escaped(fixed))") }
    return lines
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

  private static func settings(
    _ head: [String], for rule: any Rule.Type
  ) throws -> LintSettings {
    var settings = Lint.settings(for: rule)
    for line in head {
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
      default: Issue.record("\(line) is no setting")
      }
    }
    return settings
  }
}
