// SPDX-License-Identifier: Apache-2.0

/// What of each finding is made: messages and fixes are text, which takes longer to write than most
/// findings take to find.
public enum FindingDetail: Sendable, Hashable {
  /// All of it.
  case everything
  /// The rule, the severity, the range and the cue, for who counts: no message, note, excerpt or fix, and
  /// of the position only the line where the cue begins.
  case places
}
