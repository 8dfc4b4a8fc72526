// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Removes the temporary files of processes that were killed.
///
/// A file goes only where all of this is so; what is in doubt stays:
///
/// - Its name is one that this package makes, to the last letter, with a check that nobody's own name
///   passes by accident; and it is a regular file.
/// - It is what the process wrote, or what that was about to replace. Where the process was killed while
///   it put back what somebody else had saved in that moment, the name stands for neither.
/// - Nobody holds its lock, which whoever writes it takes before anybody can see the file, or writes
///   elsewhere. Under one kernel that is proof that the process has ended, in whichever container it was.
/// - It was made under this very kernel; or nothing was done to it for a day. Other machines that share
///   the file system may keep their locks to themselves.
struct AbandonedFile {
  /// The kernel that this process runs under.
  var kernel = KernelMark.current
  /// The time, in nanoseconds since 1970.
  var now: Int64 = {
    var time = timespec()
    return unsafe clock_gettime(CLOCK_REALTIME, &time) == 0
      ? Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) : 0
  }()

  /// How long other machines may leave a file as it is, in nanoseconds.
  static let patience: Int64 = 24 * 60 * 60 * 1_000_000_000

  /// Removes what is left in a directory; what cannot be removed stays.
  func removeAll(in directory: DirectoryHandle, _ entries: [DirectoryEntry]) {
    for entry in entries where entry.kind == .file {
      if let name = TemporaryName(entry.name) { remove(name, in: directory) }
    }
  }

  private func remove(_ name: TemporaryName, in directory: DirectoryHandle) {
    let descriptor = Self.open(name.text, in: directory.descriptor)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard let stamp = FileStamp(descriptor: descriptor), isAbandoned(name, stamp),
      InputFile.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0
    else { return }
    // With the lock in hand, only a file that somebody else puts there can have the name.
    let place = Place(directory: directory, name: name.text, path: name.text)
    guard let present = place.status().flatMap({ FileStamp($0) }), present.hasContent(of: stamp)
    else { return }
    unsafe _ = unlinkat(directory.descriptor, name.text, 0)
  }

  private func isAbandoned(_ name: TemporaryName, _ stamp: FileStamp) -> Bool {
    guard let claim = name.claim else { return false }
    if let files = claim.files {
      guard [files.written, files.replaced].contains(Fingerprint.of(stamp)) else { return false }
    }
    if claim.kernel == kernel, kernel != 0 { return true }
    return now &- stamp.changed >= Self.patience
  }

  /// Opens a file for locking it, which over the network takes the right to write.
  private static func open(_ name: String, in directory: Int32) -> Int32 {
    let flags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let descriptor = InputFile.retrying {
      unsafe openat(directory, name, O_RDWR | flags)
    }
    guard descriptor < 0, errno == EACCES else { return descriptor }
    return InputFile.retrying { unsafe openat(directory, name, O_RDONLY | flags) }
  }
}
