// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import FoundationEssentials
import Glibc
import Testing

struct JournalFileTests {
  private let directory = TemporaryDirectory()

  private func lines(_ path: String) throws -> [String] {
    try JournalFile.lines(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    stat(path, &status)
    return Int(status.st_size)
  }

  @Test func keepsLines() throws {
    let path = directory.path + "/j"
    #expect(try lines(path).isEmpty)
    do {
      var journal = try JournalFile(path: path)
      for text in ["one", "two"] { try journal.append(Array(text.utf8)) }
    }
    do {
      var journal = try JournalFile(path: path)
      try journal.append(Array("three".utf8))
    }
    #expect(try lines(path) == ["one", "two", "three"])
    var journal = try JournalFile(path: path)
    try journal.clear()
    #expect(size(path) == 0)
  }

  @Test func aHoleOfManyGigabytesIsNotReadIntoMemory() throws {
    let path = directory.file("j", "one\n")
    #expect(truncate(path, 20 << 30) == 0)
    let error = #expect(throws: FileError.self) { _ = try lines(path) }
    #expect(error?.reason.contains("it holds more than") == true)
  }

  @Test func aFileWithAnotherNameIsNotWrittenTo() throws {
    let settings = directory.file("settings.json", "{\"the\":\"only copy\"}")
    try #require(link(settings, directory.path + "/j") == 0)
    let error = #expect(throws: FileError.self) {
      _ = try JournalFile(path: directory.path + "/j")
    }
    #expect(error?.reason.contains("a hard link") == true)
    #expect(try String(contentsOfFile: settings, encoding: .utf8) == "{\"the\":\"only copy\"}")
  }

  /// A crash while a line was written leaves its beginning, which no other line joins.
  @Test(
    arguments: [
      ("one\ntw", ["one"]), ("tw", []), ("one\n", ["one"]), ("", []),
      ("one\ntwo\n\u{0}\u{0}", ["one", "two"]),
      ("one\n" + String(repeating: "x", count: 10_000), ["one"]),
      (String(repeating: "x", count: 4_096), []),
      ("one\n" + String(repeating: "x", count: 4_096), ["one"]),
      ("one\n" + String(repeating: "x", count: 4_095), ["one"]),
    ] as [(String, [String])])
  func aTornLineIsRemoved(text: String, whole: [String]) throws {
    let path = directory.file("j", text)
    #expect(try lines(path) == whole)
    var journal = try JournalFile(path: path)
    try journal.append(Array("next".utf8))
    #expect(try lines(path) == whole + ["next"])
    #expect(size(path) == (whole + ["next"]).reduce(0) { $0 + $1.utf8.count + 1 })
  }

  /// A disk that takes a part of a line and no more: what it took is gone again, and the next line is
  /// whole.
  @Test func aLineThatDoesNotFitLeavesNothing() throws {
    // Beyond what any other test writes, since the limit is the whole process's; the file has holes.
    let start = 1 << 38
    let path = directory.file("j", "")
    #expect(truncate(path, off_t(start - 1)) == 0)
    let descriptor = open(path, O_WRONLY | O_APPEND)
    #expect(write(descriptor, "\n", 1) == 1)
    close(descriptor)
    var torn = try JournalFile(path: path)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    signal(SIGXFSZ, SIG_IGN)
    var less = limit
    less.rlim_cur = rlim_t(start + 5)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &less)
    var error: FileError?
    do { try torn.append(Array("0123456789".utf8)) } catch let failure { error = failure }
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #expect(error?.number == EFBIG)
    #expect(size(path) == start)
    try torn.append(Array("next".utf8))
    var end = try InputFile(path: path)
    try end.seek(to: FileOffset(start))
    #expect(try end.readAll() == Array("next\n".utf8))
  }

  /// A line in the middle that cannot be read is an error, and never passed over.
  @Test(arguments: [("1\nx\n3\n", 2), ("\n", 1), ("1\n\n3\n", 2), ("1\n2\n3\nfour\n", 4)])
  func aLineThatIsNotUnderstoodIsAnError(text: String, line: Int) throws {
    let path = directory.file("j", text)
    let error = #expect(throws: FileError.self) {
      try JournalFile.records(JournalFile.lines(of: path), of: path) {
        Int(String(decoding: $0, as: UTF8.self))
      }
    }
    #expect(error?.path == path)
    #expect(error?.reason.hasPrefix("line \(line) is damaged") == true)
  }

  @Test func understandsLines() throws {
    let path = directory.file("j", "1\n2\n3")
    let numbers = try JournalFile.records(JournalFile.lines(of: path), of: path) {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // The last one was cut short.
    #expect(numbers == [1, 2])
  }

  @Test func standsBelowADirectory() throws {
    let outside = TemporaryDirectory()
    let victim = outside.file("victim", "VICTIM")
    let root = try RootedDirectory(path: directory.path)
    let path = try RelativePath("j")
    var journal = try JournalFile(at: path, in: root)
    try journal.append(Array("one".utf8))
    #expect(try JournalFile.lines(in: root, of: path).count == 1)
    #expect(try JournalFile.lines(in: root, of: RelativePath("missing")).isEmpty)
    unlink(directory.path + "/j")
    for destination in [victim, "real", "nowhere"] {
      _ = directory.file("real", "REAL")
      symlink(destination, directory.path + "/j")
      #expect(throws: FileError.self) { _ = try JournalFile(at: path, in: root) }
      #expect(throws: FileError.self) { _ = try JournalFile(path: directory.path + "/j") }
      #expect(throws: FileError.self) {
        _ = try FileLock(at: path, in: root, others: "a run works here", advice: "wait")
      }
      unlink(directory.path + "/j")
    }
    mkfifo(directory.path + "/j", 0o600)
    #expect(throws: FileError.self) { _ = try JournalFile(at: path, in: root) }
    var file = try InputFile(path: victim)
    #expect(try file.readAll() == Array("VICTIM".utf8))
    #expect(outside.entries == ["victim"])
  }
}
