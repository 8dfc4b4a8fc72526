// SPDX-License-Identifier: Apache-2.0

/// What keeps the settings of a file from being known: a configuration, a sidecar, a profile, or a list
/// that cannot be read or that makes no sense.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What else than fixing the file that ``message`` names may help.
  public enum Remedy: Sendable, Hashable {
    /// A look at the names of the built-in profiles.
    case listProfiles
    /// A look at the codes and names of the rules.
    case listRules
  }

  /// What went wrong, with the file that it is about.
  public var message: String
  /// What may help; `nil` where the message says it.
  public var remedy: Remedy?

  init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  /// The message.
  public var description: String { message }
}
