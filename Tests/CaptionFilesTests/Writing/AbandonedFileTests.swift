// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import CaptionFiles

/// What killed processes leave goes, and nothing else does.
struct AbandonedFileTests {
  private let directory = TemporaryDirectory()

  /// Another kernel than this one.
  private static var elsewhere: UInt32 { KernelMark.current &+ 1 }

  private func sweep(_ abandoned: AbandonedFile = AbandonedFile()) throws {
    let handle = try DirectoryHandle(path: directory.path, for: .list, of: directory.path)
    let entries = try #require(DirectoryEntry.all(in: handle, includesHidden: true))
    abandoned.removeAll(in: handle, entries)
  }

  private static func name(
    _ target: String = "a.srt", kernel: UInt32 = KernelMark.current,
    _ files: TemporaryName.Exchange? = nil
  ) -> TemporaryName {
    TemporaryName(target, 4242, .init(kernel: kernel, random: 77, files: files))
  }

  @Test("this system tells which kernel it has")
  func kernelIsKnown() {
    #expect(KernelMark.current != 0)
  }

  @Test(
    "what a dead process of this kernel wrote is removed",
    arguments: ["a.srt", "a", "with.dots.srt", String(repeating: "n", count: 250)])
  func litter(target: String) throws {
    _ = directory.file(TemporaryName(for: target).text, "half")
    _ = directory.file("a.srt", "whole")
    try sweep()
    #expect(directory.entries == ["a.srt"])
  }

  @Test("what a living process writes stays, also where it is the only one with a name")
  func living() throws {
    let path = directory.file("a.srt", "old")
    let place = try Place(following: path)
    let (staging, descriptor) = Staging.named(TemporaryName(for: "a.srt"))
      .open(beside: place, mode: 0o600)
    #expect(descriptor >= 0)
    guard case .named(let name) = staging else {
      Issue.record("it has no name")
      return
    }
    try sweep()
    #expect(directory.entries == [name.text, "a.srt"])
    close(descriptor)
    try sweep()
    #expect(directory.entries == ["a.srt"])
  }

