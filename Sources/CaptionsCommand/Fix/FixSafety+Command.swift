// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension FixSafety {
  /// The command that applies fixes of a safety, as reports tell it.
  ///
  /// - Parameter safety: The safety.
  /// - Returns: The command, or what to do without one.
  @Sendable static func howToFix(_ safety: FixSafety) -> String {
    switch safety {
    case .safe: "captions fix"
    case .unsafe: "captions fix --unsafe"
    case .displayOnly: "by hand"
    }
  }
}
