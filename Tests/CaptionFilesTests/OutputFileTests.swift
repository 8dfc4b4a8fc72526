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
    var hidden = 0
    if let stream = opendir(directory.path) {
      while readdir(stream) != nil { hidden += 1 }
      _ = closedir(stream)
    }
    #expect(hidden == 3, "the temporary file is gone")
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
