// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionSync
import FoundationEssentials

/// What `--json` prints: one document.
///
/// Members are only ever added while the version stays the same.
struct SyncDocument: Encodable {
  /// One operation, and for a run what became of it.
  struct Entry: Encodable {
    var action: SyncOperation.Action
    var mediaID: String?
    var media: String?
    var project: String?
    var language: String
    var code: String
    var path: String?
    var local: Track?
    var remote: Track?
    var reason: String?
    var notes: [String]
    var status: OperationResult.Status?
    var message: String?
    var newCode: String?
    var changes: CueChanges?

    private enum CodingKeys: String, CodingKey {
      case action, media, project, language, code, path, local, remote, reason, notes, status
      case message, changes
      case mediaID = "media_id"
      case newCode = "new_code"
    }

    init(_ operation: SyncOperation, _ result: OperationResult? = nil) {
      action = operation.action
      mediaID = operation.media?.id
      media = operation.media?.name
      project = operation.media?.project
      language = operation.language
      code = operation.code
      path = operation.path
      local = operation.local.map(Track.init)
      remote = operation.remote.map(Track.init)
      reason = operation.reason?.words
      notes = operation.notes.map(\.words)
      status = result?.status
      message = result?.words
      newCode = operation.newCode
      changes = operation.changes
    }
  }

  /// One side's captions, in short; times in milliseconds.
  struct Track: Encodable {
    var cues: Int
    var first: Int64
    var last: Int64
    var digest: String

    init(_ summary: CaptionSummary) {
      cues = summary.cueCount
      first = summary.first.milliseconds
      last = summary.last.milliseconds
      digest = summary.digest.description
    }
  }

  var version = 1
  var kind: String
  var directory: String
  var operations: [Entry]
  var counts: [String: Int]

  /// A plan.
  init(_ plan: SyncPlan, directory: String) {
    kind = "plan"
    self.directory = directory
    operations = plan.operations.map { Entry($0) }
    counts = Dictionary(
      uniqueKeysWithValues: SyncOperation.Action.allCases.map { ($0.rawValue, plan.count($0)) })
  }

  /// What became of a plan.
  init(_ report: RunReport, directory: String, kind: String = "apply") {
    self.kind = kind
    self.directory = directory
    operations = report.results.map { Entry($0.operation, $0) }
    counts = Dictionary(
      uniqueKeysWithValues: OperationResult.Status.allCases.map {
        ($0.rawValue, report.count($0))
      })
  }

  /// Prints the document.
  ///
  /// - Parameter output: Where it goes.
  /// - Throws: What standard output throws.
  func write(to output: inout StandardOutput) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    bytes.append(document: [UInt8](try encoder.encode(self)))
    try output.write(bytes + [0x0A])
  }
}
