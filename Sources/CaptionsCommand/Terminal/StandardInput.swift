// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the user types.
enum StandardInput {
  /// Whether standard input is a terminal.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
