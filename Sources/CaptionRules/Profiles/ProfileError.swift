// SPDX-License-Identifier: Apache-2.0

/// Why a profile cannot be used.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String

  /// Creates an error.
  ///
  /// - Parameter description: What is wrong, where, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
