// SPDX-License-Identifier: Apache-2.0

/// Why a sandbox cannot start, or a seed cannot be read.
public struct SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line: what went wrong and what to do next.
  public var description: String

  init(_ description: String) {
    self.description = description
  }
}
