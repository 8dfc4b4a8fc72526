// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RootedDirectory {
  /// Removes the temporary files that killed processes left.
  ///
  /// Those of processes at work, and whatever else may be somebody's, stay; so does what cannot be removed.
  ///
  /// - Parameter isRecursive: Whether the directories below are searched, without those whose names
  ///   begin with a dot; links are not followed.
  /// - Complexity: O(n log n) in the number of entries.
  package func removeAbandonedFiles(isRecursive: Bool = true) {
    removeAbandonedFiles(in: handle, "", isRecursive, AbandonedFile())
  }

  private func removeAbandonedFiles(
    in directory: DirectoryHandle, _ path: String, _ isRecursive: Bool, _ abandoned: AbandonedFile
  ) {
    guard let entries = DirectoryEntry.all(in: directory, includesHidden: true) else { return }
    abandoned.removeAll(in: directory, entries)
    guard isRecursive else { return }
    for entry in entries
    where entry.kind == .directory && entry.isUTF8 && entry.name.utf8.first != UInt8(ascii: ".") {
      let inner = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      let descriptor = open(inner, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      removeAbandonedFiles(in: DirectoryHandle(owning: descriptor), inner, isRecursive, abandoned)
    }
  }
}
