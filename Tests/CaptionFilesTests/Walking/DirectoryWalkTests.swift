// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

struct DirectoryWalkTests {
  @Test func findsCaptionFilesInAStableOrder() {
    let directory = TemporaryDirectory()
    _ = directory.file("b.SRT")
    _ = directory.file("a.srt")
    _ = directory.file("notes.txt")
    _ = directory.file(".hidden.srt")
    let sub = directory.directory("sub dir")
    _ = directory.file("sub dir/c.srt")
    _ = symlink("..", sub + "/loop")
    let found = DirectoryWalk().files(in: directory.path)
    #expect(found.errors.isEmpty)
    #expect(
      found.files.map { $0.dropFirst(directory.path.count + 1) } == [
        "a.srt", "b.SRT", "sub dir/c.srt",
      ])
  }

  @Test func reportsWhatIsMissingAndGoesOn() {
    let directory = TemporaryDirectory()
    let path = directory.file("a.srt")
    let inputs = InputPaths(["/nonexistent/x.srt", path, directory.path, "-"])
    #expect(inputs.files == [path, "-"])
    #expect(inputs.errors == [FileError(.read, "/nonexistent/x.srt", number: ENOENT)])
  }

  /// Names from old archives are in any encoding; they are told, never passed over.
  @Test func saysThatANameIsNotUTF8() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("b.srt")
    let name: [CChar] =
      (directory.path + "/caf").utf8CString.dropLast() + [-23] + ".srt".utf8CString
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    let found = DirectoryWalk().files(in: directory.path)
    #expect(found.files == [path])
    let reason = "its name is not UTF-8; rename it, for example with convmv"
    #expect(found.errors.map(\.reason) == [reason])
    // As an argument it comes with what is no UTF-8 replaced, too.
    let named = InputPaths([directory.path + "/caf\u{FFFD}.srt"])
    #expect(named.files.isEmpty)
    #expect(named.errors.map(\.reason) == [reason])
    unlink(name)
  }
}
