// SPDX-License-Identifier: Apache-2.0

package import CaptionCore

/// One step of fixing a file; each step needs what the ones before it have put right.
///
/// Text cannot be judged in the wrong encoding, control characters may be bytes of letters that were decoded
/// wrongly, cues cannot be sorted while their times are in doubt,
/// and the gaps between cues mean nothing before the cues are in order.
package enum FixStage: Sendable, CaseIterable {
  case encoding
  case mojibake
  case controls
  case newlines
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
  /// What it may change of what is shown.
  package var license: FixLicense = []
  /// In how many cues of a file the thing must stand for a fix to be safe: a caption that speaks of it has
  /// it once, what a program did wrong it did again.
  package var leastOften = 1

  /// A fix that can be safe.
  ///
  /// - Parameters:
  ///   - stage: The step that it belongs to.
  ///   - license: What it may change of what is shown, since the rule is about just that.
  ///   - leastOften: In how many cues of a file the thing must stand.
  /// - Returns: The fix.
  package static func safe(
    in stage: FixStage, changing license: FixLicense = [], leastOften: Int = 1
  ) -> RuleFix {
    RuleFix(safety: .safe, stage: stage, license: license, leastOften: leastOften)
  }

  /// A fix that is never safe.
  package static func unsafe(in stage: FixStage) -> RuleFix {
    RuleFix(safety: .unsafe, stage: stage)
  }
}
