// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// What a file has beside its content: owner, mode, extended attributes and, as some of those, access
/// control lists.
enum FileAttributes {
  private static let accessList = "system.posix_acl_access"

  /// What speaks of the content that a file had: the system itself drops or renews it with each write.
  private static let ofContent: Set<String> = [
    "security.capability", "security.evm", "security.ima",
  ]

  /// Gives a new file the attributes of the one in whose place it comes.
  ///
  /// Owner and group are kept where the system lets the user give a file away; elsewhere the file is
  /// theirs, and loses set-id bits. Labels of the system are kept where it allows. Attributes of the user
  /// and access control lists are kept, or this fails.
  ///
  /// - Parameters:
  ///   - place: The old file.
  ///   - status: What it was when somebody looked last.
  ///   - descriptor: The new file.
  /// - Throws: ``FileError``.
  static func copy(
    of place: Place, _ status: stat, to descriptor: Int32
  ) throws(FileError) {
    let source = InputFile.retrying {
      unsafe openat(
        place.directory.descriptor, place.name,
        O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    guard source >= 0 else {
      // Whoever may not read a file cannot know its attributes.
      return take(status, to: descriptor)
    }
    defer { close(source) }
    try copy(from: source, to: descriptor, path: place.path)
  }

  /// Gives a new file the attributes of an open one.
  ///
  /// - Parameters:
  ///   - source: The open file.
  ///   - descriptor: The new file.
  ///   - path: The path for messages.
  /// - Throws: ``FileError``.
  static func copy(
    from source: Int32, to descriptor: Int32, path: String
  ) throws(FileError) {
    var status = stat()
    guard unsafe fstat(source, &status) == 0 else { throw FileError(.write, path) }
    // Owner first: changing it clears the set-id bits that the mode may carry, and lists speak of it.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    let names = try names(of: source, path)
    for name in names where !ofContent.contains(text(name)) {
      guard let value = try value(of: name, source, path) else { continue }
      // Sound: the system reads no more than the buffer holds.
      let result = unsafe value.withUnsafeBytes {
        unsafe csystem_set_attribute(descriptor, name, $0.baseAddress, $0.count)
      }
      guard result == 0 || isDispensable(name, errno) else { throw failure(name, path) }
    }
    // A list that the directory gives to new files is not the old file's.
    if !names.contains(where: { text($0) == accessList }) {
      unsafe _ = csystem_remove_attribute(descriptor, accessList)
    }
    take(status, to: descriptor)
  }

  private static func take(_ status: stat, to descriptor: Int32) {
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    var own = stat()
    let isKept =
      unsafe fstat(descriptor, &own) == 0 && own.st_uid == status.st_uid
      && own.st_gid == status.st_gid
    _ = fchmod(descriptor, status.st_mode & (isKept ? 0o7777 : 0o1777))
  }

  /// Whether an attribute may be left out.
  ///
  /// Labels of security modules and what belongs to file systems are for the system to set.
  private static func isDispensable(_ name: [CChar], _ number: Int32) -> Bool {
    let name = text(name)
    return number == ENOTSUP || !(name.hasPrefix("user.") || name == accessList)
  }

  private static func failure(_ name: [CChar], _ path: String) -> FileError {
    let error = FileError(.write, path)
    return FileError(
      .write, path, reason: "its attribute '\(text(name))' cannot be kept: \(error.reason)",
      number: error.number)
  }

  private static func text(_ name: [CChar]) -> String {
    String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The names of all attributes, each with its NUL: they need not be UTF-8.
  private static func names(of source: Int32, _ path: String) throws(FileError) -> [[CChar]] {
    guard let list = unsafe read({ unsafe csystem_list_attributes(source, $0, $1) }) else {
      guard [ENOTSUP, ENOSYS].contains(errno) else {
        throw FileError(
          .write, path,
          reason: "its attributes cannot be listed: \(FileError(.read, path).reason)")
      }
      return []
    }
    return list.split(separator: 0).map { $0 + [0] }
  }

  private static func value(
    of name: [CChar], _ source: Int32, _ path: String
  ) throws(FileError) -> [CChar]? {
    let value = unsafe read { unsafe csystem_get_attribute(source, name, $0, $1) }
    guard value != nil || errno == ENODATA || isDispensable(name, errno) else {
      throw failure(name, path)
    }
    return value
  }

  /// Reads what has to be asked for its length first.
  ///
  /// - Parameter body: Takes a buffer and its size; gives the length, or -1 and `errno`.
  /// - Returns: The bytes, or `nil` and `errno`.
  private static func read(_ body: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [CChar]? {
    for _ in 0..<8 {
      let length = body(nil, 0)
      guard length > 0 else { return length == 0 ? [] : nil }
      var buffer = [CChar](repeating: 0, count: length)
      // Sound: the system writes no more than the buffer holds.
      let count = unsafe buffer.withUnsafeMutableBufferPointer {
        unsafe body($0.baseAddress, $0.count)
      }
      if count >= 0 { return Array(buffer[..<count]) }
      // It grew meanwhile.
      guard errno == ERANGE else { return nil }
    }
    return nil
  }
}
