// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

/// Symbolic links that are found in directories, and those that were named.
struct LinkTests {
  private let outside = TemporaryDirectory()
  private let directory = TemporaryDirectory()

  private func inner(_ paths: [String]) -> [Substring] {
    paths.map { $0.dropFirst(directory.path.count + 1) }
  }

  @Test func whatLeadsOutIsSkippedAndTold() {
    _ = outside.file("x.srt", "X")
    _ = outside.directory("season")
    _ = outside.file("season/y.srt", "Y")
    _ = directory.file("a.srt")
    let up = "../\(outside.path.split(separator: "/").last ?? "")"
    symlink(outside.path + "/x.srt", directory.path + "/b.srt")
    symlink(up + "/x.srt", directory.path + "/c.srt")
    symlink(up + "/season", directory.path + "/d")
    symlink("/etc/hostname", directory.path + "/e.srt")
    symlink("/nowhere", directory.path + "/f.srt")
    // What is no caption file and no directory is nobody's business.
    symlink("/etc/hostname", directory.path + "/g")
    symlink("../nowhere", directory.path + "/h")
    let found = DirectoryWalk().files(in: directory.path)
    #expect(inner(found.files) == ["a.srt"])
    #expect(found.errors.isEmpty)
    #expect(inner(found.skipped.map(\.path)) == ["b.srt", "c.srt", "d", "e.srt", "f.srt"])
    let note = found.skipped.first?.description
    #expect(
      note == "\(directory.path)/b.srt: skipped, since the symbolic link leads out of "
        + "\(directory.path); name it to include it")
    let inputs = InputPaths([directory.path])
    #expect(inputs.skipped == found.skipped)
    // Whoever names a link means what it leads to.
    let named = InputPaths([directory.path + "/b.srt", directory.path + "/d"])
    #expect(inner(named.files) == ["b.srt", "d/y.srt"])
    #expect(named.skipped.isEmpty)
  }

  /// A directory of captions may be behind it.
  @Test func whatCannotBeLookedAtIsTold() {
    _ = directory.file("a.srt")
    symlink(String(repeating: "x", count: 300), directory.path + "/more")
    let found = DirectoryWalk().files(in: directory.path)
    #expect(inner(found.files) == ["a.srt"])
    #expect(inner(found.errors.map(\.path)) == ["more"])
    #expect(found.errors.map(\.number) == [ENAMETOOLONG])
  }

  @Test func whatStaysInsideIsFollowed() throws {
    _ = directory.directory("season")
    _ = directory.file("season/a.srt", "A")
    _ = directory.directory(".store")
    _ = directory.file(".store/1234", "STORED")
    symlink("season/a.srt", directory.path + "/link.srt")
    symlink(".store/1234", directory.path + "/stored.srt")
    symlink("missing", directory.path + "/dangling.srt")
    symlink("loop.srt", directory.path + "/loop.srt")
    let found = DirectoryWalk().files(in: directory.path)
    #expect(inner(found.files) == ["link.srt", "season/a.srt", "stored.srt"])
    #expect(inner(found.errors.map(\.path)) == ["dangling.srt", "loop.srt"])
    #expect(found.errors.map(\.number) == [ENOENT, ELOOP])
    let texts = try found.inputs.map { input in
      var file = try input.open()
      return String(decoding: try file.readAll(), as: UTF8.self)
    }
    #expect(texts == ["A", "A", "STORED"])
  }

  /// What edits files in place does so once, however many names lead to a file.
  @Test func eachFileIsListedOnceForEditing() {
    let path = directory.path
    _ = directory.directory("season")
    _ = directory.file("season/a.srt")
    _ = directory.file("season/b.srt")
    link(path + "/season/b.srt", path + "/season/hard.srt")
    symlink("season/a.srt", path + "/1.srt")
    symlink("season/a.srt", path + "/z.srt")
    symlink("season", path + "/zz")
    _ = directory.directory(".store")
    _ = directory.file(".store/1234")
    symlink(".store/1234", path + "/stored.srt")
    symlink(".store/1234", path + "/stored2.srt")
    #expect(
      inner(InputPaths([path], onceEach: true).files)
        == ["season/a.srt", "season/b.srt", "season/hard.srt", "stored.srt"])
    // Links that were named lead to what is found, too, and so do directories.
    let named = [path + "/z.srt", path + "/season", path + "/zz", path + "/season/b.srt"]
    #expect(
      inner(InputPaths(named, onceEach: true).files)
        == ["season/a.srt", "season/b.srt", "season/hard.srt", "zz/b.srt", "zz/hard.srt"])
    #expect(
      inner(InputPaths([path + "/z.srt", path + "/1.srt"], onceEach: true).files) == ["z.srt"])
    #expect(InputPaths([path]).files.count == 7)
  }

  /// A link that comes in the place of a file after it was found is neither read nor written through.
  @Test func aLinkThatComesLaterIsNotFollowed() throws {
    let victim = outside.file("victim.srt", "VICTIM")
    _ = directory.file("a.srt", "A")
    let input = try #require(DirectoryWalk().files(in: directory.path).inputs.first)
    var file = try input.open()
    let expected = OutputFile.Expectation(reading: file)
    #expect(try file.readAll() == [0x41])
    unlink(directory.path + "/a.srt")
    symlink(victim, directory.path + "/a.srt")
    #expect(throws: FileError.self) { _ = try input.open() }
    #expect(throws: FileError.self) { _ = try input.output(replacing: expected) }
    #expect(throws: FileError.self) { _ = try input.output(replacing: .anything) }
    // A directory in the way that becomes a link leads nowhere else, either.
    _ = directory.directory("sub")
    _ = directory.file("sub/victim.srt", "S")
    let below = try #require(DirectoryWalk().files(in: directory.path).inputs.last)
    #expect(below.path == directory.path + "/sub/victim.srt")
    rename(directory.path + "/sub", directory.path + "/.sub")
    symlink(outside.path, directory.path + "/sub")
    #expect(throws: FileError.self) { _ = try below.open() }
    #expect(throws: FileError.self) { _ = try below.output(replacing: .anything) }
    var untouched = try InputFile(path: victim)
    #expect(try untouched.readAll() == Array("VICTIM".utf8))
    #expect(outside.entries == ["victim.srt"])
  }

  /// Names that no name from elsewhere may have are found all the same.
  @Test func oddNamesAreFound() throws {
    let names = ["\u{1B}[31m.srt", "a\nb.srt", "tab\t.srt", "\u{301}x.srt", "\u{FFFD}.srt"]
    for name in names { _ = directory.file(name, name) }
    let found = DirectoryWalk().files(in: directory.path)
    #expect(found.errors.isEmpty)
    #expect(found.inputs.count == names.count)
    for input in found.inputs {
      var file = try input.open()
      let name = try file.readAll()
      #expect(Array(input.path.utf8).suffix(name.count) == name[...])
    }
  }
}
