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
  ///   - access: Which account.
  ///   - found: What the directory holds; a sandbox gets a media for each that it names.
  ///   - progress: Told when nothing is sent for a while; when it is to stop, such waits end.
  ///   - body: Works with the account, told what tells it from others.
  /// - Throws: ``CommandError``, or what `body` throws.
  static func withAccount(
    _ access: SyncAccountOptions, _ found: DirectoryScan.Result,
    _ progress: SyncProgress,
    _ body: (any CaptionAccount, AccountIdentity) async throws -> Void
  ) async throws {
    guard access.sandbox else {
      let client = try access.connection.client(
        onWait: { progress.wait($0) }, onNote: { progress.note("\($0)") }, clock: progress.clock)
      let account = WistiaCaptionAccount(client: client)
      return try await body(account, identity(of: account, client.baseURL, access))
    }
    var configuration = SandboxConfiguration()
    configuration.dataDirectory = access.sandboxData
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
      // Its port is another one each time, and nobody else's.
      let identity = AccountIdentity("sandbox")
      try await body(InventedAccount(account: WistiaCaptionAccount(client: client)), identity)
    } catch {
      await sandbox.stop()
      throw error
    }
    await sandbox.stop()
  }

  private static func identity(
    of account: WistiaCaptionAccount, _ url: WistiaBaseURL, _ access: SyncAccountOptions
  ) async throws -> AccountIdentity {
    let isNamed =
      access.connection.baseURL != nil || Environment.nonEmpty("WISTIA_BASE_URL") != nil
    do throws(AccountError) {
      let number = try await account.identity()
      return AccountIdentity(at: url, number: number, isNamed: isNamed)
    } catch {
      // A token that may not see the account can still be good for its captions.
      guard error.kind == .forbidden || error.kind == .notFound else { throw CommandError(error) }
      return AccountIdentity(at: url, number: nil, isNamed: isNamed)
    }
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
    let references = tracks.compactMap(\.media)
      .map { MediaReference(name: $0.name, project: $0.project) }
      .filter { seen.insert($0).inserted }
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

/// An account whose medias exist only because files name them: how long they are means nothing.
private struct InventedAccount: CaptionAccount {
  let account: WistiaCaptionAccount

  func identity() async throws(AccountError) -> String { try await account.identity() }

  func medias() async throws(AccountError) -> [AccountMedia] {
    try await account.medias().map { media in
      var media = media
      media.duration = nil
      return media
    }
  }

  func tracks(of media: String) async throws(AccountError) -> [AccountTrack] {
    try await account.tracks(of: media)
  }

  func create(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try await account.create(code, of: media, captions: captions)
  }

  func update(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try await account.update(code, of: media, captions: captions)
  }

  func delete(_ code: String, of media: String) async throws(AccountError) {
    try await account.delete(code, of: media)
  }
}
