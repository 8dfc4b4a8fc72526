// SPDX-License-Identifier: Apache-2.0

import CaptionsToolkit
import CurlTransport
import Foundation

/// Lists the captions of every video of an account, and adds a file where its language is missing.
@main
struct Account {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4,
      let token = ProcessInfo.processInfo.environment["WISTIA_API_TOKEN"]
    else {
      print("usage: WISTIA_API_TOKEN=… Account BASE-URL FILE LANGUAGE")
      return
    }
    let base = try WistiaBaseURL(arguments[1])
    let text = try CaptionReader(path: arguments[2]).readAll().text
    let language = arguments[3]

    let client = WistiaClient(
      baseURL: base, credentials: .bearer(token), transport: CurlTransport())
    for try await media in client.medias.list() {
      let tracks = try await client.captions.index(for: media.hashedID)
      print(media.name, tracks.map(\.language))
      do throws(WistiaError) {
        let file = CaptionUpload(text, fileName: "captions.srt")
        try await client.captions.create(for: media.hashedID, file: file, language: language)
      } catch {
        guard error.kind == .alreadyExists else { throw error }
      }
    }
  }
}
