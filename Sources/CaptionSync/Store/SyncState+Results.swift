// SPDX-License-Identifier: Apache-2.0

extension SyncState {
  /// Takes over what became of a plan.
  ///
  /// - Parameter report: What became of it.
  public mutating func record(_ report: RunReport) {
    for track in report.gone { self[track.media, track.language] = nil }
    for result in report.results { record(result) }
  }

  /// Takes over what was pulled: what failed there left the account as it was.
  ///
  /// - Parameter report: What became of it.
  public mutating func recordPull(_ report: RunReport) {
    for result in report.results where result.status != .failed { record(result) }
  }

  private mutating func record(_ result: OperationResult) {
    let operation = result.operation
    guard let media = operation.media?.id, let key = operation.languageKey else { return }
    switch (operation.action, result.status) {
    case (.delete, .verified):
      self[media, key] = nil
    case (.relabel, .verified):
      if let relabel = PendingRelabel(operation) { finish(relabel) }
    case (_, .verified), (_, .verifiedLoosely), (.unchanged, .unchanged):
      guard let local = operation.local?.digest, let remote = operation.remote?.digest,
        let path = operation.path
      else { return }
      self[media, key] = Track(local: local, remote: remote, path: path)
    case (.create, .failed), (.replace, .failed):
      // It may have been carried out all the same: the account is then found with our captions.
      if let local = operation.local, operation.path != nil { attempt(media, key, local) }
    default: break
    }
  }
}
