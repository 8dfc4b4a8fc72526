// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionTiming
import CaptionWorkspace

/// Retimes all inputs of a verb, says what it did, and decides how the process ends.
struct RetimeRun {
  /// What was asked for.
  var request: FileRetiming.Request
  /// Which files, and where to.
  var files: RetimeFileOptions

  /// Does the work; one file that fails does not keep the others from being retimed.
  ///
  /// - Throws: `ExitStatus.failure` when a file failed, after its message was printed.
  func callAsFunction() throws {
    let inputs = InputPaths(files.paths, onceEach: files.inPlace)
    let destination = files.destination
    if inputs.files.count > 1, !destination.isInPlace, destination != .nowhere {
      throw CommandError(
        "\(inputs.files.count) files cannot share one output; give --in-place to replace each, "
          + "or one file", status: .usage)
    }
    var isFailed = !inputs.errors.isEmpty
    InputOptions.tell(of: inputs)
    if inputs.files.isEmpty, inputs.errors.isEmpty {
      Messages.error("no .srt or .vtt files in \(files.paths.joined(separator: ", "))")
    }
    if files.inPlace { inputs.removeAbandonedFiles() }
    var request = request
    request.frames = files.frames.timecodes
    var rows: [(path: String, report: RetimingReport)] = []
    for input in inputs.inputs {
      let path = input.path
      do {
        let retiming = FileRetiming(
          files.input.reader(of: input), request, to: destination)
        let outcome = try retiming.print()
        rows.append((path, outcome.report))
        if destination != .nowhere, !files.quiet {
          Messages.print("\(Self.name(path)): \(outcome.report)")
          if let undo = undo(outcome, destination, path) { Messages.print(undo) }
        }
      } catch let error as BrokenPipe {
        throw error
      } catch {
        isFailed = true
        Messages.error(Self.message(error, path))
      }
    }
    if destination == .nowhere, !rows.isEmpty { try RetimeTable(rows: rows).print() }
    if isFailed { throw ExitStatus.failure }
  }

  /// The line that says how to take it back.
  private func undo(
    _ outcome: FileRetiming.Outcome, _ destination: FileRetiming.Destination, _ path: String
  ) -> String? {
    guard let retiming = outcome.retiming else { return nil }
    return RetimeUndo(
      retiming: retiming, report: outcome.report, isSnapped: request.options.snapTo != nil,
      allowsSlope: request.allowsSlope,
      isStoppedAtZero: request.options.onNegative == .shiftBlock, destination: destination,
      path: path
    ).line
  }

  private static func name(_ path: String) -> String {
    path == "-" ? "standard input" : path
  }

  private static func message(_ error: any Error, _ path: String) -> String {
    switch error {
    case let error as FileError: error.description
    case let error as FileRetiming.Refusal: "\(name(path)): \(error.words)"
    case let error as CommandError: "\(name(path)): \(error.message)"
    case let error as FrameTimecodeError: "\(name(path)): \(error.words)"
    case let error as TimingError: "\(name(path)): \(error)"
    default: "\(name(path)): \(error)"
    }
  }
}
