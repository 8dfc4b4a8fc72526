// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Captions: one track a language of a media.
///
/// Medias are named by their hashed ids. Address a track that exists with the server's own code,
/// as ``index(for:)`` tells it; where the server does not know a code, the language's other code in
/// ISO 639-2 (`fre` and `fra`) is tried once, and then what the index calls the language.
public struct Captions: Sendable {
  let sender: Sender

  /// All tracks of a media.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - report: Told of entries that cannot be read, which are left out then: to look at the others,
  ///     and not to decide by what is missing. Where nobody is told, such an entry is an error.
  /// - Returns: The tracks; empty where there are none.
  /// - Throws: ``WistiaError``; of kind `notFound` where there is no such media.
  public func index(
    for media: String, skippingUnreadable report: (@Sendable (UnreadableEntry) -> Void)? = nil
  ) async throws(WistiaError) -> [CaptionTrack] {
    let call = APICall(operation: "captions.index", method: .get, path: path(media))
    do {
      let list = try await sender.entries(
        of: call, "a list of captions", page: 1, key: "language", skipping: report != nil,
        CaptionTrack.entries(of:)
      ) { CaptionTrack($0) }
      sender.tell(list.repairs, call)
      if let report { list.unreadable.forEach(report) }
      return list.readable.map { $0.markingRepairs(list.repairs) }
    } catch {
      throw error.kind == .notFound ? explained(error, "there is no media \(media)") : error
    }
  }

  /// One track.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - language: The server's code of the language.
  /// - Returns: The track.
  /// - Throws: ``WistiaError``; of kind `notFound` where there is no such media or track.
  public func show(for media: String, language: String) async throws(WistiaError) -> CaptionTrack {
    try await onTrack(media, language) { code throws(WistiaError) in
      try await sender.readAnswer(showing(media, code), "a caption track") { answer in
        CaptionTrack.entries(of: answer.value)?.first.flatMap { CaptionTrack($0) }?
          .markingRepairs(answer.repairs)
      }
    }
  }

  /// Replaces a track that exists.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - language: The server's code of the language.
  ///   - file: The new captions.
  /// - Throws: ``WistiaError``; of kind `notFound` where there is no such media or track.
  public func update(
    for media: String, language: String, file: CaptionUpload
  ) async throws(WistiaError) {
    _ = try await onTrack(media, language, isRepeatable: file.isRepeatable) {
      code throws(WistiaError) in try await sender.acknowledged(updating(media, code, file))
    }
  }

  /// Removes a track.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - language: The server's code of the language.
  /// - Throws: ``WistiaError``; of kind `notFound` where there is no such media or track.
  public func delete(for media: String, language: String) async throws(WistiaError) {
    _ = try await onTrack(media, language) { code throws(WistiaError) in
      try await sender.acknowledged(deleting(media, code))
    }
  }

  func path(_ media: String, _ rest: String...) -> [String] {
    ["medias", media, "captions"] + rest
  }

  func showing(_ media: String, _ language: String) -> APICall {
    APICall(operation: "captions.show", method: .get, path: path(media, language))
  }

  func updating(
    _ media: String, _ language: String, _ file: CaptionUpload
  ) throws(WistiaError) -> APICall {
    APICall(
      operation: "captions.update", method: .put, path: path(media, language),
      body: try file.body(fields: []))
  }

  func deleting(_ media: String, _ language: String) -> APICall {
    APICall(operation: "captions.delete", method: .delete, path: path(media, language))
  }

  func explained(_ error: WistiaError, _ message: String) -> WistiaError {
    var error = error
    error.message = message
    return error
  }

  /// Runs an operation on a track under the code that was given; where the server does not know it,
  /// once under the language's other code, and once under the code that the index has for it.
  private func onTrack<Value>(
    _ media: String, _ language: String, isRepeatable: Bool = true,
    _ operation: (_ code: String) async throws(WistiaError) -> Value
  ) async throws(WistiaError) -> Value {
    let failure: WistiaError
    do {
      return try await operation(language)
    } catch {
      failure = error
    }
    // The first code is the one that was asked for, so it is the first error that is told.
    guard Self.mayMeanUnknownCode(failure) else { throw failure }
    var tried = [language.lowercased()]
    if isRepeatable, let sibling = LanguageEquivalence.sibling(of: language) {
      do {
        return try await operation(sibling)
      } catch {
        guard Self.mayMeanUnknownCode(error) else { throw error }
      }
      tried.append(sibling)
    }
    guard failure.kind == .notFound else { throw failure }
    // The API's 404 does not say which of media and track is missing.
    let languages: [String]
    do {
      languages = try await index(for: media).map(\.language)
    } catch {
      throw error.kind == .notFound ? explained(failure, error.message) : failure
    }
    let own = languages.first { code in
      !tried.contains(code.lowercased()) && LanguageEquivalence.holds(language, code)
    }
    if let own, isRepeatable { return try await operation(own) }
    let existing = languages.isEmpty ? "it has none" : "it has \(languages.joined(separator: ", "))"
    throw explained(failure, "the media \(media) has no captions in \(language); \(existing)")
  }

  private static func mayMeanUnknownCode(_ error: WistiaError) -> Bool {
    error.kind == .notFound
      || error.kind == .refused && (error.status == 400 || error.status == 422)
  }
}

extension CaptionUpload {
  /// The body that carries the captions, after other fields.
  func body(fields: [(name: String, value: String)]) throws(WistiaError) -> APICall.Body {
    switch (encoding, content) {
    case (.stringParameter, _):
      return .form(
        fields.map { (name: $0.name, value: Array($0.value.utf8)) }
          + [(name: "caption_file", value: try bytes())])
    case (.attachedFile, _):
      let part = HTTPFormPart(
        name: "caption_file", fileName: fileName, contentType: "application/x-subrip",
        content: partContent)
      return .multipart(
        fields.map { HTTPFormPart(name: $0.name, content: Array($0.value.utf8)) } + [part])
    }
  }

  /// All of the content: what is escaped has no length before it was read.
  private func bytes() throws(WistiaError) -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .stream(_, let read):
      var result: [UInt8] = []
      while let piece = read(64 << 10) {
        if piece.isEmpty { return result }
        result += piece
      }
      throw .configuration("the captions could not be read to their end; nothing was sent")
    }
  }

  private var partContent: HTTPFormPart.Content {
    switch content {
    case .bytes(let bytes): .bytes(bytes)
    case .stream(let length, let read): .stream(length: length, read: read)
    }
  }
}
