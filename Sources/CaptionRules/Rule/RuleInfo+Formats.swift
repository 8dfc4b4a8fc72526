// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension RuleInfo {
  /// The formats of which a rule speaks.
  public enum Formats: Sendable, Hashable {
    /// All of them.
    case any
    /// The one with this `FormatTraits.id`.
    case only(String)
    /// All but the one with this `FormatTraits.id`.
    case except(String)
  }
}

extension RuleCode.Scope {
  /// The formats of the rules with such a code, unless one of them says otherwise.
  var formats: RuleInfo.Formats {
    switch self {
    case .captions: .any
    case .subRip: .only("subrip")
    case .webVTT: .only("webvtt")
    }
  }
}