  @Test("a file is locked before it gets its name")
  func unnamedIsLocked() throws {
    let path = directory.file("a.srt", "old")
    let place = try Place(following: path)
    let (staging, descriptor) = Staging.best(beside: place).open(beside: place, mode: 0o600)
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    if case .unnamed(let name) = staging {
      let link = "/proc/self/fd/\(descriptor)"
      #expect(
        linkat(AT_FDCWD, link, place.directory.descriptor, name.text, AT_SYMLINK_FOLLOW) == 0)
    }
    #expect(directory.entries.count == 2)
    try sweep()
    #expect(directory.entries.count == 2)
  }

  @Test(
    "names that people and other programs give stay",
    arguments: [
      ".a.srt.4242.abc.tmp", ".a.srt.4242.abc-def.tmp", ".a.srt.4242.abc-def-1.tmp", ".a.srt.tmp",
      "a.srt.tmp", ".a.srt.4242.tmp", ".#a.srt", "a.srt~", ".a.srt.swp",
    ])
  func othersNames(name: String) throws {
    _ = directory.file(name, "mine")
    try sweep()
    #expect(directory.entries == [name])
  }

  @Test("one letter more or less, and it is somebody's own")
  func copies() throws {
    let text = Self.name().text
    for other in [text + "~", "x" + text, String(text.dropFirst()), text + ".tmp", ".b" + text] {
      _ = directory.file(other, "mine")
    }
    let before = directory.entries
    #expect(before.count == 5)
    try sweep()
    #expect(directory.entries == before)
  }

  @Test("links, directories and pipes of such a name stay, and so does what a link leads to")
  func otherKinds() throws {
    let target = directory.file("target", "text")
    let names = ["l.srt", "d.srt", "p.srt"].map { Self.name($0).text }
    symlink(target, "\(directory.path)/\(names[0])")
    _ = directory.directory(names[1])
    mkfifo("\(directory.path)/\(names[2])", 0o600)
    try sweep()
    #expect(directory.entries == (names + ["target"]).sorted())
  }

  @Test("what another machine wrote stays for a day, and as long as somebody has its lock")
  func otherMachines() throws {
    let name = Self.name(kernel: Self.elsewhere).text
    let path = directory.file(name, "half")
    // Whatever time somebody gave it: when it was touched last, nobody can set.
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    try sweep()
    #expect(directory.entries == [name])
    var abandoned = AbandonedFile()
    let begun = abandoned.now
    abandoned.now = begun + AbandonedFile.patience - 60_000_000_000
    try sweep(abandoned)
    #expect(directory.entries == [name])
    abandoned.now = begun + AbandonedFile.patience + 1_000_000_000
    let holder = open(path, O_RDONLY)
    #expect(flock(holder, LOCK_SH | LOCK_NB) == 0)
    try sweep(abandoned)
    #expect(directory.entries == [name])
    close(holder)
    try sweep(abandoned)
    #expect(directory.entries == [])
  }

  @Test("where no system tells which kernel it is, time alone counts")
  func unknownKernel() throws {
    let name = Self.name(kernel: 0).text
    _ = directory.file(name, "half")
    var abandoned = AbandonedFile()
    abandoned.kernel = 0
    try sweep(abandoned)
    #expect(directory.entries == [name])
    abandoned.now += AbandonedFile.patience + 1_000_000_000
    try sweep(abandoned)
    #expect(directory.entries == [])
  }

  /// The process was killed before, or after, its file changed places with the one to be replaced.
  @Test(arguments: [true, false])
  func interruptedExchange(isDone: Bool) throws {
    let old = try #require(FileStamp(path: directory.file("old", "old")))
    let new = try #require(FileStamp(path: directory.file("new", "newer")))
    let name = Self.name().exchanging(new, old).text
    rename("\(directory.path)/\(isDone ? "new" : "old")", "\(directory.path)/a.srt")
    rename("\(directory.path)/\(isDone ? "old" : "new")", "\(directory.path)/\(name)")
    try sweep()
    #expect(directory.entries == ["a.srt"])
  }

  @Test("what somebody saved in the moment of the exchange stays, though the process was killed")
  func savedInThatMoment() throws {
    let old = try #require(FileStamp(path: directory.file("old", "old")))
    let new = try #require(FileStamp(path: directory.file("a.srt", "newer")))
    let name = Self.name().exchanging(new, old).text
    _ = directory.file(name, "saved")
    var abandoned = AbandonedFile()
    abandoned.now += 2 * AbandonedFile.patience
    try sweep(abandoned)
    #expect(directory.entries == [name, "a.srt", "old"])
  }

  @Test("directories below are searched; hidden ones and links are not")
  func recursion() throws {
    let name = Self.name().text
    for path in ["in", "in/side", ".hidden"] {
      _ = directory.directory(path)
      _ = directory.file("\(path)/\(name)", "half")
    }
    let elsewhere = TemporaryDirectory()
    _ = elsewhere.file(name, "half")
    symlink(elsewhere.path, "\(directory.path)/link")
    let root = try RootedDirectory(path: directory.path)
    root.removeAbandonedFiles(isRecursive: false)
    #expect(access("\(directory.path)/in/\(name)", F_OK) == 0)
    root.removeAbandonedFiles()
    #expect(access("\(directory.path)/in/\(name)", F_OK) != 0)
    #expect(access("\(directory.path)/in/side/\(name)", F_OK) != 0)
    #expect(access("\(directory.path)/.hidden/\(name)", F_OK) == 0)
    #expect(elsewhere.entries == [name])
  }

  @Test("beside inputs: named, found, and where a link of that name leads")
  func inputs() throws {
    let elsewhere = TemporaryDirectory()
    let name = Self.name().text
    let inner = directory.directory("in")
    for place in [directory.path, inner, elsewhere.path] {
      close(open("\(place)/\(name)", O_CREAT | O_WRONLY, 0o600))
    }
    _ = directory.file("in/b.srt", "b")
    symlink(elsewhere.file("a.srt", "a"), "\(directory.path)/link.srt")
    InputPaths([inner, "\(directory.path)/link.srt", "-"], onceEach: true).removeAbandonedFiles()
    #expect(directory.entries == [name, "in", "link.srt"])
    #expect(access("\(inner)/\(name)", F_OK) != 0)
    #expect(elsewhere.entries == ["a.srt"])
    _ = directory.file("c.srt", "c")
    InputPaths(["\(directory.path)/c.srt"]).removeAbandonedFiles()
    #expect(directory.entries == ["c.srt", "in", "link.srt"])
  }
}
