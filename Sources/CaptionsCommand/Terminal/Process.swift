// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionWorkspace
import Glibc

/// The process itself: signals at the start, the exit status at the end.
enum Process {
  /// Turns a write to a closed pipe, or beyond the limit of a file's size, into an error in place of
  /// a signal.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the process.
  ///
  /// - Parameter status: The exit status.
  static func exit(_ status: ExitStatus) -> Never {
    Glibc.exit(status.rawValue)
  }

  /// Prints what an error has to say and ends the process with its status.
  ///
  /// - Parameters:
  ///   - error: What a verb threw.
  ///   - root: The command whose usage is shown for errors in the arguments.
  static func exit(reporting error: any Error, root: any ParsableCommand.Type) -> Never {
    switch error {
    case let status as ExitStatus:
      exit(status)
    case let failure as CommandError:
      Messages.error(failure.message)
      for line in failure.details { Messages.print("  | \(line)") }
      exit(failure.status)
    case let failure as SettingsError:
      exit(reporting: CommandError(failure), root: root)
    case let failure as FileError:
      Messages.error(failure.description)
      exit(.failure)
    case is BrokenPipe:
      exitForClosedPipe()
    default:
      exit(explaining: error, root: root)
    }
  }

  /// Ends the process by the signal that a closed pipe sends to a program which does not ask: what was
  /// to be said was not, nor perhaps done, and nobody is to take it for success.
  static func exitForClosedPipe() -> Never {
    _ = signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // The signal is blocked.
    Glibc.exit(128 + SIGPIPE)
  }

  /// Prints help, the version or what is wrong with the arguments.
  ///
  /// The parser would print it just as it is, and arguments may be names that a pattern of the shell
  /// brought in.
  private static func exit(explaining error: any Error, root: any ParsableCommand.Type) -> Never {
    let text = root.fullMessage(for: error)
    let code = root.exitCode(for: error)
    guard code.isSuccess else {
      if !text.isEmpty {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          Messages.print(String(line))
        }
      }
      Glibc.exit(code.rawValue)
    }
    let isVersion = text == root.configuration.version
    var output = StandardOutput()
    do {
      let lines = isVersion ? LinkedVersions.lines(after: text) : [text]
      for line in lines where !text.isEmpty { try output.write(line + "\n") }
      try output.flush()
    } catch {
      exit(reporting: error, root: root)
    }
    Glibc.exit(code.rawValue)
  }
}
