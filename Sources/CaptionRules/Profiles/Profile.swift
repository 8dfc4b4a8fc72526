// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What a host or a guideline asks of captions.
public struct Profile: Sendable {
  /// The name that users give.
  public var name: String
  /// Rules that do not run unless they are selected.
  public var disabled: Set<RuleCode> = []
  /// Severities that differ from the rules' own.
  public var severities: [RuleCode: Severity] = [:]

  /// Creates a profile.
  ///
  /// - Parameter name: The name that users give.
  public init(name: String) {
    self.name = name
  }

  /// What hosts that publish video ask: the default.
  public static let upload = Profile(name: "upload")

  /// Every profile that is built in.
  public static let all: [Profile] = [.upload]

  /// Finds a profile by its name.
  ///
  /// - Parameter name: The name, in any case.
  /// - Returns: The profile, or `nil` where there is none of that name.
  public static func named(_ name: String) -> Profile? {
    all.first { $0.name == name.lowercased() }
  }
}
