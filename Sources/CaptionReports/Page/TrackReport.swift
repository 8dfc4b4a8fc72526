// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionRules

/// One caption file of a ``DirectoryPage``: whose captions it holds, and what was found in it.
public struct TrackReport: Sendable {
  /// The most findings that are kept of one file; the rest are only counted.
  public static let mostFindings = 200

  /// The media that the captions belong to.
  public var media: String
  /// The language's tag; empty when the file's name states none.
  public var language: String
  /// The language's English name.
  public var languageName: String
  /// The file and what is known of it.
  public var file: FileReport
  /// Why the file could not be read, if so.
  public var failure: String?
  /// The first findings, in file order.
  public private(set) var findings: [Finding<FileOffset>] = []
  /// How many findings each rule had, by its code.
  public private(set) var byRule: [RuleCode: Int] = [:]

  /// Creates the report of a file in which nothing was found yet.
  ///
  /// - Parameters:
  ///   - media: The media that the captions belong to.
  ///   - language: The language's tag; empty for none.
  ///   - languageName: The language's English name.
  ///   - file: The file and what is known of it.
  public init(media: String, language: String, languageName: String, file: FileReport) {
    self.media = media
    self.language = language
    self.languageName = languageName
    self.file = file
  }

  /// Takes up a finding.
  ///
  /// - Parameter finding: The finding.
  public mutating func add(_ finding: Finding<FileOffset>) {
    byRule[finding.diagnostic.code, default: 0] += 1
    if findings.count < Self.mostFindings { findings.append(finding) }
  }

  /// How many findings are counted and not kept.
  var hidden: Int { byRule.values.reduce(0, +) - findings.count }

  /// The worst that was found, which colours the track.
  var state: State {
    if failure != nil { return .unreadable }
    if file.counts[.error, default: 0] > 0 { return .error }
    if file.counts[.warning, default: 0] > 0 { return .warning }
    return .good
  }

  /// How a track is.
  enum State: String {
    case good, warning, error, unreadable
  }
}
