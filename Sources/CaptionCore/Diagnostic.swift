// SPDX-License-Identifier: Apache-2.0

/// One finding about a caption file: what, where, and what would fix it.
///
/// Broken captions are data, never thrown errors. Rules find it in the text (`Diagnostic<TextOffset>`);
/// what is shown or applied to a file counts in the file (`Diagnostic<FileOffset>`), and the map of the
/// decoder leads from one to the other.
public struct Diagnostic<Offset: ByteOffset>: Sendable, Hashable {
  /// The permanent code of the rule that made it.
  public var code: RuleCode

  /// The rule's name, such as `missing-blank-line`.
  public var name: String

  /// How much it matters.
  public var severity: Severity

  /// One sentence that names the actual values, in lower case and without a final full stop.
  public var message: String

  /// The bytes that it is about.
  public var range: Range<Offset>

  /// The cue that it is about, counted from 1 in file order, or `nil` for the file as a whole.
  public var cue: Int?

  /// What else a reader should know, such as which players lose the cue.
  public var notes: [String]

  /// What would fix it.
  public var fix: Fix<Offset>?

  /// Creates a diagnostic.
  ///
  /// - Parameters:
  ///   - code: The rule's code.
  ///   - name: The rule's name.
  ///   - severity: How much it matters.
  ///   - message: One sentence that names the actual values.
  ///   - range: The bytes that it is about.
  ///   - cue: The cue that it is about, counted from 1.
  ///   - notes: What else a reader should know.
  ///   - fix: What would fix it.
  @inlinable
  public init(
    code: RuleCode, name: String, severity: Severity, message: String, range: Range<Offset>,
    cue: Int? = nil, notes: [String] = [], fix: Fix<Offset>? = nil
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.message = message
    self.range = range
    self.cue = cue
    self.notes = notes
    self.fix = fix
  }
}
