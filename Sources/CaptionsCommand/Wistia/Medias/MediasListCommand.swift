// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia medias list`: the medias of the account.
struct MediasListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the medias of the account.",
    discussion: """
      Examples:
        captions wistia medias list --project lpzgy6e09m --all
        captions wistia medias list --name "A New Hope"
        captions wistia medias list --type Video --sort-by updated --descending \\
          --per-page 10
        captions wistia medias list --all --ndjson --fields hashed_id,name
      """
  )

  @Option(help: ArgumentHelp("Only medias of this project.", valueName: "id"))
  var project: String?

  @Option(help: "Only medias of exactly this name.")
  var name: String?

  @Option(
    help: """
      Only medias of this type: Video, Audio, Image, PdfDocument, MicrosoftOfficeDocument, Swf or \
      UnknownType.
      """)
  var type: String?

  @Option(help: ArgumentHelp("Only the media of this hashed id.", valueName: "id"))
  var hashedID: String?

  @OptionGroup var pages: PageOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let filter = Medias.Filter(
      project: project, name: name, type: type.map(WistiaMedia.Kind.init), hashedID: hashedID)
    try await WistiaCall.run(connection, answer) { client in
      try await ListPrinter(
        answer: answer, pages: pages, header: ["ID", "TYPE", "STATUS", "PROJECT", "NAME"],
        raw: \WistiaMedia.raw,
        cells: { media in
          [
            media.hashedID, media.type?.rawValue ?? "", media.status?.rawValue ?? "",
            media.project?.name ?? "", media.name,
          ]
        }
      ).print(client.medias.list(filter, paging: pages.paging))
    }
  }
}
