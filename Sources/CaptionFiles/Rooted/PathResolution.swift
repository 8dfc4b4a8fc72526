// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// How a path below a directory is found without ever leaving that directory.
///
/// Both ways have one rule: symbolic links are followed as long as they lead to something below the
/// directory; an absolute link, or one that climbs above it even for a moment, is refused with `EXDEV`.
package enum PathResolution: Sendable {
  /// By one call of the system, which no renaming meanwhile can deceive; where that is not to be had,
  /// step by step.
  case system
  /// Component by component, each directory opened without following a link in its place.
  case stepwise

  /// The most links that are followed, as the system has it.
  private static let mostLinks = 40

  /// Opens what a path leads to.
  ///
  /// - Parameters:
  ///   - path: Components with slashes between them.
  ///   - directory: Where it begins.
  ///   - flags: The flags for opening.
  /// - Returns: A descriptor, or -1 and `errno`.
  func open(_ path: String, below directory: Int32, _ flags: Int32) -> Int32 {
    let flags = flags | O_CLOEXEC
    if self == .system {
      // A directory that is renamed at the same time makes the system give up; it does not wait.
      for _ in 0..<128 {
        let result = unsafe csystem_open_beneath(directory, path, flags)
        if result >= 0 { return result }
        switch errno {
        case EINTR, EAGAIN: continue
        // Old systems have no such call, and filters of containers keep what they do not know.
        case ENOSYS, EPERM: break
        default: return -1
        }
        break
      }
    }
    return Self.walk(path, from: directory, flags)
  }

  private static func walk(_ path: String, from root: Int32, _ flags: Int32) -> Int32 {
    var pending = Array(components(of: path).reversed())
    var opened: [Int32] = []
    defer {
      let number = errno
      for descriptor in opened { close(descriptor) }
      errno = number
    }
    var links = 0
    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        // The way back is the one that was come, and not what the system takes for the parent.
        guard let last = opened.popLast() else { return fail(EXDEV) }
        close(last)
        continue
      }
      let here = opened.last ?? root
      let isLast = pending.isEmpty
      let descriptor = InputFile.retrying {
        unsafe openat(here, name, (isLast ? flags : csystem_directory_flags) | O_NOFOLLOW)
      }
      if descriptor >= 0, !isLast {
        opened.append(descriptor)
        continue
      }
      var number = errno
      if descriptor >= 0 {
        // Opened only to be asked what it is, a link is opened itself.
        guard isLink(descriptor) else { return descriptor }
        close(descriptor)
        number = ELOOP
      }
      // What a link in the place of a file, and of a directory, is told by.
      guard [ELOOP, ENOTDIR, EMLINK].contains(number) else { return fail(number) }
      guard let destination = SymbolicLink.destination(of: name, in: here) else {
        return fail(number)
      }
      guard !destination.hasPrefix("/") else { return fail(EXDEV) }
      links += 1
      guard links <= mostLinks else { return fail(ELOOP) }
      pending += components(of: destination).reversed()
    }
    // The path ended in a directory that was open already.
    return InputFile.retrying { unsafe openat(opened.last ?? root, ".", flags) }
  }

  private static func isLink(_ descriptor: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && FileKind(status) == .symbolicLink
  }

  /// The parts of a path or a link; a slash at the end asks for a directory, as `.` behind it does.
  private static func components(of path: String) -> [String] {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    return path.utf8.last == UInt8(ascii: "/") ? parts + ["."] : parts
  }

  private static func fail(_ number: Int32) -> Int32 {
    errno = number
    return -1
  }
}

/// Reading symbolic links.
enum SymbolicLink {
  /// Where a link leads.
  ///
  /// - Parameters:
  ///   - name: The link.
  ///   - directory: The directory that the name is looked up in.
  /// - Returns: The link's text, or `nil` for what is no link, or leads to a name that is not UTF-8.
  static func destination(of name: String, in directory: Int32) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    // Sound: the system writes no more than the buffer holds.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe readlinkat(directory, name, start, bytes.count)
    }
    guard count > 0 else { return nil }
    return String(validating: buffer[..<count], as: UTF8.self)
  }
}
