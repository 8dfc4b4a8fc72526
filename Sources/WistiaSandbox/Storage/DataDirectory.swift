// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials
import Glibc
import Synchronization

/// The account as plain files in a directory; see ``DataLayout``.
///
/// A change of one file is atomic by itself. One of several files is written to a log first, and
/// carried out from there when the sandbox was killed in between; so no change is ever half there.
final class DataDirectory: Sendable {
  let path: String
  private let layout = Mutex(DataLayout())
  /// Why nothing more can be kept: a change stopped half-way and waits in the log.
  private let failure = Mutex<String?>(nil)
  /// Holds the lock for as long as the process lives or ``close()`` is called.
  private let lock: Mutex<FileLock?>

  private static let logName = ".sandbox-log.json"
  private static let lockName = ".sandbox-lock"

  /// Opens a directory, makes it where there is none, and finishes an interrupted change.
  ///
  /// - Parameter path: The directory.
  /// - Throws: `SandboxError`, also when another sandbox uses the directory.
  init(opening path: String) throws(SandboxError) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do {
      try FileManager.default.createDirectory(
        atPath: self.path, withIntermediateDirectories: true)
    } catch {
      throw SandboxError(FileError(.create, path).description)
    }
    do throws(FileError) {
      lock = Mutex(
        try FileLock(
          path: "\(self.path)/\(Self.lockName)", others: "another sandbox uses this directory",
          advice: "stop it, or take another"))
    } catch {
      throw SandboxError(error.description)
    }
    do {
      try finishInterruptedChange()
    } catch {
      throw SandboxError("\(error)")
    }
  }

  /// Lets another sandbox use the directory.
  func close() {
    lock.withLock { $0 = nil }
  }

  /// Notes what was found where, while the directory is read.
  func note(_ body: (inout DataLayout) -> Void) {
    layout.withLock { body(&$0) }
  }

  /// Keeps changes: when this returns, they survive the process and the machine.
  ///
  /// - Parameters:
  ///   - changes: The changes, in order.
  ///   - state: The account before them.
  /// - Throws: `SandboxError`; nothing was changed then, or nothing more will be until the directory
  ///   is opened anew.
  func keep(_ changes: [Change], in state: AccountState) throws(SandboxError) {
    guard !changes.isEmpty else { return }
    if let reason = failure.withLock({ $0 }) {
      throw SandboxError("a change stopped half-way (\(reason)); start the sandbox anew")
    }
    var next = layout.withLock { $0 }
    var operations: [FileOperation] = []
    // A single change is compared with the account as it is; of several, each with those before.
    if changes.count == 1 {
      operations = next.operations(for: changes[0], in: state)
    } else {
      var state = state
      for change in changes {
        operations += next.operations(for: change, in: state)
        state.apply(change)
      }
    }
    do {
      try run(operations)
    } catch {
      throw SandboxError(error.description)
    }
    layout.withLock { $0 = next }
  }

  private func run(_ operations: [FileOperation]) throws(FileError) {
    // What somebody has put in the way is found before anything is done.
    var vacated: Set<String> = []
    for operation in operations {
      try operation.check(in: path, vacated: vacated)
      switch operation {
      case .removeDirectory(let name), .move(let name, _): vacated.insert(name)
      default: break
      }
    }
    guard operations.count > 1 else {
      for operation in operations { try operation.run(in: path) }
      return
    }
    let log = JSONValue.array(operations.map(\.value))
    try FileOperation.write(Self.logName, log.encoded).run(in: path)
    var done = 0
    do {
      for operation in operations {
        try operation.run(in: path)
        done += 1
      }
      try FileOperation.remove(Self.logName).run(in: path)
    } catch {
      // Where the very first step failed, such as on a full disk, nothing has changed.
      if done == 0, (try? FileOperation.remove(Self.logName).run(in: path)) != nil { throw error }
      failure.withLock { $0 = error.description }
      throw error
    }
  }

  private func finishInterruptedChange() throws {
    try removeTemporaries(in: path)
    let log = "\(path)/\(Self.logName)"
    guard FileManager.default.fileExists(atPath: log) else { return }
    var file = try InputFile(path: log)
    guard let value = try? JSONValue(parsing: try file.readAll()),
      case .array(let elements) = value
    else { throw SandboxError("\(log): the log of an interrupted change cannot be read") }
    for element in elements {
      guard let operation = FileOperation(element) else {
        throw SandboxError("\(log): the log of an interrupted change has an unknown step")
      }
      try operation.run(in: path)
    }
    try FileOperation.remove(Self.logName).run(in: path)
  }

  /// Removes the files that were being written when the sandbox was killed.
  private func removeTemporaries(in directory: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      let file = "\(directory)/\(name)"
      if name.hasPrefix("."), name.hasSuffix(".tmp") {
        _ = unsafe unlink(file)
      } else if !name.hasPrefix("."), directory == path {
        var isDirectory = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory), isDirectory {
          try removeTemporaries(in: file)
        }
      }
    }
  }
}
