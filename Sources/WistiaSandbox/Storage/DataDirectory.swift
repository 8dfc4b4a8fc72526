// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Synchronization

/// The account as plain files in a directory; see ``DataLayout``.
///
/// A change of one file is atomic by itself. One of several files is written to a log first, and
/// carried out from there when the sandbox was killed in between; so no change is ever half there.
/// Whatever projects, medias and languages are called, nothing outside of the directory is opened.
final class DataDirectory: Sendable {
  let root: RootedDirectory
  private let layout = Mutex(DataLayout())
  /// Why nothing more can be kept: a change stopped half-way and waits in the log.
  private let failure = Mutex<String?>(nil)
  /// Holds the lock for as long as the process lives or ``close()`` is called.
  private let lock: Mutex<FileLock?>
  /// What a sandbox that was killed was writing.
  private let leftovers: [RelativePath]
  private let log: RelativePath

  private static let logName = ".sandbox-log.json"
  private static let lockName = ".sandbox-lock"

  /// Opens a directory, makes it where there is none, and finishes an interrupted change.
  ///
  /// - Parameter path: The directory.
  /// - Throws: `SandboxError`, also when another sandbox uses the directory.
  init(opening path: String) throws(SandboxError) {
    let log = try DataLayout.path("", Self.logName)
    let lockFile = try DataLayout.path("", Self.lockName)
    do throws(FileError) {
      let root = try RootedDirectory.making(path)
      let lock = try FileLock(
        at: lockFile, in: root, others: "another sandbox uses this directory",
        advice: "stop it, or take another")
      try Self.finishInterruptedChange(log, in: root)
      let killed = lock.abandonedBy
      leftovers = if let killed { try Self.leftovers(of: killed, in: root) } else { [] }
      self.root = root
      self.log = log
      self.lock = Mutex(lock)
    } catch {
      throw SandboxError(error.description)
    }
  }

  /// Lets another sandbox use the directory.
  func close() {
    lock.withLock { $0 = nil }
  }

  /// Removes the files that a sandbox was writing when it was killed.
  ///
  /// It is known which process that was, and what it writes: nothing else is removed.
  func removeLeftovers() {
    for file in leftovers { try? root.remove(file) }
  }

  private static func leftovers(
    of process: Int32, in root: RootedDirectory
  ) throws(FileError) -> [RelativePath] {
    func isLeftover(_ entry: DirectoryEntry) -> Bool {
      guard entry.kind == .file, let name = TemporaryName(entry.name), name.process == process
      else { return false }
      return name.target == logName || DataLayout.isFile(named: name.target) || name.isShortened
    }
    var leftovers: [RelativePath] = []
    for entry in try root.entries(includesHidden: true) {
      guard let path = try? RelativePath(components: [entry.name]) else { continue }
      if isLeftover(entry) { leftovers.append(path) }
      guard entry.kind == .directory, DataLayout.isFolder(path) else { continue }
      for inner in try root.entries(in: path, includesHidden: true) where isLeftover(inner) {
        if let file = try? path.appending(inner.name) { leftovers.append(file) }
      }
    }
    return leftovers
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
      operations = try next.operations(for: changes[0], in: state)
    } else {
      var state = state
      for change in changes {
        operations += try next.operations(for: change, in: state)
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
    var vacated: Set<RelativePath> = []
    for operation in operations {
      try operation.check(in: root, vacated: vacated)
      switch operation {
      case .removeDirectory(let path), .move(let path, _): vacated.insert(path)
      default: break
      }
    }
    guard operations.count > 1 else {
      for operation in operations { try operation.run(in: root) }
      return
    }
    try FileOperation.write(log, SandboxJSON.array(operations.map(\.value)).encoded).run(in: root)
    var done = 0
    do throws(FileError) {
      for operation in operations {
        try operation.run(in: root)
        done += 1
      }
      try FileOperation.remove(log).run(in: root)
    } catch {
      // Where the very first step failed, such as on a full disk, nothing has changed.
      if done == 0, (try? FileOperation.remove(log).run(in: root)) != nil { throw error }
      failure.withLock { $0 = error.description }
      throw error
    }
  }

  private static func finishInterruptedChange(
    _ log: RelativePath, in root: RootedDirectory
  ) throws(FileError) {
    guard try root.kind(of: log) != nil else { return }
    func damaged(_ reason: String) -> FileError {
      FileError(.read, root.path(of: log), reason: "the log of an interrupted change \(reason)")
    }
    let bytes = try root.bytes(of: log)
    guard case .array(let elements)? = try? SandboxJSON(parsing: bytes) else {
      throw damaged("cannot be read")
    }
    var operations: [FileOperation] = []
    for element in elements {
      guard let operation = FileOperation(element) else {
        throw damaged("has a step that the sandbox did not write")
      }
      operations.append(operation)
    }
    for operation in operations { try operation.run(in: root) }
    try FileOperation.remove(log).run(in: root)
  }
}
