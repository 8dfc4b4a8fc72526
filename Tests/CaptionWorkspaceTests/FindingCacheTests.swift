// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules
import CaptionText
import CaptionWorkspace
import Foundation
import Testing

/// What earlier runs found, kept by content and by what applied.
struct FindingCacheTests {
  private let directory: WorkspaceDirectory
  private let cache: FindingCache

  init() throws {
    directory = try WorkspaceDirectory()
    cache = try #require(try FindingCache(directory: directory.path + "/cache"))
  }

  private func outcome(
    _ path: String, _ fingerprint: String = "one"
  ) throws -> (report: FileReport, findings: [Finding<FileOffset>]) {
    var resolver = SettingsResolver()
    let validation = FileValidation(path: path, settings: try resolver.settings(for: path))
    let outcome = FileOutcome(validation, cache: cache, fingerprint: fingerprint)
    guard case .found(let report, let findings) = outcome else {
      throw CocoaError(.fileReadUnknown)
    }
    return (report, findings)
  }

  private var entryCount: Int {
    let all = FileManager.default.subpaths(atPath: directory.path + "/cache") ?? []
    return all.count { $0.split(separator: "/").last?.count == 30 }
  }

  @Test func whatWasFoundIsReadBackWhole() throws {
    let path = try directory.file("Talk.srt", Sample.joined + "\n\n\nodd\u{200B} <i>text\n")
    let first = try outcome(path)
    #expect(!first.findings.isEmpty && entryCount == 1)
    let second = try outcome(path)
    #expect(second.report == first.report)
    #expect(second.findings == first.findings)
    #expect(entryCount == 1)
  }

  @Test func otherSettingsAndOtherBytesHaveEntriesOfTheirOwn() throws {
    let path = try directory.file("Talk.srt", Sample.joined)
    _ = try outcome(path)
    _ = try outcome(path, "two")
    #expect(entryCount == 2)
    try directory.file("Talk.srt", Sample.good)
    #expect(try outcome(path).findings.isEmpty)
    #expect(entryCount == 3)
  }

  /// Everything that decides what is found is in the fingerprint.
  @Test func theFingerprintTellsSettingsApart() throws {
    let path = try directory.file("Talk.srt", Sample.good)
    var fingerprint = SettingsFingerprint()
    func text(_ change: (inout StatedSettings) -> Void) throws -> String {
      var stated = StatedSettings()
      change(&stated)
      var resolver = SettingsResolver(stated)
      return fingerprint.text(of: try resolver.settings(for: path))
    }
    let changes: [(inout StatedSettings) -> Void] = [
      { _ in }, { $0.profile = .named("bbc") }, { $0.select = ["SRT3"] }, { $0.ignore = ["SRT3"] },
      { $0.isSDH = true }, { $0.language = "fr" }, { $0.fractions = .literal },
      { $0.mediaDuration = .zero }, { $0.encoding = .utf8 },
    ]
    let texts = try changes.map { try text($0) }
    #expect(Set(texts).count == changes.count)
    #expect(try changes.map { try text($0) } == texts)
  }

  /// Others who can write to it could have findings believed that nobody made.
  @Test func aCacheThatOthersCanWriteIsRefused() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: directory.path + "/cache")
    #expect(throws: CacheKey.Refusal.self) {
      try FindingCache(directory: directory.path + "/cache")
    }
  }
}
