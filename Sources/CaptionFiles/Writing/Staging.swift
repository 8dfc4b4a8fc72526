// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// Where the bytes of an output wait until they are complete.
enum Staging: Hashable {
  /// Nowhere: the target is a device or a pipe, and takes them at once.
  case direct
  /// In a file of the target's directory that has no name yet and vanishes with the process,
  /// however that ends. The name is the one that it gets for the moment before it replaces the
  /// target, since the system can link a file only under a name that is free.
  case unnamed(TemporaryName)
  /// In a file of this name, where the file system knows no files without one.
  case named(TemporaryName)

  /// The best that there may be for a target; ``open(beside:mode:)`` settles for less.
  static func best(beside place: Place) -> Staging {
    let name = TemporaryName(for: place.name)
    // A file without a name can be given one only through this directory.
    return canNameOpenFiles ? .unnamed(name) : .named(name)
  }

  private static let canNameOpenFiles = unsafe access("/proc/self/fd", X_OK) == 0

  /// Opens the file for writing, and locks it, so that nobody takes it for one that a killed process left.
  ///
  /// - Parameters:
  ///   - place: The file that is to be written.
  ///   - mode: The permissions of a new file, before the user's mask.
  /// - Returns: The staging that was opened, and its descriptor; -1 and `errno` where none could be.
  func open(beside place: Place, mode: mode_t) -> (Staging, Int32) {
    let directory = place.directory.descriptor
    switch self {
    case .direct:
      errno = EINVAL
      return (self, -1)
    case .named(var name):
      for _ in 0..<16 {
        let descriptor = Self.open(directory, name.text, O_CREAT | O_EXCL | O_NOFOLLOW, mode)
        if descriptor < 0 || Self.isOurs(descriptor) { return (.named(name), descriptor) }
        // Somebody who cleans up was faster than the lock.
        close(descriptor)
        name = TemporaryName(for: place.name)
      }
      errno = EBUSY
      return (self, -1)
    case .unnamed(let name):
      if csystem_unnamed_flags != 0 {
        let descriptor = Self.open(directory, ".", csystem_unnamed_flags, mode)
        if descriptor >= 0 { Self.lock(descriptor) }
        // Old kernels take the flag for its part that asks for a directory, hence EISDIR and ENOENT;
        // what is really wrong is then wrong with a name, too.
        guard descriptor < 0, [EOPNOTSUPP, EISDIR, ENOENT, EINVAL].contains(errno) else {
          return (self, descriptor)
        }
      }
      return Staging.named(name).open(beside: place, mode: mode)
    }
  }

  /// Removes what was not put in the place of the target.
  func discard(beside place: Place) {
    guard case .named(let name) = self else { return }
    unsafe _ = unlinkat(place.directory.descriptor, name.text, 0)
  }

  /// Takes the lock of a file that was made; where the file system has none, nobody can remove it either.
  @discardableResult
  private static func lock(_ descriptor: Int32) -> Bool {
    InputFile.retrying { flock(descriptor, LOCK_EX | LOCK_NB) } == 0 || errno != EWOULDBLOCK
  }

  /// Locks a file that has had a name for a moment.
  ///
  /// - Returns: Whether it still has it.
  private static func isOurs(_ descriptor: Int32) -> Bool {
    guard lock(descriptor) else { return false }
    var status = stat()
    return unsafe fstat(descriptor, &status) != 0 || status.st_nlink > 0
  }

  private static func open(
    _ directory: Int32, _ name: String, _ flags: Int32, _ mode: mode_t
  ) -> Int32 {
    InputFile.retrying { unsafe openat(directory, name, O_WRONLY | O_CLOEXEC | flags, mode) }
  }
}
