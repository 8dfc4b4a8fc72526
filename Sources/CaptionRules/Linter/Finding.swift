// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionText

/// A diagnostic with its place as people count it, and the line to show.
///
/// The linter finds in the text (`Finding<TextOffset>`); what is shown or applied counts in the file
/// (`Finding<FileOffset>`). Lines, columns and the excerpt are those of the text in either.
public struct Finding<Offset: ByteOffset>: Sendable, Hashable {
  /// What was found.
  public var diagnostic: Diagnostic<Offset>
  /// Where it begins.
  public var position: SourcePosition
  /// The bytes of the line without its newline, at most 2 KiB around the place.
  ///
  /// They are UTF-8 and not escaped; empty for the file as a whole.
  public var excerpt: [UInt8]
  /// The part of the excerpt that the diagnostic is about.
  public var highlight: Range<Int>

  /// Creates a finding.
  ///
  /// - Parameters:
  ///   - diagnostic: What was found.
  ///   - position: Where it begins.
  ///   - excerpt: The bytes of the line.
  ///   - highlight: The part of the excerpt that the diagnostic is about.
  @inlinable
  public init(
    diagnostic: Diagnostic<Offset>, position: SourcePosition, excerpt: [UInt8] = [],
    highlight: Range<Int> = 0..<0
  ) {
    self.diagnostic = diagnostic
    self.position = position
    self.excerpt = excerpt
    self.highlight = highlight
  }
}

extension Finding<TextOffset> {
  /// The same finding, counted in the file.
  ///
  /// - Parameter map: The map of the text in which it was found.
  /// - Returns: The finding.
  public func mapped(by map: SourceMap) -> Finding<FileOffset> {
    Finding<FileOffset>(
      diagnostic: diagnostic.mapped(by: map), position: position, excerpt: excerpt,
      highlight: highlight)
  }
}
