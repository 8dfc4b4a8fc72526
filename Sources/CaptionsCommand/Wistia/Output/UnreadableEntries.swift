// SPDX-License-Identifier: Apache-2.0

import Synchronization
import WistiaAPI

/// Entries of a list that could not be read: the others are printed, and the command fails, so that
/// nobody takes them for all.
final class UnreadableEntries: Sendable {
  private let found = Mutex<(count: Int, first: UnreadableEntry?)>((0, nil))

  /// Takes an entry.
  ///
  /// - Parameter entry: The entry.
  func add(_ entry: UnreadableEntry) {
    found.withLock { found in
      found.count += 1
      found.first = found.first ?? entry
    }
  }

  /// Fails where there were any.
  ///
  /// - Parameter noun: What the list holds, in the plural.
  /// - Throws: ``CommandError``.
  func check(_ noun: String) throws {
    let (count, first) = found.withLock { $0 }
    guard let first else { return }
    let more = count > 1 ? " and \(count - 1) more" : ""
    throw CommandError(
      "these are not all \(noun): \(first)\(more); --raw shows what the server sent",
      status: .findings)
  }
}
