// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

extension OutputFile {
  /// What is in the place of an output when it is put there; anything else is left alone, and the output
  /// is thrown away.
  package enum Expectation: Sendable, Hashable {
    /// What was there when the output was begun, unchanged; nothing where nothing was.
    case unchanged
    /// This very file, unchanged: the one that was read to make the output.
    case file(FileStamp)
    /// Nothing: the output is a new file.
    case nothing
    /// Whatever is there by then, for files that only this program writes.
    case anything

    /// Expects the file that is about to be read, for an output that comes in its place.
    ///
    /// - Parameter file: The file, open, before it is read.
    public init(reading file: borrowing InputFile) {
      self = if let stamp = file.settledStamp() { .file(stamp) } else { .unchanged }
    }

    /// Expects what is there, which may be the file that is about to be read.
    ///
    /// - Parameters:
    ///   - path: The target.
    ///   - file: The file, open, before it is read.
    public init(at path: String, reading file: borrowing InputFile) {
      guard let target = FileStamp(path: path), let read = file.stamp,
        target.device == read.device, target.number == read.number
      else {
        self = .unchanged
        return
      }
      self.init(reading: file)
    }
  }
}

/// The step in which a complete file comes in the place of another, or of nothing.
struct Replacement {
  /// The name that the file gets.
  let place: Place
  /// Where the file waits.
  let staging: Staging
  /// The file, open and durable.
  let descriptor: Int32

  /// Puts the file in its place.
  ///
  /// - Parameter expected: What is there.
  /// - Throws: ``FileError``; what is there is untouched then, and the file is gone.
  func run(_ expected: OutputFile.Expectation) throws(FileError) {
    switch expected {
    case .nothing: try create()
    case .file(let stamp): try exchange(stamp)
    case .anything, .unchanged:
      let name = try givenName()
      guard unsafe renameat(directory, name, directory, place.name) == 0 else {
        throw failure(discarding: name)
      }
    }
  }

  private var directory: Int32 { place.directory.descriptor }

  private func create() throws(FileError) {
    switch staging {
    case .direct: return
    case .unnamed:
      // The system gives a file a name only where the name is free.
      if link(place.name) == 0 { return }
    case .named(let name):
      let from = Place(directory: place.directory, name: name.text, path: place.path)
      if ExclusiveRename.run(from, place) == 0 { return }
    }
    let number = errno
    staging.discard(beside: place)
    throw number == EEXIST
      ? Self.appeared(place) : FileError(.write, place.path, number: number)
  }

  /// Changes places with the file that is to be replaced, and back where it turns out to be another: so
  /// nothing that is saved there is lost, however close before.
  private func exchange(_ stamp: FileStamp) throws(FileError) {
    let name = try exchangingName(stamp)
    guard place.status().flatMap({ FileStamp($0) }) == stamp else {
      discard(name)
      throw Self.changed(place)
    }
    guard unsafe csystem_exchange(directory, name, directory, place.name) == 0 else {
      switch errno {
      case ENOENT:
        discard(name)
        throw Self.changed(place)
      case ENOSYS, EINVAL, ENOTSUP, EPERM:
        // What cannot be exchanged was looked at a moment ago.
        guard unsafe renameat(directory, name, directory, place.name) == 0 else {
          throw failure(discarding: name)
        }
        return
      default: throw failure(discarding: name)
      }
    }
    let displaced = Place(directory: place.directory, name: name, path: place.path).status()
    // Whoever cleans up removes nothing of this name but what was to be replaced.
    if displaced == nil, errno == ENOENT { return }
    if let displaced = displaced.flatMap({ FileStamp($0) }), displaced.hasContent(of: stamp) {
      discard(name)
      return
    }
    _ = unsafe csystem_exchange(directory, name, directory, place.name)
    guard isOwn(name) else {
      // Somebody saved once more in between: nothing that is not ours is removed.
      throw FileError(
        .write, place.path,
        reason:
          "it changed several times meanwhile, and one of its contents is in '\(name)' beside it")
    }
    discard(name)
    throw Self.changed(place)
  }

  /// The error about a file that is not the one that was to be replaced any more.
  static func changed(_ place: Place) -> FileError {
    FileError(
      .write, place.path, reason: "it changed meanwhile, and is left as it is now; run again",
      number: ESTALE)
  }

  /// The error about a file that is where none was.
  static func appeared(_ place: Place) -> FileError {
    FileError(
      .write, place.path, reason: "a file of that name is there by now, and is left as it is",
      number: EEXIST)
  }

  /// Whether a name stands for the file that was written.
  private func isOwn(_ name: String) -> Bool {
    var own = stat()
    guard unsafe fstat(descriptor, &own) == 0,
      let other = Place(directory: place.directory, name: name, path: place.path).status()
    else { return false }
    return own.st_ino == other.st_ino && own.st_dev == other.st_dev
  }

  /// The name under which the file waits; one that has none gets it now.
  private func givenName() throws(FileError) -> String {
    switch staging {
    case .direct: throw FileError(.write, place.path, number: EINVAL)
    case .named(let name): return name.text
    case .unnamed(let name):
      guard link(name.text) == 0 else { throw FileError(.write, place.path) }
      return name.text
    }
  }

  /// The name under which the file waits to change places with another: it tells what either is, in case
  /// the process does not live to remove the one that comes out.
  private func exchangingName(_ stamp: FileStamp) throws(FileError) -> String {
    guard let own = FileStamp(descriptor: descriptor) else {
      let error = FileError(.write, place.path)
      staging.discard(beside: place)
      throw error
    }
    switch staging {
    case .direct: throw FileError(.write, place.path, number: EINVAL)
    case .named(let old):
      let name = old.exchanging(own, stamp).text
      guard unsafe renameat(directory, old.text, directory, name) == 0 else {
        throw failure(discarding: old.text)
      }
      return name
    case .unnamed(let name):
      let name = name.exchanging(own, stamp).text
      guard link(name) == 0 else { throw FileError(.write, place.path) }
      return name
    }
  }

  private func link(_ name: String) -> Int32 {
    unsafe linkat(
      AT_FDCWD, "/proc/self/fd/\(descriptor)", directory, name, AT_SYMLINK_FOLLOW)
  }

  private func discard(_ name: String) { unsafe _ = unlinkat(directory, name, 0) }

  private func failure(discarding name: String) -> FileError {
    let error = FileError(.write, place.path)
    discard(name)
    return error
  }
}
