// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import CurlTransport
import WistiaAPI
import WistiaSandbox

/// The account that a sync verb talks to: the one of the connection, or a sandbox of its own.
enum SyncSandbox {
  /// Opens the account, and closes the sandbox afterwards.
  ///
  /// - Parameters:
  ///   - options: Which account.
  ///   - found: What the directory holds; a sandbox gets a media for each that it names.
  ///   - body: Works with the account.
  /// - Throws: ``CommandError``, or what `body` throws.
  static func withAccount(
    _ options: SyncOptions, _ found: DirectoryScan.Result,
    _ body: (any CaptionAccount) async throws -> Void
  ) async throws {
    guard options.sandbox else {
      return try await body(WistiaCaptionAccount(client: try options.connection.client()))
    }
    var configuration = SandboxConfiguration()
    configuration.dataDirectory = options.sandboxData
    configuration.seed = seed(for: found.tracks)
    let sandbox: WistiaSandbox
    do {
      sandbox = try await WistiaSandbox.start(configuration)
    } catch {
      throw CommandError("the sandbox cannot start: \(error)")
    }
    do {
      let client = WistiaClient(
        baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("sandbox"),
        transport: CurlTransport(), configuration: unlimited)
      try await body(WistiaCaptionAccount(client: client))
    } catch {
      await sandbox.stop()
      throw error
    }
    await sandbox.stop()
  }

  /// The sandbox limits nobody, so the client need not wait.
  private static var unlimited: WistiaConfiguration {
    var configuration = WistiaConfiguration()
    configuration.requestsPerMinute = 1_000_000
    return configuration
  }

  /// A media for each that the directory's files name, without captions.
  private static func seed(for tracks: [LocalTrack]) -> SandboxSeed {
    var seen: Set<MediaReference> = []
    let references = tracks.compactMap(\.media).filter { seen.insert($0).inserted }
    return SandboxSeed(
      medias: references.map { reference in
        SandboxSeed.Media(
          name: reference.name, project: reference.project,
          hashedID: isHashedID(reference.name) ? reference.name : nil)
      })
  }

  /// Ten lower-case letters and digits, as the ids of medias are.
  private static func isHashedID(_ name: String) -> Bool {
    name.utf8.count == 10
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}
