// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import WistiaAPI

/// A Wistia account, read and written through the Data API.
///
/// Nothing here can order captions: purchasing is not part of the port.
public struct WistiaCaptionAccount: CaptionAccount {
  private let client: WistiaClient

  /// Creates an account.
  ///
  /// - Parameter client: What speaks to the API.
  public init(client: WistiaClient) {
    self.client = client
  }

  /// The account's number, or its name or URL where the server tells no number.
  ///
  /// - Returns: The identity.
  /// - Throws: ``AccountError``.
  public func identity() async throws(AccountError) -> String {
    let account = try await mapped { () async throws(WistiaError) in
      try await client.account.show()
    }
    return account.id.map { String($0) } ?? account.url ?? account.name ?? "unknown"
  }

  /// All medias of the account, a hundred a request.
  ///
  /// - Returns: The medias.
  /// - Throws: ``AccountError``.
  public func medias() async throws(AccountError) -> [AccountMedia] {
    try await mapped { () async throws(WistiaError) in
      var result: [AccountMedia] = []
      // The order of creation, so that medias that appear meanwhile come last.
      let paging = Paging(sortField: .created)
      var iterator = client.medias.list(paging: paging).makeAsyncIterator()
      while let media = try await iterator.next() { result.append(AccountMedia(media)) }
      return result
    }
  }

  /// All tracks of a media: one request.
  ///
  /// - Parameter media: The media's hashed id.
  /// - Returns: The tracks.
  /// - Throws: ``AccountError``.
  public func tracks(of media: String) async throws(AccountError) -> [AccountTrack] {
    let tracks = try await mapped { () async throws(WistiaError) in
      try await client.captions.index(for: media)
    }
    // A file would be overwritten with what the server did not mean.
    if let broken = tracks.first(where: \.isTextRepaired) {
      throw AccountError(
        .other,
        "the captions in \(broken.language) of the media \(media) hold broken characters, so they are "
          + "left alone; replace them in the account first")
    }
    return tracks.map {
      AccountTrack(code: $0.language, text: $0.text, isDraft: $0.isDraft ?? false)
    }
  }

  /// Adds a track.
  ///
  /// - Parameters:
  ///   - code: The language's code to send.
  ///   - media: The media's hashed id.
  ///   - captions: The captions in SRT format, as UTF-8.
  /// - Throws: ``AccountError``.
  public func create(
    _ code: String, of media: String, captions: [UInt8]
  ) async throws(AccountError) {
    _ = try await mapped { () async throws(WistiaError) in
      try await client.captions.create(for: media, file: CaptionUpload(captions), language: code)
    }
  }

  /// Replaces a track.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the track.
  ///   - media: The media's hashed id.
  ///   - captions: The captions in SRT format, as UTF-8.
  /// - Throws: ``AccountError``.
  public func update(
    _ code: String, of media: String, captions: [UInt8]
  ) async throws(AccountError) {
    try await mapped { () async throws(WistiaError) in
      try await client.captions.update(for: media, language: code, file: CaptionUpload(captions))
    }
  }

  /// Deletes a track.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the track.
  ///   - media: The media's hashed id.
  /// - Throws: ``AccountError``.
  public func delete(_ code: String, of media: String) async throws(AccountError) {
    try await mapped { () async throws(WistiaError) in
      try await client.captions.delete(for: media, language: code)
    }
  }

  private func mapped<Value>(
    _ body: () async throws(WistiaError) -> Value
  ) async throws(AccountError) -> Value {
    do {
      return try await body()
    } catch {
      throw AccountError(error)
    }
  }
}

extension AccountMedia {
  /// Takes over what sync needs of a media.
  init(_ media: WistiaMedia) {
    let seconds = media.duration.flatMap { $0 > 0 && $0 < 1e9 ? $0 : nil }
    var obstacle: String?
    if let status = media.status, status != .ready { obstacle = "its status is \(status.rawValue)" }
    if let type = media.type, type != .video, type != .audio, type != .unknown {
      obstacle = "it is not a video (\(type.rawValue))"
    }
    self.init(
      id: media.hashedID, name: Self.clipped(media.name),
      project: (media.project?.name).map(Self.clipped),
      projectID: media.project?.hashedID,
      duration: seconds.map { Timestamp(milliseconds: Int64(($0 * 1000).rounded())) },
      obstacle: obstacle)
  }

  /// A name that takes no longer to compare than names of files do: comparing takes time that grows
  /// with the square of the combining marks in a name.
  private static func clipped(_ name: String) -> String {
    let limit = 1024
    guard name.utf8.count > limit else { return name }
    return String(decoding: name.utf8.prefix(limit), as: UTF8.self) + "\u{2026}"
  }
}

extension AccountError {
  /// Takes over an error of the API.
  init(_ error: WistiaError) {
    let kind: Kind =
      switch error.kind {
      case .unauthorized: .unauthorized
      case .forbidden: .forbidden
      case .notFound: .notFound
      case .alreadyExists: .alreadyExists
      case .refused: .refused
      case .rateLimited, .serverFailed: .temporary
      case .unreachable: .unreachable
      case .unknownOutcome: .unknownOutcome
      case .cancelled: .cancelled
      case .configuration, .unreadable: .other
      }
    self.init(kind, error.description)
  }
}
