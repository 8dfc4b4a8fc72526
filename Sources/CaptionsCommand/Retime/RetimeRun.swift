// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionTiming

/// Retimes all inputs of a verb, says what it did, and decides how the process ends.
struct RetimeRun {
  /// What was asked for.
  var recipe: RetimeRecipe
  /// Which files, and where to.
  var files: RetimeFileOptions

  /// Does the work; one file that fails does not keep the others from being retimed.
  ///
  /// - Throws: `ExitStatus.failure` when a file failed, after its message was printed.
  func callAsFunction() throws {
    let inputs = InputPaths(files.paths, onceEach: files.inPlace)
    let destination = files.destination
    if inputs.files.count > 1, destination != .inPlace, destination != .nowhere {
      throw CommandError(
        "\(inputs.files.count) files cannot share one output; give --in-place to replace each, "
          + "or one file", status: .usage)
    }
    var isFailed = !inputs.errors.isEmpty
    InputOptions.tell(of: inputs)
    if inputs.files.isEmpty, inputs.errors.isEmpty {
      Messages.error("no .srt files in \(files.paths.joined(separator: ", "))")
    }
    if files.inPlace { inputs.removeAbandonedFiles() }
    var recipe = recipe
    recipe.frames = files.frames.timecodes
    var rows: [(path: String, report: RetimingReport)] = []
    for input in inputs.inputs {
      let path = input.path
      do {
        let job = RetimeJob(
          recipe: recipe, reader: files.input.reader(of: input), destination: destination)
        // Known before the file is replaced: where its numbered cues start.
        let starts =
          recipe.cuesToFind.isEmpty || path == "-"
          ? [:]
          : try CuePass.starts(
            in: job.reader, of: recipe.cuesToFind, frames: recipe.frames)
        let report = try job.run()
        rows.append((path, report))
        if destination != .nowhere, !files.quiet {
          Messages.print("\(Self.name(path)): \(report)")
          if let undo = undo(recipe, report, destination, path, starts) { Messages.print(undo) }
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
    _ recipe: RetimeRecipe, _ report: RetimingReport, _ destination: RetimeDestination,
    _ path: String, _ starts: [Int: Timestamp]
  ) -> String? {
    var recipe = recipe
    if recipe.removesHours, let shift = report.firstShift {
      recipe.removesHours = false
      // The hours and what else moves everything alike are one shift; with anything else, no command
      // has it all.
      let isOneShift = recipe.retiming.steps.allSatisfy { step in
        if case .shift = step.operation { step.range == nil } else { false }
      }
      recipe.retiming = isOneShift ? .shift(by: shift) : .identity
    }
    guard let retiming = try? recipe.resolved(firstStart: .zero, starts: starts) else { return nil }
    return RetimeUndo(
      retiming: retiming, report: report, isSnapped: recipe.options.snapTo != nil,
      allowsSlope: recipe.allowsSlope,
      isStoppedAtZero: recipe.options.onNegative == .shiftBlock, destination: destination,
      path: path
    ).line
  }

  private static func name(_ path: String) -> String {
    path == "-" ? "standard input" : path
  }

  private static func message(_ error: any Error, _ path: String) -> String {
    switch error {
    case let error as FileError: error.description
    case let error as UnreadableCaptions: FileError(path, error).description
    case let error as CommandError: "\(name(path)): \(error.message)"
    case let error as TimingError: "\(name(path)): \(error)"
    default: "\(name(path)): \(error)"
    }
  }
}
