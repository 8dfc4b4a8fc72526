// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import CaptionFiles
import Glibc
import Testing

/// What a file keeps when another comes in its place, and what its backup has.
struct FileAttributesTests {
  private let directory = TemporaryDirectory()

  /// Whether the file system of temporary files keeps attributes.
  static let keepsAttributes: Bool = {
    let directory = TemporaryDirectory()
    return set("user.test", [1], on: directory.file("a"))
      && set("system.posix_acl_access", list(.read), on: directory.file("b"))
  }()

  private enum Right: UInt8 { case read = 4, write = 6 }

  /// An access control list that gives one more user a right.
  private static func list(_ right: Right) -> [UInt8] {
    func entry(_ tag: UInt8, _ right: UInt8, _ id: [UInt8] = [255, 255, 255, 255]) -> [UInt8] {
      [tag, 0, right, 0] + id
    }
    return [2, 0, 0, 0] + entry(1, 6) + entry(2, right.rawValue, [0xD2, 4, 0, 0]) + entry(4, 4)
      + entry(16, right.rawValue) + entry(32, 0)
  }

  private static func set(_ name: String, _ value: [UInt8], on path: String) -> Bool {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    return csystem_set_attribute(descriptor, name, value, value.count) == 0
  }

  private func value(_ name: String, of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var value = [UInt8](repeating: 0, count: 4096)
    let count = csystem_get_attribute(descriptor, name, &value, value.count)
    return count < 0 ? nil : Array(value[..<count])
  }

  private func status(_ path: String) -> stat {
    var status = stat()
    lstat(path, &status)
    return status
  }

  @Test(.enabled(if: keepsAttributes)) func attributesAreKept() throws {
    let path = directory.file("a.srt", "old")
    let long = [UInt8](repeating: 7, count: 1_000)
    #expect(Self.set("user.origin", Array("somewhere".utf8), on: path))
    #expect(Self.set("user.long", long, on: path))
    #expect(Self.set("user.empty", [], on: path))
    #expect(Self.set("system.posix_acl_access", Self.list(.write), on: path))
    let mode = status(path).st_mode
    try OutputFile.write(Array("new".utf8), to: path)
    #expect(value("user.origin", of: path) == Array("somewhere".utf8))
    #expect(value("user.long", of: path) == long)
    #expect(value("user.empty", of: path) == [])
    #expect(value("system.posix_acl_access", of: path) == Self.list(.write))
    #expect(status(path).st_mode == mode)
  }

  /// What the directory gives to new files is not for one that was there.
  @Test(.enabled(if: keepsAttributes)) func aListOfTheDirectoryIsNotTaken() throws {
    let path = directory.file("a.srt", "old")
    chmod(path, 0o600)
    #expect(Self.set("system.posix_acl_default", Self.list(.write), on: directory.path))
    try OutputFile.write(Array("new".utf8), to: path)
    #expect(value("system.posix_acl_access", of: path) == nil)
    #expect(status(path).st_mode & 0o7777 == 0o600)
  }

  @Test(.enabled(if: getuid() == 0)) func theOwnerIsKept() throws {
    let path = directory.file("a.srt", "old")
    chown(path, 1234, 4321)
    chmod(path, 0o4750)
    try OutputFile.write(Array("new".utf8), to: path)
    #expect(status(path).st_uid == 1234)
    #expect(status(path).st_gid == 4321)
    #expect(status(path).st_mode & 0o7777 == 0o4750)
  }

  private func backUp(_ path: String) throws -> String {
    let input = InputPath(path)
    var file = try input.open()
    return try input.keepBackup(try file.readAll(), of: file)
  }

  private func content(_ path: String) throws -> String {
    var file = try InputFile(path: path)
    return String(decoding: try file.readAll(), as: UTF8.self)
  }

  @Test func backupsAreNumberedAndKept() throws {
    let path = directory.file("a.srt", "0")
    for number in 0..<4 {
      _ = directory.file("a.srt", "\(number)")
      #expect(try backUp(path) == path + (number == 0 ? ".bak" : ".bak.\(number)"))
    }
    for number in 0..<4 {
      #expect(try content(path + (number == 0 ? ".bak" : ".bak.\(number)")) == "\(number)")
    }
  }

  /// Whatever has the name of a backup is left alone: files, links wherever they lead, directories.
  @Test func backupsFollowNothing() throws {
    let outside = TemporaryDirectory()
    let victim = outside.file("victim", "VICTIM")
    let path = directory.file("a.srt", "A")
    symlink(victim, path + ".bak")
    symlink("nowhere", path + ".bak.1")
    mkdir(path + ".bak.2", 0o755)
    mkfifo(path + ".bak.3", 0o644)
    #expect(try backUp(path) == path + ".bak.4")
    #expect(try content(victim) == "VICTIM")
    #expect(outside.entries == ["victim"])
    #expect(
      directory.entries
        == ["a.srt", "a.srt.bak", "a.srt.bak.1", "a.srt.bak.2", "a.srt.bak.3", "a.srt.bak.4"])
  }

  @Test func aBackupIsAsPrivateAsTheFile() throws {
    let path = directory.file("a.srt", "A")
    chmod(path, 0o600)
    _ = Self.set("user.origin", [1, 2], on: path)
    let backup = try backUp(path)
    #expect(status(backup).st_mode & 0o7777 == 0o600)
    #expect(value("user.origin", of: backup) == value("user.origin", of: path))
  }

  /// Beside the link that was named, and with the content of what it leads to.
  @Test func aLinkThatWasNamedIsBackedUpBesideIt() throws {
    _ = directory.directory("store")
    _ = directory.file("store/real.srt", "REAL")
    symlink("store/real.srt", directory.path + "/a.srt")
    #expect(try backUp(directory.path + "/a.srt") == directory.path + "/a.srt.bak")
    #expect(try content(directory.path + "/a.srt.bak") == "REAL")
    #expect(directory.entries == ["a.srt", "a.srt.bak", "store"])
  }
}
