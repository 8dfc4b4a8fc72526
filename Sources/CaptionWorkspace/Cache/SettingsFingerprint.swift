// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
package import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionTiming
import FoundationEssentials
import Glibc

/// All that decides, beside the content of a file, what is found in it, as one text.
///
/// Two runs with the same text find the same in the same bytes. The sets of Swift have another order
/// in each process, so everything is sorted.
package struct SettingsFingerprint: Sendable {
  /// Limits as text, by profile and language; making one takes longer than most files.
  private var limits: [String: String] = [:]
  /// How entries are written: raised when that changes.
  private static let format = "3"
  /// The program: another one has other rules.
  private let program: String

  /// Creates a fingerprint of this program.
  package init() {
    var status = stat()
    let isKnown = unsafe stat("/proc/self/exe", &status) == 0
    program =
      isKnown
      ? "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
      // Where the program cannot be told, nothing of another process is believed.
      : "\(getpid()) \(time(nil))"
  }

  /// The text of what applies to a file.
  ///
  /// - Parameter settings: The settings.
  /// - Returns: The text.
  package mutating func text(of settings: FileSettings) -> String {
    let lint = settings.lint
    let options = settings.reader.options
    let profile = lint.profile
    let language = lint.language.map { "\($0)" } ?? ""
    var parts = [Self.format, program, profile.name, limitsText(lint, language)]
    parts.append(profile.disabled.sorted().map(\.description).joined(separator: " "))
    parts.append(
      profile.severities.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value.rawValue)" }.joined(separator: " "))
    parts.append(lint.selection.selected.joined(separator: ","))
    parts.append(lint.selection.ignored.joined(separator: ","))
    parts += [language, lint.languageLabel ?? "", lint.fileName ?? "", "\(lint.isSDH)"]
    parts.append(lint.mediaDuration.map { "\($0.milliseconds)" } ?? "")
    parts.append(lint.frameRate.map { "\($0)" } ?? "")
    parts += [lint.format.traits.id, lint.fractionReading.rawValue, lint.newline.rawValue]
    parts += [options.encoding?.name ?? "", options.language ?? ""]
    for stretch in lint.speech?.stretches ?? [] {
      parts.append("\(stretch.lowerBound.milliseconds) \(stretch.upperBound.milliseconds)")
    }
    if let glyphs = lint.glyphs {
      parts.append(glyphs.map(\.value).sorted().map { "\($0)" }.joined(separator: " "))
    }
    for entry in lint.suppressions.entries {
      let times = entry.times.map { "\($0.lowerBound.milliseconds) \($0.upperBound.milliseconds)" }
      parts.append("\(entry.rules) \(entry.cues) \(times)")
    }
    return parts.joined(separator: "\0")
  }

  private mutating func limitsText(_ lint: LintSettings, _ language: String) -> String {
    let key = "\(lint.profile.name)\0\(language)"
    if let known = limits[key] { return known }
    let text = String(decoding: lint.limits.json, as: UTF8.self)
    limits[key] = text
    return text
  }
}

extension ProfileLimits {
  /// The limits as JSON, in the form of profile files, the keys sorted.
  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? Array("{}".utf8)
  }
}
