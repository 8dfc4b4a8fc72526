// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials
import Glibc
import Testing

@Suite struct FileLockTests {
  private let directory = TemporaryDirectory()

  private func lock() throws -> FileLock {
    try FileLock(path: directory.path + "/lock", others: "a run works here", advice: "wait")
  }

  @Test func tellsWhoHoldsIt() throws {
    let held = try lock()
    let error = #expect(throws: FileError.self) { _ = try lock() }
    #expect(error?.reason == "a run works here (process \(getpid())); wait")
    withExtendedLifetime(held) {}
  }

  @Test func isFreeAgainWhenGivenUp() throws {
    do { _ = try lock() }
    _ = try lock()
  }

  /// A process that is forked while a lock is held has the descriptor too until it executes its
  /// program; the lock does not wait for that.
  @Test func isFreeThoughTheDescriptorLivesOnElsewhere() throws {
    let copy: Int32
    do {
      let held = try lock()
      copy = dup(try #require(Self.descriptor(of: directory.path + "/lock")))
      withExtendedLifetime(held) {}
    }
    defer { close(copy) }
    _ = try lock()
  }

  /// Archives hold hard links, and a lock notes in its file who holds it.
  @Test func aFileWithAnotherNameIsNotWrittenTo() throws {
    let thesis = directory.file("thesis.txt", "the only copy")
    try #require(link(thesis, directory.path + "/lock") == 0)
    let error = #expect(throws: FileError.self) { _ = try lock() }
    #expect(error?.reason.contains("a hard link") == true)
    #expect(try String(contentsOfFile: thesis, encoding: .utf8) == "the only copy")
  }

  private static func descriptor(of path: String) -> Int32? {
    (0..<1024).first { number in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(number)")
      return target == path
    }
  }
}
