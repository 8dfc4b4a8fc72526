// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// Renaming without ever replacing anything.
enum ExclusiveRename {
  /// Renames.
  ///
  /// - Returns: 0, or -1 and `errno`; nothing has happened then.
  static func run(_ from: Place, _ to: Place) -> Int32 {
    let (source, target) = (from.directory.descriptor, to.directory.descriptor)
    if unsafe csystem_rename_exclusively(source, from.name, target, to.name) == 0 { return 0 }
    switch errno {
    case EEXIST: return changeCase(from, to)
    // What the system or the file system does not know.
    case ENOSYS, EINVAL, ENOTSUP, EPERM: break
    default: return -1
    }
    // A second name for the file, which is refused where the name is taken; then the first one goes.
    if unsafe linkat(source, from.name, target, to.name, 0) == 0 {
      guard unsafe unlinkat(source, from.name, 0) == 0 else {
        let number = errno
        unsafe _ = unlinkat(target, to.name, 0)
        errno = number
        return -1
      }
      return 0
    }
    // Directories, and file systems without second names: the check and the move are two steps there.
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK, EEXIST].contains(errno) else { return -1 }
    guard to.status() == nil else {
      errno = EEXIST
      return changeCase(from, to)
    }
    return unsafe renameat(source, from.name, target, to.name)
  }

  /// A change of case alone finds the file itself in its way where case does not count.
  private static func changeCase(_ from: Place, _ to: Place) -> Int32 {
    guard let old = from.status(), let new = to.status(), old.st_ino == new.st_ino,
      old.st_dev == new.st_dev, from.name.lowercased() == to.name.lowercased(),
      !areTwoNames(from, to)
    else {
      errno = EEXIST
      return -1
    }
    return unsafe renameat(
      from.directory.descriptor, from.name, to.directory.descriptor, to.name)
  }

  /// Whether two names that lead to one file are two entries, and not one in a directory where case does
  /// not count: renaming one to the other does nothing then.
  static func areTwoNames(_ first: Place, _ second: Place) -> Bool {
    [first, second].allSatisfy { place in
      DirectoryEntry.all(in: place.directory, includesHidden: true)?.contains {
        $0.name.utf8.elementsEqual(place.name.utf8)
      } ?? false
    }
  }
}
