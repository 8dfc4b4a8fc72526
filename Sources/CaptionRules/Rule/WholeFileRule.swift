// SPDX-License-Identifier: Apache-2.0

package import CaptionCore

/// A rule whose fix concerns the file as a whole, and so cannot be the edits of one finding.
package protocol WholeFileRule: Rule {
  /// Whether a finding is fixed with the file as a whole, and not by edits of its own.
  ///
  /// - Parameter finding: A finding of the rule.
  /// - Returns: Whether it is; unless told, where its fix has no edits.
  static func concernsFile(_ finding: Finding<TextOffset>) -> Bool

  /// What fixes the file.
  ///
  /// - Parameters:
  ///   - text: The file as UTF-8.
  ///   - settings: The settings that the findings were made with.
  /// - Returns: What is to be done, or `nil` where it cannot be told.
  static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix?
}

extension WholeFileRule {
  package static var wholeFileRule: (any WholeFileRule.Type)? { Self.self }

  package static func concernsFile(_ finding: Finding<TextOffset>) -> Bool {
    finding.diagnostic.fix?.edits.isEmpty == true
  }

  /// The fix of a finding for which the whole file is changed: without edits of its own.
  ///
  /// - Parameters:
  ///   - title: What is done.
  ///   - safety: How safe it is.
  /// - Returns: The fix.
  static func wholeFile(_ title: String, safety: FixSafety) -> Fix<TextOffset> {
    Fix(title: title, edits: [], safety: safety)
  }
}
