// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

/// Taking renames back, and locking a directory.
struct RootedRenamingTests {
  private let directory = TemporaryDirectory()
  private let old: RelativePath
  private let new: RelativePath

  init() throws {
    old = try RelativePath("old")
    new = try RelativePath("new")
  }

  private func root() throws -> RootedDirectory { try RootedDirectory(path: directory.path) }

  @Test func takesBack() throws {
    _ = directory.file("new", "A")
    #expect(try root().takeBackRename(of: old, to: new) == .takenBack)
    #expect(directory.entries == ["old"])
    #expect(try root().takeBackRename(of: old, to: new) == .notDone)
    #expect(directory.entries == ["old"])
  }

  /// A run that was killed between giving the new name and taking the old.
  @Test func takesBackWhatHasBothNames() throws {
    _ = directory.file("old", "A")
    link(directory.path + "/old", directory.path + "/new")
    #expect(try root().takeBackRename(of: old, to: new) == .takenBack)
    #expect(directory.entries == ["old"])
  }

  @Test(arguments: ["file", "directory", "link"])
  func leavesAloneWhatHasTheOldName(kind: String) throws {
    _ = directory.file("new", "A")
    switch kind {
    case "file": _ = directory.file("old", "B")
    case "directory": _ = directory.directory("old")
    default: symlink("new", directory.path + "/old")
    }
    #expect(try root().takeBackRename(of: old, to: new) == .taken)
    #expect(directory.entries == ["new", "old"])
  }

  @Test func locksADirectory() throws {
    let root = try root()
    do {
      let held = try DirectoryLock(root, others: "a run works here", advice: "wait")
      let error = #expect(throws: FileError.self) {
        _ = try DirectoryLock(self.root(), others: "a run works here", advice: "wait")
      }
      #expect(error?.reason == "a run works here; wait")
      withExtendedLifetime(held) {}
    }
    _ = try DirectoryLock(root, others: "", advice: "")
    #expect(directory.entries.isEmpty)
  }
}
