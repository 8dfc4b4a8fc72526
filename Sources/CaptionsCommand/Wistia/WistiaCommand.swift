// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `captions wistia`: the API, resource by resource.
struct WistiaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wistia",
    abstract: "Work with a Wistia account: captions, medias, projects, sharings, players.",
    discussion: """
      The token comes from the environment (WISTIA_API_TOKEN, or WISTIA_API_PASSWORD for HTTP \
      Basic), from --token-file, or from a profile; never from an argument, which every user of \
      the machine could read.

      Examples:
        export WISTIA_API_TOKEN="$(pass wistia)"
        captions wistia auth check
        captions wistia medias list --name "Welcome"
        captions wistia captions index abc123defg
        captions wistia captions create abc123defg --language fr \\
          --file welcome.fr.srt
        captions wistia captions show abc123defg --language fr > welcome.fr.srt
      """,
    subcommands: [
      CaptionsGroup.self,
      MediasGroup.self,
      ProjectsGroup.self,
      SharingsGroup.self,
      AccountGroup.self,
      CustomizationsGroup.self,
      AssetsGroup.self,
      AuthGroup.self,
    ]
  )
}
