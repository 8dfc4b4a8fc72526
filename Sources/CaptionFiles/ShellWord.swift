// SPDX-License-Identifier: Apache-2.0

/// Paths as one can paste them behind a command.
public enum ShellWord {
  /// A path as a POSIX shell takes it for one argument, and a command for a path.
  ///
  /// Control characters stay as they are: what prints the word to a terminal escapes them.
  ///
  /// - Parameter path: The path.
  /// - Returns: The path, in single quotes where it holds anything but letters, digits and `+-./_`.
  public static func quoted(_ path: String) -> String {
    let path = path.hasPrefix("-") ? "./\(path)" : path
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "+-./_".utf8.contains(byte)
      }
    }
    guard !isPlain || path.isEmpty else { return path }
    return "'"
      + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
