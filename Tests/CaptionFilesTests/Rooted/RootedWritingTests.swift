// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

/// Writing, making, renaming and removing below a directory.
struct RootedWritingTests {
  private let outside = TemporaryDirectory()
  private let directory = TemporaryDirectory()

  private func root(_ resolution: PathResolution) throws -> RootedDirectory {
    try RootedDirectory(path: directory.path, resolution: resolution)
  }

  private func content(_ path: String) throws -> String {
    var file = try InputFile(path: path)
    return String(decoding: try file.readAll(), as: UTF8.self)
  }

  @Test(arguments: RootedDirectoryTests.resolutions)
  func writesAndReplaces(resolution: PathResolution) throws {
    let root = try root(resolution)
    let path = try RelativePath("a/b/c.srt")
    #expect(throws: FileError(.write, root.path(of: path), number: ENOENT)) {
      try root.write([1], to: path)
    }
    try root.makeDirectory(RelativePath("a/b"))
    try root.makeDirectory(RelativePath("a/b"))
    try root.write(Array("one".utf8), to: path, mode: 0o600)
    try root.write(Array("two".utf8), to: path)
    #expect(try content(directory.path + "/a/b/c.srt") == "two")
    var status = stat()
    stat(directory.path + "/a/b/c.srt", &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(
      try root.entries(in: RelativePath("a/b"), includesHidden: true).map(\.name) == ["c.srt"])
  }

