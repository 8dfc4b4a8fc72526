// SPDX-License-Identifier: Apache-2.0

/// What the fix of a rule may change of what is shown, since the rule is about just that.
///
/// A fix that changes anything else is not safe; see ``ReaderProof``.
package struct FixLicense: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The letters and digits of a text: it was decoded wrongly, or written in escapes.
  package static let letters = FixLicense(rawValue: 1 << 0)
  /// The times, where the file says something else than a program reads.
  package static let times = FixLicense(rawValue: 1 << 1)
  /// When a caption ends.
  package static let ends = FixLicense(rawValue: 1 << 2)
}
