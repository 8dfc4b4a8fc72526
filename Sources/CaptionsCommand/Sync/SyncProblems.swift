// SPDX-License-Identifier: Apache-2.0

import CaptionSync

/// Says on standard error what needs a person, a line each, as compilers do: `path: error: reason`.
///
/// Where the table of standard output is read on the same terminal, it has said all of it already.
struct SyncProblems {
  private let scan: DirectoryScan
  private let progress: SyncProgress
  private let isDuplicate: Bool

  /// Creates a printer.
  ///
  /// - Parameters:
  ///   - session: The session that is spoken of.
  ///   - isShown: Whether standard output says the same for people.
  init(_ session: SyncSession, isShown: Bool) {
    scan = session.scan
    progress = session.progress
    isDuplicate = isShown && StandardOutput.isTerminal && Messages.isTerminal
  }

  /// Prints the problems and conflicts of a plan.
  ///
  /// - Parameter plan: The plan.
  func write(_ plan: SyncPlan) {
    for operation in plan.operations
    where operation.action == .problem || operation.action == .conflict {
      write(operation, operation.reason?.words)
    }
  }

  /// Prints what was not done, and should have been.
  ///
  /// - Parameter report: What became of a plan.
  func write(_ report: RunReport) {
    for result in report.results {
      switch result.status {
      case .failed, .conflict, .stale: write(result.operation, result.words)
      case .verified, .verifiedLoosely, .unchanged, .held, .skipped: break
      }
    }
  }

  private func write(_ operation: SyncOperation, _ reason: String?) {
    guard !isDuplicate else { return }
    let place = operation.path.map(scan.fullPath) ?? Self.place(of: operation)
    progress.problem(at: place, (reason.map { [$0] } ?? []) + operation.notes.map(\.words))
  }

  /// A track that has no file.
  private static func place(of operation: SyncOperation) -> String {
    [operation.media?.label ?? "", operation.code].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
