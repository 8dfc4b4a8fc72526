// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles

/// The port through which a run is written down before it acts.
public protocol RunRecorder: Sendable {
  /// Told of a write before it is sent; throwing keeps it from being sent.
  ///
  /// - Parameters:
  ///   - operation: What is about to happen.
  ///   - previous: What the account holds now, and what is lost unless it is saved.
  /// - Throws: Why it cannot be written down.
  func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws

  /// Told of a file before it is overwritten; throwing keeps it from being overwritten.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - bytes: What it holds, and what is lost unless it is saved.
  /// - Throws: Why it cannot be saved.
  func willOverwrite(_ file: RelativePath, holding bytes: [UInt8]) throws

  /// Told of a write that was carried out and verified, so that a run that is cut short later
  /// remembers it.
  ///
  /// - Parameter result: What became of the operation.
  func didVerify(_ result: OperationResult)
}

extension RunRecorder {
  /// Does nothing: for those that overwrite no files.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - bytes: What it holds.
  public func willOverwrite(_ file: RelativePath, holding bytes: [UInt8]) {}

  /// Does nothing: remembering what was verified only saves work.
  ///
  /// - Parameter result: What became of the operation.
  public func didVerify(_ result: OperationResult) {}
}
