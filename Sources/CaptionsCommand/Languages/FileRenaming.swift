// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages
import CaptionReports
import Glibc

/// Carries out plans of new names, and takes them back.
enum FileRenaming {
  /// All paths in the directories of files.
  static func siblings(of paths: [String]) throws(FileError) -> [String] {
    var directories: [String] = []
    for path in paths {
      let directory =
        path.utf8.lastIndex(of: UInt8(ascii: "/"))
        .map { String(path[..<path.utf8.index(after: $0)]) } ?? ""
      if directories.last != directory { directories.append(directory) }
    }
    var siblings: [String] = []
    for directory in directories {
      let names = try DirectoryWalk.names(in: directory.isEmpty ? "." : directory)
      siblings += names.map { directory + $0 }
    }
    return siblings
  }

  /// Renames the files of a plan.
  ///
  /// - Returns: The list that takes it back, written before the first file moved.
  /// - Throws: `FileError`; the files that moved before it are in the list.
  static func apply(_ plan: RenamePlan, in directory: String) throws -> String {
    let base = directory.hasSuffix("/") ? directory : directory + "/"
    let list = try free(base, ".captions-rename-")
    var json = JSONText()
    let steps = plan.steps { path in
      "\(path).renaming-\(getpid())"
    }
    for step in steps {
      json.object { json in
        // Relative to the list, so that it holds from wherever it is taken back.
        json.member("from", relative(step.from, to: base))
        json.member("to", relative(step.to, to: base))
      }
      json.endLine()
    }
    try OutputFile.write(json.take(), to: list)
    for step in steps {
      do {
        try move(step.from, step.to)
      } catch {
        throw CommandError(
          "\(error); 'captions languages rename --undo \(list)' takes back what was renamed")
      }
    }
    return list
  }

  /// Takes back the renames of a list, the last first; those that never happened are left out.
  ///
  /// - Returns: How many were taken back, and the old names that other files have by now.
  static func undo(_ list: String) throws -> (count: Int, taken: [String]) {
    var file = try InputFile(path: list)
    let bytes = try file.readAll(limit: 1 << 30)
    let steps: [(from: String, to: String)]
    do {
      steps = zip(try strings("from", in: bytes), try strings("to", in: bytes)).map { ($0, $1) }
    } catch {
      throw CommandError("\(list): \(error)")
    }
    let base = list.lastIndex(of: "/").map { String(list[...$0]) } ?? ""
    var count = 0
    var taken: [String] = []
    for step in steps.reversed() {
      let (from, to) = (base + step.from, base + step.to)
      guard exists(to) else { continue }
      guard !exists(from) || isSame(from, to) else {
        taken.append(from)
        continue
      }
      try move(to, from)
      count += 1
    }
    guard count > 0 || !taken.isEmpty else {
      throw CommandError("\(list): there is nothing left to take back")
    }
    return (count, taken)
  }

  private static func strings(
    _ key: String, in bytes: [UInt8]
  ) throws(JSONStringRewriter.Failure) -> [String] {
    var strings: [String] = []
    var rewriter = JSONStringRewriter(keyPath: JSONKeyPath(key: key))
    var unused: [UInt8] = []
    try rewriter.consume(bytes.span, into: &unused) { text, _ in
      strings.append(text)
      return text
    }
    try rewriter.finish()
    return strings
  }

  private static func relative(_ path: String, to base: String) -> String {
    // Bytes: a name that begins with a combining mark makes one character with the slash.
    String(Substring(path.utf8.dropFirst(base.utf8.count)))
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  private static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard unsafe lstat(first, &one) == 0, unsafe lstat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
      && first.lowercased() == second.lowercased()
  }

  private static func free(_ directory: String, _ name: String) throws -> String {
    for number in 1...10_000 {
      let path = "\(directory)\(name)\(number).ndjson"
      if !exists(path) { return path }
    }
    throw CommandError("\(directory): too many lists of renames; remove the old ones")
  }

  /// Renames a file and never replaces another.
  private static func move(_ from: String, _ to: String) throws(FileError) {
    // A second name for the file, which the system refuses where the name is taken; then the first
    // name goes.
    if unsafe link(from, to) == 0 {
      guard unsafe unlink(from) == 0 else {
        let error = FileError(.rename, from)
        unsafe _ = unlink(to)
        throw error
      }
      return
    }
    // File systems without second names: the check and the move are two steps there. A change of
    // case alone finds the file itself where case does not count.
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK, EEXIST].contains(errno) else {
      throw FileError(.rename, from)
    }
    guard !exists(to) || isSame(from, to) else { throw FileError(.rename, from, number: EEXIST) }
    guard unsafe rename(from, to) == 0 else { throw FileError(.rename, from) }
  }
}
