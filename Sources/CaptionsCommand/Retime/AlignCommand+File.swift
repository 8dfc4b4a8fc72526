// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionTiming
import CaptionWorkspace

extension AlignCommand {
  /// What became of a file.
  struct Aligned {
    /// What was found, and what was written.
    var document: AlignmentDocument
    /// Why it was left alone.
    var refusal: CommandError?
  }

  /// Aligns one file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - references: Its references.
  /// - Returns: What became of it.
  /// - Throws: ``CommandError`` where it cannot be read or written.
  func align(_ file: InputPath, _ references: [AlignmentReference]) throws -> Aligned {
    let path = file.path
    guard !references.isEmpty else {
      throw CommandError(
        "\(InputOptions.shown(path)): no reference is called so but for the language; name one with -r"
      )
    }
    var options = Aligner.Options()
    options.allowsSplits = !forbidsSplits
    options.minimumConfidence = minConfidence
    options.knownPairs = pair
    let outcome: AlignRun.Outcome
    do {
      outcome = try AlignRun(
        path: path, references: references, options: options, input: input,
        frames: frames.timecodes)()
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as FrameTimecodeError {
      throw CommandError("\(InputOptions.shown(path)): \(error.words)")
    }
    var document = AlignmentDocument(
      outcome.alignment, file: path, reference: outcome.reference.description)
    try say(outcome, of: path, among: references.count)
    if outcome.alignment.verdict == .refused, !force || outcome.alignment.blocks.isEmpty {
      let pairs = reference.isEmpty ? "" : "--pair N=M names cues that belong together, "
      let refusal = CommandError(
        "\(path): does not fit \(outcome.reference) with enough confidence, so it is left alone: "
          + "\(outcome.alignment.refusal?.description ?? ""); --dry-run shows what was found, "
          + "\(pairs)--force accepts it")
      return Aligned(document: document, refusal: refusal)
    }
    guard !dryRun else { return Aligned(document: document) }
    try write(outcome.alignment, file, &document)
    return Aligned(document: document)
  }

  private func say(_ outcome: AlignRun.Outcome, of path: String, among count: Int) throws {
    var lines = outcome.alignment.description.split(separator: "\n").map(String.init)
    if count > 1 { lines.insert("by \(outcome.reference)", at: 0) }
    lines += outcome.notes
    let chart = AlignmentChart(outcome.alignment, of: outcome.cues).line
    if dryRun, !json {
      if let chart { lines.append(chart) }
      var output = StandardOutput()
      // Of a directory, each line says which of its files it is about.
      let name = path == self.path ? "" : "\(path): "
      for line in lines { try output.write(name + line + "\n") }
      try output.flush()
    } else if !quiet, !json {
      if let chart, Messages.isTerminal { lines.append(chart) }
      for line in lines { Messages.print("\(path): \(line)") }
    }
  }

  private func write(
    _ alignment: Alignment, _ file: InputPath, _ document: inout AlignmentDocument
  ) throws {
    let path = file.path
    var request = FileRetiming.Request(alignment.retiming)
    request.frames = frames.timecodes
    request.options = policies.options
    let destination: FileRetiming.Destination =
      inPlace ? .inPlace(backup: backup) : FileRetiming.Destination(output: output)
    do {
      let retiming = FileRetiming(input.reader(of: file), request, to: destination)
      let report = try retiming.print().report
      let undo = RetimeUndo(
        retiming: alignment.retiming, report: report,
        isStoppedAtZero: request.options.onNegative == .shiftBlock, destination: destination,
        path: path)
      document.written = report.description
      document.undo = undo.commands
      if document.undo != nil, let loss = undo.loss, loss > 0 {
        document.undoWithinMilliseconds = loss
      }
      if !quiet {
        Messages.print("\(path): \(report)")
        if let line = undo.line { Messages.print(line) }
      }
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let refusal as FileRetiming.Refusal {
      throw CommandError("\(path): \(refusal.words)\(advice(path, refusal))")
    } catch let error as CommandError {
      throw CommandError("\(path): \(error.message)", status: error.status)
    }
  }

  /// The command that goes on where an advert at the beginning would come before zero.
  private func advice(_ path: String, _ refusal: FileRetiming.Refusal) -> String {
    guard policies.onNegative == .error, refusal.isNegative else { return "" }
    var words = ["captions", "align", ShellWord.quoted(path)]
    for reference in reference { words += ["-r", ShellWord.quoted(reference)] }
    if let media { words += ["--media", ShellWord.quoted(media)] }
    if let output { words += ["--output", ShellWord.quoted(output)] }
    if inPlace { words.append("--in-place") }
    if backup { words.append("--backup") }
    if force { words.append("--force") }
    if forbidsSplits { words.append("--no-splits") }
    words += ["--on-negative", "drop"]
    return "; to go on without them: " + words.joined(separator: " ")
  }
}
