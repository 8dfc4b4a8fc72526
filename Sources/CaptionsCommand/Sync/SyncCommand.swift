// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `captions sync`: a directory of captions and an account, made equal.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Make an account hold the captions of a directory: plan, apply, verify.",
    discussion: """
      Files are named after the media they belong to and their language, such as \
      'Talk.pt-BR.srt' or '<hashed id>.fr.srt', in any directory; a directory called like a \
      project decides between medias of one name.

      The first steps need no account:
        captions sync apply samples/library --sandbox
      """,
    subcommands: [
      SyncPlanCommand.self, SyncApplyCommand.self, SyncStatusCommand.self, SyncVerifyCommand.self,
      SyncPullCommand.self, SyncRelabelCommand.self, SyncRestoreCommand.self,
    ])
}
