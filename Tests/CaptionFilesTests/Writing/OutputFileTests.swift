// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

struct OutputFileTests {
  private func content(_ path: String) throws -> String {
    var file = try InputFile(path: path)
    return String(decoding: try file.readAll(), as: UTF8.self)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    _ = stat(path, &status)
    return status.st_mode & 0o7777
  }

  @Test func replacesAFileAndKeepsItsMode() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("a b.srt", "old")
    chmod(path, 0o640)
    try OutputFile.write(Array("new".utf8), to: path)
    #expect(try content(path) == "new")
    #expect(mode(path) == 0o640)
    #expect(try DirectoryWalk.names(in: directory.path) == ["a b.srt"])
  }

  @Test func leavesTheOriginalWithoutACommit() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("a.srt", "old")
    do {
      var file = try OutputFile(path: path)
      try file.write(Array("half".utf8))
    }
    #expect(try content(path) == "old")
    #expect(directory.entries == ["a.srt"])
  }

  /// Names of 255 bytes are common where a letter takes three.
  @Test(arguments: [
    String(repeating: "ก", count: 83) + ".srt", String(repeating: "a", count: 251) + ".srt",
  ])
  func longNames(name: String) throws {
    let directory = TemporaryDirectory()
    try OutputFile.write(Array("one".utf8), to: directory.path + "/" + name)
    try OutputFile.write(Array("two".utf8), to: directory.path + "/" + name)
    #expect(try content(directory.path + "/" + name) == "two")
  }

  /// A process that is killed while it writes leaves the directory as it was, where the file system
  /// knows files without a name; elsewhere it leaves one that no walk finds.
  @Test func nothingIsLeftBehind() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("a.srt", "old")
    let probe = open(directory.path, O_WRONLY | O_DIRECTORY | 0o20_000_000, 0o600)
    if probe >= 0 { close(probe) }
    var file = try OutputFile(path: path)
    try file.write([UInt8](repeating: 0x61, count: 1 << 20))
    #expect(directory.entries.filter { !$0.hasPrefix(".") } == ["a.srt"])
    if probe >= 0 { #expect(directory.entries == ["a.srt"]) }
    try file.commit()
    #expect(try content(path).utf8.count == 1 << 20)
    #expect(directory.entries == ["a.srt"])
  }

  @Test func followsSymbolicLinks() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("real.srt", "old")
    let link = directory.path + "/link.srt"
    _ = symlink("real.srt", link)
    try OutputFile.write(Array("new".utf8), to: link)
    #expect(try content(path) == "new")
    var status = stat()
    _ = lstat(link, &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func writesDevicesDirectly() throws {
    try OutputFile.write(Array("x".utf8), to: "/dev/null")
    #expect(throws: FileError.self) { try OutputFile.write([1], to: "/dev/full") }
  }

  @Test func saysWhatIsWrong() {
    let directory = TemporaryDirectory()
    #expect(throws: FileError(.write, directory.path, number: EISDIR)) {
      try OutputFile.write([1], to: directory.path)
    }
    #expect(throws: FileError(.write, directory.path + "/no/a.srt", number: ENOENT)) {
      try OutputFile.write([1], to: directory.path + "/no/a.srt")
    }
    #expect(throws: FileError(.read, directory.path, number: EISDIR)) {
      _ = try InputFile(path: directory.path)
    }
  }
}
