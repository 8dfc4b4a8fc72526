// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionCore
import CaptionReports
import Glibc

/// Lines for people, on standard error.
enum Messages {
  /// Prints one line, its control characters escaped.
  ///
  /// - Parameter line: The line without its newline; may hold text from files or servers.
  static func print(_ line: String) {
    write(TerminalText.escaped(line) + "\n")
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
    write(TerminalText.escaped(question))
  }

  /// Prints a line of JSON for programs.
  ///
  /// - Parameter document: The document, without a newline.
  static func document(_ document: [UInt8]) {
    var line: [UInt8] = []
    line.append(document: document)
    line.append(0x0A)
    write(line)
  }

  /// Writes to the terminal just as it is, control characters included.
  ///
  /// - Parameter text: Text that holds nothing from files or servers.
  static func control(_ text: String) {
    write(text)
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ text: String) { write(Array(text.utf8)) }

  private static func write(_ bytes: [UInt8]) {
    // Nobody is left to tell when standard error itself fails.
    try? WholeWrite.write(bytes, to: STDERR_FILENO)
  }
}
