// SPDX-License-Identifier: Apache-2.0

package import CaptionCore

/// One step of fixing a file; each step needs what the ones before it have put right.
///
/// Text cannot be judged in the wrong encoding, cues cannot be sorted while their times are in doubt,
/// and the gaps between cues mean nothing before the cues are in order.
package enum FixStage: Sendable, CaseIterable {
  case encoding
  case newlines
  case mojibake
  case structure
  case timingSyntax
  case order
  case text
  case numbers
  case timing
}

/// The fix that a rule offers.
package struct RuleFix: Sendable {
  /// The best safety that it can have.
  package var safety: FixSafety
  /// The step that it belongs to.
  package var stage: FixStage

  /// A fix that can be safe.
  package static func safe(in stage: FixStage) -> RuleFix {
    RuleFix(safety: .safe, stage: stage)
  }

  /// A fix that is never safe.
  package static func unsafe(in stage: FixStage) -> RuleFix {
    RuleFix(safety: .unsafe, stage: stage)
  }
}
