// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The variables of the environment, read nowhere else.
enum Environment {
  /// The value of a variable.
  ///
  /// - Parameter name: The variable's name.
  /// - Returns: Its value, or `nil` when it is not set.
  static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
