// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
import CaptionFiles
package import CaptionReports
package import CaptionRules
import CaptionText

/// What came of one file of several, held until it is its turn to be shown.
package enum FileOutcome: Sendable {
  /// Everything that was found.
  case found(FileReport, [Finding<FileOffset>])
  /// More was found than is worth holding: the file is read again when it is its turn.
  case tooMuch
  /// The file could not be read.
  case failed(message: String)

  /// How many findings of a file are held.
  private static let mostFindings = 10_000
  /// How large files may be to be read whole, which looking them up wants.
  private static let mostBytes = 4 << 20

  /// More was found than is held.
  private struct Overflow: Error {}

  /// Validates a file, or looks up what an earlier run found in the same bytes.
  ///
  /// - Parameters:
  ///   - validation: The file and what applies to it.
  ///   - cache: What earlier runs found.
  ///   - fingerprint: All that applies to the file, for the cache.
  package init(_ validation: FileValidation, cache: FindingCache?, fingerprint: String) {
    let path = validation.path
    do {
      var findings: [Finding<FileOffset>] = []
      func hold(_ finding: Finding<FileOffset>) throws {
        guard findings.count < Self.mostFindings else { throw Overflow() }
        findings.append(finding)
      }
      guard let cache, path != "-", let content = try Self.small(path) else {
        let report = try validation.run(hold)
        self = .found(report, findings)
        return
      }
      let hash = cache.hash(content.span, settings: fingerprint)
      let shown = InputPath.shown(path)
      if let entry = cache.entry(hash), let known = FindingArchive.read(entry, path: shown) {
        self = .found(known.report, known.findings)
        return
      }
      let report = try validation.run(content, hold)
      // Suppressions without a finding are told anew each time.
      if report.idleSuppressions.isEmpty {
        cache.store(FindingArchive.bytes(report, findings), hash)
      }
      self = .found(report, findings)
    } catch is Overflow {
      self = .tooMuch
    } catch {
      self = .failed(message: Self.message(of: error, path))
    }
  }

  /// What is said of a file that could not be read.
  package static func message(of error: any Error, _ path: String) -> String {
    error is FileError ? "\(error)" : "\(path): \(error)"
  }

  /// The content of a regular file that is not large.
  private static func small(_ path: String) throws -> [UInt8]? {
    var file = try InputFile(path: path)
    guard let size = file.size, size <= mostBytes else { return nil }
    return try file.readAll(limit: 2 * mostBytes)
  }
}
