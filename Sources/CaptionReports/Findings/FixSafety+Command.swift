// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension FixSafety {
  /// The command that applies fixes of this safety, as reports tell it.
  var command: String {
    switch self {
    case .safe: "captions fix"
    case .unsafe: "captions fix --unsafe"
    case .displayOnly: "by hand"
    }
  }
}
