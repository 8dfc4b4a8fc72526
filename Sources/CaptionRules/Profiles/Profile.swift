// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionLanguages

/// What a host or a guideline asks of captions.
///
/// Profiles are data: those that are built in are JSON files in `Profiles/Data`, and users write
/// their own in the same format (``init(json:)``).
public struct Profile: Sendable, Hashable {
  /// The name that users give.
  public var name: String
  /// What the profile stands for, in a line.
  public var title: String
  /// Where the figures come from.
  public var sources: [String] = []
  /// The day on which the figures were taken from the sources, such as `2026-11-24`.
  public var date: String?
  /// The limits for a language that has none of its own.
  public var limits = ProfileLimits()
  /// The limits by language tag, complete.
  public var limitsByLanguage: [String: ProfileLimits] = [:]
  /// Rules that do not run unless they are selected.
  public var disabled: Set<RuleCode> = []
  /// Severities that differ from the rules' own.
  public var severities: [RuleCode: Severity] = [:]

  /// Creates a profile that asks for nothing.
  ///
  /// - Parameters:
  ///   - name: The name that users give.
  ///   - title: What the profile stands for.
  public init(name: String, title: String = "") {
    self.name = name
    self.title = title
  }

  /// The limits for a language: those of the longest tag that the profile knows.
  ///
  /// Chinese of a region without a script is read as the script that is written there.
  ///
  /// - Parameter language: The language of the captions; `nil` where it is not known.
  /// - Returns: The limits.
  public func limits(for language: LanguageTag?) -> ProfileLimits {
    guard let language, !limitsByLanguage.isEmpty else { return limits }
    for key in Self.keys(of: language) {
      if let found = limitsByLanguage[key] { return found }
    }
    return limits
  }

  private static func keys(of tag: LanguageTag) -> [String] {
    var script = tag.script
    if script == nil, tag.language == "zh" {
      switch tag.region {
      case "TW", "HK", "MO": script = "Hant"
      case "CN", "SG", "MY": script = "Hans"
      default: break
      }
    }
    var keys: [String] = []
    if let script, let region = tag.region { keys.append("\(tag.language)-\(script)-\(region)") }
    if let script { keys.append("\(tag.language)-\(script)") }
    if let region = tag.region { keys.append("\(tag.language)-\(region)") }
    keys.append(tag.language)
    return keys
  }
}
