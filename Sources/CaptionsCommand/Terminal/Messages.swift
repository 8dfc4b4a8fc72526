// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Lines for people, on standard error.
enum Messages {
  /// Prints one line, its control characters escaped.
  ///
  /// - Parameter line: The line without its newline; may hold text from files or servers.
  static func print(_ line: String) {
    write(escaped(line) + "\n")
  }

  /// Prints `captions: ` and a message.
  ///
  /// - Parameter message: What went wrong and what to do next.
  static func error(_ message: String) {
    print("captions: \(message)")
  }

  /// Prints a question and leaves the cursor behind it.
  ///
  /// - Parameter question: The question, with the space that is to follow it.
  static func prompt(_ question: String) {
    write(escaped(question))
  }

  /// Writes to the terminal just as it is, control characters included.
  ///
  /// - Parameter text: Text that holds nothing from files or servers.
  static func control(_ text: String) {
    write(text)
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Text made safe for a terminal: C0 and C1 controls, DEL and bidirectional overrides become
  /// visible escapes; tabs stay.
  ///
  /// - Parameter text: Text from anywhere.
  /// - Returns: The same text without anything that a terminal would act on.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.unicodeScalars.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      // Nobody is left to tell when standard error itself fails.
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
