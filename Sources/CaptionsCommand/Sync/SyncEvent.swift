// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import FoundationEssentials
import WistiaAPI

/// One event of a run, as a line of JSON on standard error.
///
/// `version` comes first, then `phase`, `plan`, `op_start`, `op_done`, `wait`, `message` and at last
/// `summary`. Members are only ever added while the version stays the same.
struct SyncEvent: Encodable {
  var event: String
  var time = Date().formatted(.iso8601)
  var version: Int?
  var phase: String?
  var total: Int?
  var action: SyncOperation.Action?
  var mediaID: String?
  var media: String?
  var language: String?
  var code: String?
  var newCode: String?
  var path: String?
  var status: OperationResult.Status?
  var error: AccountError.Kind?
  var reason: String?
  var operation: String?
  var seconds: Double?
  var message: String?
  var counts: [String: Int]?

  private enum CodingKeys: String, CodingKey {
    case event, time, version, phase, total, action, media, language, code, path, status, error
    case reason, operation, seconds, message, counts
    case mediaID = "media_id"
    case newCode = "new_code"
  }

  /// The first event.
  static var version: SyncEvent {
    var event = SyncEvent("version")
    event.version = 1
    return event
  }

  /// An event with a message or a phase.
  init(_ event: String, phase: String? = nil, total: Int? = nil, message: String? = nil) {
    self.event = event
    self.phase = phase
    self.total = total
    self.message = message
  }

  /// An event about an operation.
  init(_ event: String, _ subject: SyncOperation, _ result: OperationResult? = nil) {
    self.event = event
    action = subject.action
    mediaID = subject.media?.id
    media = subject.media?.name
    language = subject.language
    code = subject.code
    newCode = subject.newCode
    path = subject.path
    status = result?.status
    error = result?.errorKind
    message = result?.words
  }

  /// A wait.
  init(_ wait: WistiaWait) {
    event = "wait"
    operation = wait.operation
    seconds =
      Double(wait.duration.components.seconds) + Double(wait.duration.components.attoseconds) / 1e18
    reason =
      switch wait.reason {
      case .pacing: "pacing"
      case .throttled: "throttled"
      case .retry: "retry"
      }
  }

  /// Prints the event as a line.
  func print() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return }
    Messages.document([UInt8](data))
  }
}
