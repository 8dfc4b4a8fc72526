// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What is known of a file when all its findings were reported.
public struct FileReport: Sendable, Hashable {
  /// The path as the user named it; `<stdin>` for standard input.
  public var path: String
  /// How many cues there were.
  public var cues: Int
  /// The name of the encoding that the file was read in.
  public var encoding: String
  /// Why no captions were read, where the file is of another format: "it is WebVTT, not SubRip; …".
  public var refusal: String?
  /// How many findings there were of each severity.
  public var counts: [Severity: Int]
  /// How many findings were suppressed, and so are not counted.
  public var suppressed = 0
  /// The rules of suppressions that nothing was found for.
  public var idleSuppressions: [String] = []

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - path: The path as the user named it.
  ///   - cues: How many cues there were.
  ///   - encoding: The name of the encoding.
  ///   - counts: How many findings there were of each severity.
  public init(path: String, cues: Int, encoding: String, counts: [Severity: Int] = [:]) {
    self.path = path
    self.cues = cues
    self.encoding = encoding
    self.counts = counts
  }
}

/// What a whole run found.
public struct RunSummary: Sendable, Hashable {
  /// How many files were looked at.
  public var files = 0
  /// How many could not be read.
  public var unreadable = 0
  /// How many cues there were.
  public var cues = 0
  /// How many findings there were of each severity.
  public var counts: [Severity: Int] = [:]
  /// How many findings were suppressed.
  public var suppressed = 0

  /// Creates a summary of nothing.
  public init() {}

  /// Takes up a file.
  ///
  /// - Parameter report: What is known of the file.
  public mutating func add(_ report: FileReport) {
    files += 1
    cues += report.cues
    suppressed += report.suppressed
    for (severity, count) in report.counts { counts[severity, default: 0] += count }
  }

  /// How many findings matter at least so much.
  ///
  /// - Parameter severity: The least severity to count.
  /// - Returns: The number.
  public func count(atLeast severity: Severity) -> Int {
    counts.reduce(0) { $1.key >= severity ? $0 + $1.value : $0 }
  }

  /// One line for people: `3 files, 120 cues: 1 error, 2 warnings, no infos`.
  public var sentence: String {
    func number(_ count: Int, _ singular: String) -> String {
      count == 0 ? "no \(singular)s" : count == 1 ? "1 \(singular)" : "\(count) \(singular)s"
    }
    let findings = Severity.allCases.reversed().map { number(counts[$0] ?? 0, $0.rawValue) }
    let hidden = suppressed > 0 ? "; \(suppressed) suppressed" : ""
    return "\(number(files, "file")), \(number(cues, "cue")): \(findings.joined(separator: ", "))"
      + hidden
  }
}
