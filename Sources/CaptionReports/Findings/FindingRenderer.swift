// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionRules

/// Turns findings into the bytes of one output format.
///
/// The calls come in this order: `begin`, then for each file `render` for each finding and `end` or `fail`,
/// then `finish`. Each appends to the output what is ready, so that a long run streams.
public protocol FindingRenderer {
  /// Writes what stands before everything.
  ///
  /// - Parameter output: Receives the bytes.
  mutating func begin(into output: inout [UInt8])

  /// Writes a finding.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - path: The file, as the user named it.
  ///   - output: Receives the bytes.
  mutating func render(_ finding: Finding<FileOffset>, path: String, into output: inout [UInt8])

  /// Ends a file.
  ///
  /// - Parameters:
  ///   - file: What is known of it.
  ///   - output: Receives the bytes.
  mutating func end(_ file: FileReport, into output: inout [UInt8])

  /// Ends a file that could not be read, or not to its end.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why.
  ///   - output: Receives the bytes.
  mutating func fail(path: String, message: String, into output: inout [UInt8])

  /// Writes what stands after everything.
  ///
  /// - Parameters:
  ///   - summary: What the whole run found.
  ///   - output: Receives the bytes.
  mutating func finish(_ summary: RunSummary, into output: inout [UInt8])
}

extension FindingRenderer {
  /// Nothing.
  public mutating func begin(into output: inout [UInt8]) {}

  /// Nothing.
  ///
  /// - Parameters:
  ///   - file: What is known of the file.
  ///   - output: Left as it is.
  public mutating func end(_ file: FileReport, into output: inout [UInt8]) {}

  /// Nothing.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - message: Why it could not be read.
  ///   - output: Left as it is.
  public mutating func fail(path: String, message: String, into output: inout [UInt8]) {}

  /// Nothing.
  ///
  /// - Parameters:
  ///   - summary: What the whole run found.
  ///   - output: Left as it is.
  public mutating func finish(_ summary: RunSummary, into output: inout [UInt8]) {}
}

extension ReportFormat {
  /// The renderer of the format.
  ///
  /// - Parameters:
  ///   - style: How text is shown; other formats do not heed it.
  ///   - version: The version of the tool, for SARIF.
  /// - Returns: A renderer for one run.
  public func renderer(
    style: TextStyle = TextStyle(), version: String = ""
  ) -> any FindingRenderer {
    switch self {
    case .text: TextRenderer(style: style)
    case .concise: ConciseRenderer(style: style)
    case .json: JSONRenderer()
    case .ndjson: NDJSONRenderer()
    case .sarif: SARIFRenderer(version: version)
    case .github: GitHubRenderer()
    case .junit: JUnitRenderer()
    }
  }
}
