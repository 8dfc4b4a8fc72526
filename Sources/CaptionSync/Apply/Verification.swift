// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// Compares what an operation meant with what the account holds afterwards.
enum Verification {
  /// The result of an operation whose write was sent.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - code: The code under which the track was written.
  ///   - doubt: What went wrong although the write may have been carried out.
  ///   - tracks: What the account holds now.
  /// - Returns: The result.
  static func result(
    of operation: SyncOperation, code: String, doubt: AccountError?, in tracks: [TrackListing]
  ) -> OperationResult {
    var operation = operation
    let key = LanguageTag(code: operation.language)?.equivalenceKey ?? "?\(code.lowercased())"
    let present = tracks.filter { $0.languageKey == key || $0.code == code }
    if operation.action == .delete {
      return present.contains { $0.code == code }
        ? failed(operation, doubt, "the track is still there")
        : OperationResult(operation, .verified)
    }
    guard let track = present.first(where: { $0.code == code }) ?? present.first else {
      return failed(operation, doubt, "the account shows no captions in \(operation.language) now")
    }
    operation.code = track.code
    guard let local = operation.local, let remote = track.summary else {
      return failed(operation, doubt, "the account shows the track without its text")
    }
    operation.remote = remote
    let extra =
      present.count > 1
      ? "the media has \(present.count) tracks in \(operation.language) now; delete all but one"
      : nil
    if remote.digest == local.digest { return OperationResult(operation, .verified, extra) }
    if remote.isLooselyEqual(to: local) {
      let message = "the server changed white space or wrote entities"
      return OperationResult(operation, .verifiedLoosely, extra ?? message)
    }
    return failed(
      operation, doubt,
      "what was read back differs: \(remote.cueCount) cues for \(local.cueCount), "
        + "or other times or text")
  }

  private static func failed(
    _ operation: SyncOperation, _ doubt: AccountError?, _ finding: String
  ) -> OperationResult {
    OperationResult(
      operation, .failed, doubt.map { "\($0.message); \(finding)" } ?? finding,
      errorKind: doubt?.kind)
  }
}
