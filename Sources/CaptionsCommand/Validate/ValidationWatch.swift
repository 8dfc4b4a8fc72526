// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionWorkspace
import Glibc

/// `captions validate --watch`: validates files again when they, or what applies to them, change.
///
/// Files are looked at a few times a second. The notices of the system would come sooner, but not
/// from directories of other machines or of the host of a container, where many people work.
struct ValidationWatch {
  private let command: ValidateCommand
  /// What each file was when it was validated last.
  private var known: [String: [Mark]] = [:]

  /// How long to wait between two looks.
  private static let period = Duration.milliseconds(300)

  /// What a file was at some moment; all zero where there was none.
  private struct Mark: Equatable {
    var number: UInt64 = 0
    var size: Int = 0
    var seconds: Int = 0
    var nanoseconds: Int = 0

    init(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return }
      number = UInt64(status.st_ino)
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// Creates a watch.
  ///
  /// - Parameter command: What is validated, and how.
  init(_ command: ValidateCommand) {
    self.command = command
  }

  /// Validates all files, then those that change, without an end.
  ///
  /// - Throws: ``CommandError`` for output that fails, `BrokenPipe` when its reader is gone.
  mutating func run() async throws {
    var isFirst = true
    while true {
      let inputs = InputPaths(command.paths)
      var resolver = SettingsResolver(StatedSettings(command.findings, command.input))
      var changed: [String] = []
      var current: [String: [Mark]] = [:]
      for path in inputs.files {
        let marks = Self.marks(path, &resolver)
        current[path] = marks
        if known[path] != marks { changed.append(path) }
      }
      known = current
      if isFirst || !changed.isEmpty {
        await validate(changed, isFirst ? inputs.errors : [])
        if !command.quiet {
          let count = inputs.files.count
          Messages.print(
            "captions: watching \(count) \(count == 1 ? "file" : "files"); Ctrl-C ends")
        }
      }
      isFirst = false
      try await Task.sleep(for: Self.period)
    }
  }

  private func validate(_ files: [String], _ errors: [FileError]) async {
    // Read anew: the configuration may be what has changed.
    let resolver = SettingsResolver(StatedSettings(command.findings, command.input))
    do {
      _ = try await command.validate(files, errors, resolver)
    } catch let error as SettingsError {
      // A configuration that is being written may be fixed in the next moment.
      Messages.error(CommandError(error).message)
    } catch let error as CommandError {
      Messages.error(error.message)
    } catch is BrokenPipe {
      Process.exitForClosedPipe()
    } catch {
      Messages.error("\(error)")
    }
  }

  /// What a file is, and all that applies to it.
  private static func marks(_ path: String, _ resolver: inout SettingsResolver) -> [Mark] {
    ([path] + resolver.sources(of: path)).map { Mark($0) }
  }
}
