// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `captions wistia captions`: the tracks of a media.
struct CaptionsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "captions",
    abstract: "The captions of a media, one track a language.",
    discussion: """
      MEDIA is the media's hashed id, as in the URL of its page. A language may be given as a code \
      (fra, fre, fr), a tag (pt-BR) or an English name (French).
      """,
    subcommands: [
      CaptionsIndexCommand.self,
      CaptionsShowCommand.self,
      CaptionsCreateCommand.self,
      CaptionsUpdateCommand.self,
      CaptionsDeleteCommand.self,
      CaptionsPurchaseCommand.self,
    ]
  )
}

/// The media that a verb works on.
struct MediaArgument: ParsableArguments {
  @Argument(help: "The media's hashed id.")
  var media: String
}
