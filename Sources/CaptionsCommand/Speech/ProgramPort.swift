// SPDX-License-Identifier: Apache-2.0

/// The one way in which the tool starts another program.
///
/// A protocol, so that what is done with a program can be tried where it is not installed.
protocol ProgramPort {
  /// Runs a program to its end, without a shell and without standard input.
  ///
  /// - Parameters:
  ///   - name: The program, looked for along the path.
  ///   - arguments: Its arguments, passed as they are.
  ///   - output: Gets what it writes to standard output, a piece at a time. The program waits
  ///     meanwhile, and is ended when this throws.
  ///   - messages: Gets what it writes to standard error, a piece at a time.
  /// - Returns: How it ended.
  /// - Throws: ``ProgramError`` where it cannot be started; what `output` throws.
  func run(
    _ name: String, _ arguments: [String], output: (ArraySlice<UInt8>) throws -> Void,
    messages: (ArraySlice<UInt8>) -> Void
  ) throws -> ProgramEnd
}

/// How a program ended.
enum ProgramEnd: Hashable {
  /// By itself, with a status.
  case exited(Int32)
  /// By a signal.
  case killed(Int32)
}

/// Why a program could not be run.
enum ProgramError: Error, Hashable {
  /// No program of the name lies on the path.
  case missing
  /// The system did not start it; its error number.
  case failed(Int32)
}
