// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// What becomes of tracks on which the two sides disagree.
struct SyncDecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Which side wins where the account, or both sides, changed since they last agreed, and where \
      the two differ and never agreed: local or remote. Such tracks are left alone otherwise.
      """, valueName: "side"), transform: { try Choice.read($0) })
  var prefer: Planner.Options.Side?

  @Flag(
    help: """
      Take both sides as they are, without what earlier runs agreed on: what differs is a conflict \
      until --prefer decides. A state that cannot be read is kept aside.
      """)
  var resync = false

  @Flag(help: "Delete tracks from the account whose files are gone; last, and saved first.")
  var prune = false

  @Flag(help: "With --prune, delete tracks that never had a file here, too.")
  var pruneForeign = false

  @Option(
    help: ArgumentHelp(
      "The most tracks that --prune may delete: a number, or percent of the tracks looked at.",
      valueName: "n|p%"),
    transform: { text in
      guard let limit = DeletionLimit(text) else {
        throw ValidationError("--max-delete is a number or a percentage such as 25%")
      }
      return limit
    })
  var maxDelete = DeletionLimit.standard

  func validate() throws {
    guard prune || !pruneForeign else { throw ValidationError("--prune-foreign needs --prune") }
  }

  /// What of earlier runs counts.
  var recall: SyncStore.Recall { resync ? .nothingAgreed : .everything }

  /// Adds the decisions to what the planner may do.
  ///
  /// - Parameter options: What the planner may do otherwise.
  /// - Returns: All of it.
  func applied(to options: Planner.Options) -> Planner.Options {
    var options = options
    options.preferred = prefer
    options.prunes = prune
    options.prunesForeign = pruneForeign
    return options
  }
}
