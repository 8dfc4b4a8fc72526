// SPDX-License-Identifier: Apache-2.0

/// The port through which a run is written down before it acts.
public protocol RunRecorder: Sendable {
  /// Told of a write before it is sent; throwing keeps it from being sent.
  ///
  /// - Parameters:
  ///   - operation: What is about to happen.
  ///   - previous: What the account holds now, and what is lost unless it is saved.
  /// - Throws: Why it cannot be written down.
  func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws

  /// Told of a write that was carried out and verified, so that a run that is cut short later
  /// remembers it.
  ///
  /// - Parameter result: What became of the operation.
  func didVerify(_ result: OperationResult)
}

extension RunRecorder {
  /// Does nothing: remembering what was verified only saves work.
  ///
  /// - Parameter result: What became of the operation.
  public func didVerify(_ result: OperationResult) {}
}
