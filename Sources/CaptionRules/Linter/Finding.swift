// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A diagnostic with its place as people count it, and the line to show.
public struct Finding: Sendable, Hashable {
  /// What was found.
  public var diagnostic: Diagnostic
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
  public init(
    diagnostic: Diagnostic, position: SourcePosition, excerpt: [UInt8] = [],
    highlight: Range<Int> = 0..<0
  ) {
    self.diagnostic = diagnostic
    self.position = position
    self.excerpt = excerpt
    self.highlight = highlight
  }
}
