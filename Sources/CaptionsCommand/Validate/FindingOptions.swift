// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionRules

/// Which rules run, and under which profile.
struct FindingOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Run only these rules: codes, families by prefix such as SRT3, or names; separated by commas.",
      valueName: "codes"))
  var select: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Do not run these rules.", valueName: "codes"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "What is asked of the captions; 'captions rule --profiles' lists the names.",
      valueName: "name"))
  var profile = "upload"

  func validate() throws {
    guard Profile.named(profile) != nil else {
      throw ValidationError(
        "no profile is called '\(profile)'; 'captions rule --profiles' lists the names")
    }
    do {
      _ = try RuleSelection(select: select, ignore: ignore)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The settings that the options ask for.
  func settings() throws -> LintSettings {
    LintSettings(
      profile: Profile.named(profile) ?? .upload,
      selection: try RuleSelection(select: select, ignore: ignore))
  }
}

/// Which findings make the exit status 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, info, never

  /// The least severity that fails, or `nil` for none.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

extension ReportFormatArgument: ExpressibleByArgument {}
