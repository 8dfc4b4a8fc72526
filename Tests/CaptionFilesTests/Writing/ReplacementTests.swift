// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Synchronization
import Testing

/// What others do to a file while it is being worked on.
struct ReplacementTests {
  private let directory = TemporaryDirectory()

  private static func content(_ path: String) throws -> String {
    var file = try InputFile(path: path)
    return String(decoding: try file.readAll(), as: UTF8.self)
  }

  /// Something that happens between reading a file and replacing it.
  enum Change: String, CaseIterable, Sendable {
    case savedByRename, savedInPlace, savedWithTheSameLength, appended, emptied, removed
    case linked, madeDirectory, modeChanged

    func happen(to path: String) {
      func write(_ text: String, _ flags: Int32) {
        let descriptor = open(path, O_WRONLY | flags, 0o644)
        _ = Glibc.write(descriptor, text, text.utf8.count)
        close(descriptor)
      }
      switch self {
      case .savedByRename:
        rename(path, path + ".old")
        write("SAVED", O_CREAT)
        unlink(path + ".old")
      case .savedInPlace: write("SAVED", O_TRUNC)
      case .savedWithTheSameLength: write("old!", 0)
      case .appended: write("SAVED", O_APPEND)
      case .emptied: truncate(path, 0)
      case .removed: unlink(path)
      case .linked:
        rename(path, path + ".target")
        symlink(path + ".target", path)
      case .madeDirectory:
        unlink(path)
        mkdir(path, 0o755)
      case .modeChanged: chmod(path, 0o600)
      }
    }
  }

  /// The file is as others left it, and nothing else is left.
  @Test(arguments: Change.allCases, [true, false])
  func whatOthersDidStays(change: Change, isBegun: Bool) throws {
    let path = directory.file("a.srt", "old.")
    let twin = directory.file("twin", "old.")
    change.happen(to: twin)
    let file = try InputFile(path: path)
    let expected = OutputFile.Expectation(reading: file)
    var error: FileError?
    do throws(FileError) {
      if isBegun {
        var output = try OutputFile(path: path, replacing: expected)
        try output.write(Array("NEW".utf8))
        change.happen(to: path)
        try output.commit()
      } else {
        change.happen(to: path)
        var output = try OutputFile(path: path, replacing: expected)
        try output.write(Array("NEW".utf8))
        try output.commit()
      }
    } catch let failure {
      error = failure
    }
    #expect(error?.path == path)
    #expect(error?.operation == .write)
    #expect((try? Self.content(path)) == (try? Self.content(twin)))
    #expect(
      directory.entries.filter { $0.hasPrefix("a.srt") }.map { $0.dropFirst(5) }
        == directory.entries.filter { $0.hasPrefix("twin") }.map { $0.dropFirst(4) })
    #expect(directory.entries.allSatisfy { !$0.hasPrefix(".") })
    if case .linked = change { #expect(try Self.content(path + ".target") == "old.") }
  }

  /// Without a word about what was read, what was there when the output was begun counts.
  @Test(arguments: Change.allCases)
  func anOutputKnowsWhatItFound(change: Change) throws {
    let path = directory.file("a.srt", "old.")
    var output = try OutputFile(path: path)
    try output.write(Array("NEW".utf8))
    // A change of the attributes alone a moment after the file was made has the same time.
    usleep(20_000)
    change.happen(to: path)
    do {
      try output.commit()
      Issue.record("\(change) was not noticed")
    } catch {
      #expect(error.path == path)
    }
    #expect((try? Self.content(path)) != "NEW")
  }

  @Test func aFileThatAppearsIsNotReplaced() throws {
    let path = directory.path + "/new.srt"
    var output = try OutputFile(path: path)
    try output.write(Array("NEW".utf8))
    _ = directory.file("new.srt", "SAVED")
    do {
      try output.commit()
      Issue.record("it was replaced")
    } catch {
      #expect(error.isTaken)
    }
    #expect(try Self.content(path) == "SAVED")
    #expect(directory.entries == ["new.srt"])
  }

  @Test(arguments: ["file", "link", "dangling"])
  func aNewFileReplacesNothing(kind: String) throws {
    let root = try RootedDirectory(path: directory.path)
    let real = directory.file("real", "OLD")
    switch kind {
    case "file": _ = directory.file("a", "OLD")
    case "link": symlink(real, directory.path + "/a")
    default: symlink("nowhere", directory.path + "/a")
    }
    #expect(throws: FileError.self) {
      try root.write([0x58], to: RelativePath("a"), replacing: .nothing)
    }
    #expect(try Self.content(real) == "OLD")
    #expect(directory.entries == ["a", "real"])
  }

  @Test func whateverIsThereIsReplacedWhereNothingElseIsAsked() throws {
    let root = try RootedDirectory(path: directory.path)
    let path = try RelativePath("a")
    for text in ["one", "two"] {
      var output = try root.output(at: path, replacing: .anything)
      try output.write(Array(text.utf8))
      _ = directory.file("a", "in between")
      try output.commit()
      #expect(try Self.content(directory.path + "/a") == text)
    }
    #expect(directory.entries == ["a"])
  }

  /// Says when the last save was made.
  private final class Editor: Sendable {
    let isDone = Atomic(false)
  }

  /// One saves again and again, the other reads and replaces: each save is seen in the file, or in what
  /// was made of it.
  @Test func noSaveIsLost() async throws {
    let path = directory.file("a.srt", "0")
    let editor = Editor()
    let saves = 400
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 1...saves {
          let new = path + ".editor"
          let descriptor = open(new, O_CREAT | O_EXCL | O_WRONLY, 0o644)
          let text = "\(number)"
          _ = Glibc.write(descriptor, text, text.utf8.count)
          close(descriptor)
          rename(new, path)
          // While the other looks at what it displaced, its own content shows for a moment.
          var isThere = false
          for _ in 0..<20_000 where !isThere {
            isThere = (try? Self.content(path)).map { $0.prefix { $0 != "!" } == text } ?? false
            if !isThere { usleep(50) }
          }
          #expect(isThere, "save \(number) is lost")
        }
        editor.isDone.store(true, ordering: .sequentiallyConsistent)
      }
      group.addTask {
        repeat {
          do {
            var file = try InputFile(path: path)
            let expected = OutputFile.Expectation(reading: file)
            let bytes = try file.readAll()
            try OutputFile.write(bytes + [0x21], to: path, replacing: expected)
          } catch {
            // It changed meanwhile.
          }
        } while !editor.isDone.load(ordering: .sequentiallyConsistent)
      }
    }
    #expect(try Self.content(path).prefix { $0 != "!" } == "\(saves)")
    #expect(directory.entries == ["a.srt"])
  }
}
