// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The safety of verbs that delete more than captions.
struct DeletionOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Delete without asking.")
  var yes = false

  /// Asks on a terminal, and refuses elsewhere without `--yes`.
  ///
  /// - Parameters:
  ///   - id: What is deleted.
  ///   - noun: What it is.
  ///   - dryRun: A dry run needs no answer.
  /// - Throws: ``CommandError`` when the answer is not yes.
  func confirm(_ id: String, noun: String, dryRun: DryRunOptions) throws {
    if yes || dryRun.isWanted { return }
    guard StandardInput.isTerminal, Messages.isTerminal else {
      throw CommandError(
        "this deletes the \(noun) \(id) for good; add --yes to do so", status: .usage)
    }
    Messages.print("Delete the \(noun) \(id) for good? Type yes:")
    guard readLine() == "yes" else { throw CommandError("nothing was deleted") }
  }
}