  /// A link in the place of a file is neither followed nor replaced, wherever it leads.
  @Test(arguments: RootedDirectoryTests.resolutions, ["../x", "real.srt", "nowhere", "/x"])
  func neverWritesThroughALink(resolution: PathResolution, destination: String) throws {
    let victim = outside.file("x", "VICTIM")
    let real = directory.file("real.srt", "REAL")
    let target = destination == "/x" ? victim : destination
    symlink(target, directory.path + "/a.srt")
    let root = try root(resolution)
    let error = #expect(throws: FileError.self) {
      try root.write(Array("ATTACKER".utf8), to: RelativePath("a.srt"))
    }
    #expect(error?.reason.contains("symbolic link") == true)
    #expect(try content(victim) == "VICTIM")
    #expect(try content(real) == "REAL")
    #expect(directory.entries == ["a.srt", "real.srt"])
  }

  @Test(arguments: RootedDirectoryTests.resolutions)
  func nothingIsDoneBehindALinkThatLeadsOut(resolution: PathResolution) throws {
    let victim = outside.file("x", "VICTIM")
    _ = outside.directory("empty")
    symlink(outside.path, directory.path + "/out")
    _ = directory.file("a.srt", "A")
    let root = try root(resolution)
    let (file, inner) = (try RelativePath("a.srt"), try RelativePath("out/x"))
    let attempts: [() throws -> Void] = [
      { try root.write([1], to: inner) }, { try root.remove(inner) },
      { try root.rename(file, to: RelativePath("out/y")) },
      { try root.rename(inner, to: RelativePath("y")) },
      { try root.makeDirectory(RelativePath("out/made/deep")) },
      { try root.makeNewDirectory(RelativePath("out/made")) },
      { try root.removeDirectory(RelativePath("out/empty")) },
      { try root.makeDirectory(RelativePath("out")) },
      { _ = try root.subdirectory(RelativePath("out")) },
      { _ = try root.entries(in: RelativePath("out")) },
    ]
    for attempt in attempts {
      let error = #expect(throws: FileError.self) { try attempt() }
      #expect(error?.reason.contains("leads out of \(directory.path)") == true)
    }
    #expect(try content(victim) == "VICTIM")
    #expect(outside.entries == ["empty", "x"])
    #expect(directory.entries == ["a.srt", "out"])
  }

  /// Links that stay inside are resolved in the directories of a path.
  @Test(arguments: RootedDirectoryTests.resolutions)
  func followsLinksToDirectoriesInside(resolution: PathResolution) throws {
    _ = directory.directory("real")
    symlink("real", directory.path + "/link")
    let root = try root(resolution)
    try root.write(Array("A".utf8), to: RelativePath("link/a.srt"))
    try root.makeDirectory(RelativePath("link/sub"))
    try root.rename(RelativePath("link/a.srt"), to: RelativePath("link/sub/b.srt"))
    #expect(try content(directory.path + "/real/sub/b.srt") == "A")
  }

  @Test(arguments: RootedDirectoryTests.resolutions)
  func renamesAndNeverReplaces(resolution: PathResolution) throws {
    _ = directory.file("a", "A")
    _ = directory.file("b", "B")
    _ = directory.directory("d")
    _ = directory.directory("e")
    symlink("nowhere", directory.path + "/l")
    let root = try root(resolution)
    for (from, to) in [("a", "b"), ("a", "d"), ("d", "e"), ("d", "a"), ("a", "l"), ("l", "a")] {
      #expect(throws: FileError(.rename, "\(directory.path)/\(to)", number: EEXIST)) {
        try root.rename(RelativePath(from), to: RelativePath(to))
      }
    }
    #expect(throws: FileError(.rename, "\(directory.path)/no", number: ENOENT)) {
      try root.rename(RelativePath("no"), to: RelativePath("x"))
    }
    try root.rename(RelativePath("a"), to: RelativePath("d/c"))
    try root.rename(RelativePath("d"), to: RelativePath("f"))
    try root.rename(RelativePath("l"), to: RelativePath("m"))
    #expect(directory.entries == ["b", "e", "f", "m"])
    #expect(try content(directory.path + "/f/c") == "A")
    #expect(try root.kind(of: RelativePath("m")) == .symbolicLink)
  }

  @Test(arguments: RootedDirectoryTests.resolutions)
  func removesTheNameItself(resolution: PathResolution) throws {
    let victim = outside.file("x", "VICTIM")
    symlink(victim, directory.path + "/l")
    _ = directory.directory("d")
    _ = directory.file("d/a")
    let root = try root(resolution)
    try root.remove(RelativePath("l"))
    #expect(try content(victim) == "VICTIM")
    #expect(throws: FileError(.remove, "\(directory.path)/d", number: ENOTEMPTY)) {
      try root.removeDirectory(RelativePath("d"))
    }
    #expect(throws: FileError(.remove, "\(directory.path)/d", number: EISDIR)) {
      try root.remove(RelativePath("d"))
    }
    try root.remove(RelativePath("d/a"))
    try root.removeDirectory(RelativePath("d"))
    try root.synchronize()
    #expect(directory.entries.isEmpty)
  }

  @Test(arguments: RootedDirectoryTests.resolutions)
  func makesNewDirectoriesOnce(resolution: PathResolution) throws {
    let root = try root(resolution)
    try root.makeNewDirectory(RelativePath("run"), mode: 0o700)
    #expect(throws: FileError(.create, "\(directory.path)/run", number: EEXIST)) {
      try root.makeNewDirectory(RelativePath("run"))
    }
    _ = directory.file("file")
    #expect(throws: FileError(.create, "\(directory.path)/file", number: ENOTDIR)) {
      try root.makeDirectory(RelativePath("file"))
    }
    symlink("nowhere", directory.path + "/dangling")
    #expect(throws: FileError.self) { try root.makeDirectory(RelativePath("dangling")) }
    #expect(directory.entries == ["dangling", "file", "run"])
  }

  @Test func opensWhatWasNamedThroughLinks() throws {
    let link = outside.path + "/link"
    symlink(directory.path, link)
    let root = try RootedDirectory(path: link)
    try root.write([1], to: RelativePath("a"))
    #expect(directory.entries == ["a"])
    let made = try RootedDirectory.making(outside.path + "/x/y")
    try made.write([1], to: RelativePath("b"))
    #expect(try made.entries().map(\.name) == ["b"])
    #expect(throws: FileError(.list, "/nonexistent", number: ENOENT)) {
      try RootedDirectory(path: "/nonexistent")
    }
  }
}
