// SPDX-License-Identifier: Apache-2.0

package import CaptionFiles

/// Takes up the relabelling of tracks that earlier runs left half done.
///
/// A copy that is there beside the old track is found by ``RelabelPlanner``. This is about what it
/// cannot see: tracks that are under neither code, whose text is in a backup, and those that came to
/// their new code without the run having remembered it.
package struct RelabelResumption: Sendable {
  /// The operations that bring back what is under neither code.
  package private(set) var operations: [SyncOperation] = []
  private var unfinished: [PendingRelabel] = []
  private var done: [PendingRelabel] = []
  private let backups: BackupCatalog

  /// Compares what is remembered with the account.
  ///
  /// - Parameters:
  ///   - state: What is remembered.
  ///   - listings: The tracks of each media that was read, by the media's id.
  ///   - backups: The backups of the directory.
  /// - Throws: `FileError` when a backup cannot be read.
  package init(
    _ state: SyncState, listings: [String: [TrackListing]], backups: BackupCatalog
  ) throws(FileError) {
    self.backups = backups
    for relabel in state.relabels {
      guard let listing = listings[relabel.media.id] else { continue }
      if relabel.isDone(in: listing) {
        done.append(relabel)
      } else if let operation = try relabel.completion(listing, backups: backups) {
        operations.append(operation)
        unfinished.append(relabel)
      }
    }
  }

  /// The saved text of an operation.
  ///
  /// - Parameter operation: One of ``operations``.
  /// - Returns: The bytes; empty for any other operation.
  /// - Throws: `FileError`, also when the backup is not what was saved.
  package func text(of operation: SyncOperation) throws(FileError) -> [UInt8] {
    guard let relabel = unfinished.first(where: { $0.isCompleted(by: operation) }) else {
      return []
    }
    return try relabel.text(backups)
  }

  /// Takes over what became of the operations.
  ///
  /// - Parameters:
  ///   - report: What became of them.
  ///   - state: Receives it.
  package func record(_ report: RunReport, in state: inout SyncState) {
    for relabel in done { state.finish(relabel) }
    for relabel in unfinished
    where report.results.contains(where: { $0.isDone && relabel.isCompleted(by: $0.operation) }) {
      state.finish(relabel)
    }
  }
}
