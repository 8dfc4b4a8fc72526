// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Diagnostic<TextOffset> {
  /// The same diagnostic, counted in the file.
  ///
  /// A map of a stream forgets. Where a rule sums up at the end of a long file what it saw at its
  /// beginning, the bytes of that are not known any more: the diagnostic is about the file as a whole
  /// then, and a fix whose places are forgotten is left out.
  ///
  /// - Parameter map: The map of the text in which the diagnostic was found.
  /// - Returns: The diagnostic.
  public func mapped(by map: SourceMap) -> Diagnostic<FileOffset> {
    Diagnostic<FileOffset>(
      code: code, name: name, severity: severity, message: message,
      range: map.remembers(range.lowerBound)
        ? map.fileRange(of: range) : FileOffset(0)..<FileOffset(0),
      cue: cue, notes: notes, fix: fix?.mapped(by: map))
  }
}

extension Fix<TextOffset> {
  /// The same fix, counted in the file.
  ///
  /// - Parameter map: The map of the text for which the fix was made.
  /// - Returns: The fix, or `nil` where the map has forgotten one of its places.
  public func mapped(by map: SourceMap) -> Fix<FileOffset>? {
    guard map.isIdentity || edits.allSatisfy({ map.remembers($0.range.lowerBound) }) else {
      return nil
    }
    return Fix<FileOffset>(
      title: title,
      edits: edits.map {
        Edit(range: map.fileRange(of: $0.range), replacement: $0.replacement)
      }, safety: safety)
  }
}
