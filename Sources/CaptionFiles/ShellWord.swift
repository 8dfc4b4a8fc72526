// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Paths as one can paste them behind a command.
package enum ShellWord {
  /// A path as a shell takes it for one argument, and a command for a path.
  ///
  /// The word is one line, and a terminal acts on nothing in it: what it would act on is written as
  /// `printf` of any POSIX shell reads it. That loses newlines at the end, so a path that ends in one is
  /// written with `$'…'`, which Bash, Zsh and others know.
  ///
  /// - Parameter path: The path.
  /// - Returns: The path, in quotes where it holds anything but letters, digits and `+-./_`.
  package static func quoted(_ path: String) -> String {
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
    guard path.unicodeScalars.contains(where: TerminalText.isUnsafe) else {
      return inQuotes(path)
    }
    guard path.utf8.last != UInt8(ascii: "\n") else {
      return "$'" + path.unicodeScalars.map { escaped($0, "\\'") }.joined() + "'"
    }
    let format = path.unicodeScalars.map { $0 == "%" ? "%%" : escaped($0, "\\") }.joined()
    return "\"$(printf \(inQuotes(format)))\""
  }

  private static func inQuotes(_ text: String) -> String {
    // By scalars: with a combining mark behind it, a quote is no character of its own.
    "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }

  /// A character behind a backslash where it is one of some, and its bytes in octal where a terminal
  /// would act on it.
  private static func escaped(_ scalar: Unicode.Scalar, _ special: String) -> String {
    guard TerminalText.isUnsafe(scalar) else {
      return special.unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
    }
    if scalar == "\n" { return "\\n" }
    return scalar.utf8.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined()
  }
}
