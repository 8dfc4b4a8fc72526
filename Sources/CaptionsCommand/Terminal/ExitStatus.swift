// SPDX-License-Identifier: Apache-2.0

/// How the process ends: part of the tool's contract with scripts.
enum ExitStatus: Int32, Error {
  /// All is well.
  case success = 0
  /// Findings at or above `--fail-on`, the server refused, or some operations failed.
  case findings = 1
  /// The command could not do its work: unreadable input, bad configuration, no connection.
  case failure = 2
  /// `sync plan --detailed-exitcode`: there are changes to make.
  case changesPending = 3
  /// The account refused the credentials.
  case unauthorized = 4
  /// The rate limit or a temporary failure outlasted all tries.
  case temporary = 5
  /// A saved plan no longer fits the account.
  case stale = 6
  /// A safety stop: too many deletions, or an empty source.
  case safetyStop = 7
  /// The arguments were not understood.
  case usage = 64
  /// Interrupted by Ctrl-C.
  case interrupted = 130
}
