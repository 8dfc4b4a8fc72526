// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// One step of mending a file; each step needs what the ones before it have put right.
///
/// Text cannot be judged in the wrong encoding, cues cannot be sorted while their times are in doubt,
/// and the gaps between cues mean nothing before the cues are in order.
enum FixStage: CaseIterable {
  case encoding
  case newlines
  case mojibake
  case structure
  case timingSyntax
  case order
  case text
  case numbers
  case timing

  /// The rules whose fixes belong to the step.
  func contains(_ code: RuleCode) -> Bool {
    self == Self.stage(of: code)
  }

  private static func stage(of code: RuleCode) -> FixStage {
    switch code.number {
    case 111: .newlines
    case 108, 109: .mojibake
    case 100...199: .encoding
    case 204, 205: .numbers
    case 200...299: .structure
    case 301...306: .timingSyntax
    case 309, 310: .order
    case 400...499, 600...699: .text
    default: .timing
    }
  }
}
