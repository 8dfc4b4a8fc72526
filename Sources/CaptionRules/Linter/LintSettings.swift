// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// What the rules are told: the profile's limits, what the user gave, and which rules run.
public struct LintSettings: Sendable {
  /// The limits of the profile.
  public var profile: Profile
  /// Which rules run.
  public var selection: RuleSelection

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - profile: The limits.
  ///   - selection: Which rules run; those of the profile unless told.
  public init(profile: Profile = .upload, selection: RuleSelection = RuleSelection()) {
    self.profile = profile
    self.selection = selection
  }

  /// Whether a rule runs.
  ///
  /// - Parameter info: The rule.
  /// - Returns: Whether it was selected and not ignored.
  public func runs(_ info: RuleInfo) -> Bool {
    selection.contains(info, byDefault: !profile.disabled.contains(info.code))
  }

  /// How much a finding of a rule matters under the profile.
  func severity(of info: RuleInfo, found: Severity?) -> Severity {
    profile.severities[info.code] ?? found ?? info.severity
  }
}
