// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program of the distribution that a test starts, and ends when it goes away.
final class ServerProcess {
  private let process: pid_t

  /// Whether a program is installed.
  static func isInstalled(_ name: String) -> Bool { path(of: name) != nil }

  /// Starts a program; its output goes nowhere.
  init(_ arguments: [String]) throws {
    process = try Self.spawn(arguments)
  }

  deinit {
    kill(process, SIGKILL)
    _ = waitpid(process, nil, 0)
  }

  /// Runs a program to its end.
  static func run(_ arguments: [String]) throws {
    var status: Int32 = 0
    _ = unsafe waitpid(try spawn(arguments), &status, 0)
    guard status == 0 else { throw Failure(program: arguments.joined(separator: " ")) }
  }

  struct Failure: Error {
    var program: String
  }

  private static func path(of name: String) -> String? {
    ["/usr/bin/", "/usr/sbin/", "/usr/local/bin/"].map { $0 + name }
      .first { unsafe access($0, X_OK) == 0 }
  }

  private static func spawn(_ arguments: [String]) throws -> pid_t {
    guard let path = arguments.first.flatMap(path(of:)) else {
      throw Failure(program: arguments.first ?? "")
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // The array owns copies of the arguments until the program runs.
    var pointers = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    var process = pid_t()
    guard unsafe posix_spawn(&process, path, &actions, nil, pointers, environ) == 0 else {
      throw Failure(program: path)
    }
    return process
  }

  /// A port that was free a moment ago.
  static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, size) | getsockname(descriptor, pointer, &size)
      }
    }
    guard status == 0 else { throw Failure(program: "bind") }
    return UInt16(bigEndian: address.sin_port)
  }
}
