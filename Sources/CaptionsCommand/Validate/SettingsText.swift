// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionReports
import CaptionRules
import CaptionText
import CaptionWorkspace

/// What applies to each file, for `captions validate --show-settings`.
enum SettingsText {
  static func print(_ paths: [String], _ resolver: inout SettingsResolver) throws {
    var output = StandardOutput()
    for path in paths {
      let settings = try resolver.settings(for: path)
      let rules = RuleRegistry.infos.filter { settings.lint.runs($0) }
      var json = JSONText()
      json.object { json in
        json.member("path", InputOptions.shown(path))
        json.member("configuration", settings.configurationPath ?? "")
        json.member("suppressions", settings.sidecarPath ?? "")
        json.member("profile", settings.lint.profile.name)
        json.member("language", settings.lint.language?.description ?? "")
        json.member("encoding", settings.reader.options.encoding?.description ?? "")
        json.member("sdh", settings.lint.isSDH)
        json.member("mediaDuration", settings.lint.mediaDuration.map { "\($0)" } ?? "")
        json.member("mediaFrameRate", settings.lint.frameRate.map { "\($0)" } ?? "")
        json.member("speech", settings.lint.speech?.stretches.count ?? 0)
        json.member("glyphs", settings.lint.glyphs?.count ?? 0)
        json.member("fractions", settings.lint.fractionReading.rawValue)
        json.key("limits")
        json.raw(ProfileText.limits(settings.lint.limits))
        json.key("rules")
        json.array { json in
          for rule in rules { json.value(rule.code.description) }
        }
        json.key("severities")
        json.object { json in
          for (code, severity) in settings.lint.profile.severities.sorted(by: { $0.key < $1.key }) {
            json.member(code.description, severity.rawValue)
          }
        }
      }
      json.endLine()
      try output.write(json.bytes)
    }
    try output.flush()
  }
}
