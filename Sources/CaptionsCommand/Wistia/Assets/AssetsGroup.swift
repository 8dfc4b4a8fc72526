// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia assets`: the URLs of a media's files.
struct AssetsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "The URLs of a media's files.",
    subcommands: [AssetsURLCommand.self])
}

/// `captions wistia assets url`: rewrites the URL of a file; asks no server.
struct AssetsURLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "url", abstract: "Rewrite the URL of a file: its name, or a picture from it.",
    discussion: """
      Nothing is sent: the URL says what the server makes of the file.

      Examples:
        captions wistia assets url https://embed.wistia.com/deliveries/43500c96.bin \\
          --file-name my-file.mp4
        captions wistia assets url https://embed.wistia.com/deliveries/43500c96.bin \\
          --resize 640x360 --crop
        captions wistia assets url https://embed.wistia.com/deliveries/43500c96.bin \\
          --still-at 12.5
      """)

  @Argument(help: "The URL of a file, as a media's files list it.")
  var url: String

  @Option(help: ArgumentHelp("Let the URL end in this name.", valueName: "name"))
  var fileName: String?

  @Option(help: ArgumentHelp("Give the URL this extension.", valueName: "extension"))
  var `extension`: String?

  @Option(
    help: ArgumentHelp("The size of a picture: 640x360, 640x or x360.", valueName: "size"),
    transform: { text in
      guard let size = AssetURL.ImageSize(text) else {
        throw ValidationError("a size is written 640x360, 640x or x360")
      }
      return size
    })
  var resize: AssetURL.ImageSize?

  @Flag(help: "Fill the size by cutting off the rest.")
  var crop = false

  @Option(
    help: ArgumentHelp("A picture from this moment of a video.", valueName: "seconds"))
  var stillAt: Double?

  func validate() throws {
    if crop, resize?.width == nil || resize?.height == nil {
      throw ValidationError("--crop needs --resize with width and height")
    }
    if let stillAt, !(stillAt >= 0 && stillAt.isFinite) {
      throw ValidationError("--still-at is a moment from 0 on")
    }
  }

  func run() throws {
    guard var asset = AssetURL(url) else {
      throw CommandError(
        "not the URL of a file: it must look like https://embed.wistia.com/deliveries/ID.bin")
    }
    if let stillAt { asset = asset.still(at: .seconds(stillAt)) }
    if let resize { asset = asset.resized(resize, crop: crop) }
    if let name = fileName { asset = asset.named(name) }
    if let ending = `extension` { asset = asset.withExtension(ending) }
    var output = StandardOutput()
    try output.write(asset.description + "\n")
    try output.flush()
  }
}
