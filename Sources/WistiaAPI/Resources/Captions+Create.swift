// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// How new captions came to be.
public enum CaptionCreation: Sendable, Hashable {
  /// The server said that it made them.
  case created
  /// The server's answer was lost, and the account then held just these captions.
  case confirmed
}

/// Creating a track: the one write that is neither idempotent nor costs money.
extension Captions {
  /// Adds captions in a language that the media does not have yet.
  ///
  /// When the answer is lost, the media's index decides: captions that are there with the same text
  /// count as made, captions that are not there are sent again, and captions with another text are
  /// an error.
  ///
  /// A server that refuses a language's code although the media has no captions in it is offered
  /// the language's other code in ISO 639-2 once, where it has two.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - file: The captions.
  ///   - language: The code of their language, or `nil` to let the server detect it.
  /// - Returns: How they came to be.
  /// - Throws: ``WistiaError``; of kind `alreadyExists` where the media has captions in the
  ///   language, `notFound` where there is no such media.
  @discardableResult
  public func create(
    for media: String, file: CaptionUpload, language: String?
  ) async throws(WistiaError) -> CaptionCreation {
    var language = language
    var call = try creating(media, file, language)
    var triedSibling = false
    let policy = sender.configuration.retry
    var attempt = 1
    while true {
      let failure: WistiaError
      do {
        try await sender.acknowledged(call)
        return .created
      } catch {
        failure = error
      }
      if failure.kind == .alreadyExists
        || failure.kind == .refused && (failure.status == 400 || failure.status == 422)
      {
        // What an earlier attempt made, the server may have shown only after it was looked for.
        if attempt > 1, (try? await isThere(file, media, language, after: failure)) == true {
          return .confirmed
        }
        let explained = await explainedRefusal(failure, media, language)
        guard explained.kind == .refused, !triedSibling, file.isRepeatable,
          let sibling = language.flatMap(LanguageEquivalence.sibling(of:))
        else { throw explained }
        triedSibling = true
        language = sibling
        call = try creating(media, file, language)
        continue
      }
      if failure.kind == .notFound {
        throw explained(failure, "there is no media \(media)")
      }
      guard failure.kind == .unknownOutcome else { throw failure }
      // The server may still be at it: look no sooner than a retry would have come.
      do {
        try await sender.sleep(
          policy.delay(after: attempt, random: sender.configuration.clock.random()), call)
      } catch {
        // Cancelled: what may have been made is told all the same.
        throw failure
      }
      if try await isThere(file, media, language, after: failure) { return .confirmed }
      guard attempt < policy.attempts, file.isRepeatable else { throw failure }
      attempt += 1
    }
  }

  func creating(
    _ media: String, _ file: CaptionUpload, _ language: String?
  ) throws(WistiaError) -> APICall {
    APICall(
      operation: "captions.create", method: .post, path: path(media),
      body: try file.body(fields: language.map { [("language", $0)] } ?? []),
      repetition: .confirmable)
  }

  /// Whether a creation of unknown outcome took place.
  private func isThere(
    _ file: CaptionUpload, _ media: String, _ language: String?, after failure: WistiaError
  ) async throws(WistiaError) -> Bool {
    let tracks: [CaptionTrack]
    do {
      tracks = try await index(for: media)
    } catch {
      throw failure
    }
    let candidates = tracks.filter { track in
      language.map { LanguageEquivalence.holds($0, track.language) } ?? true
    }
    if candidates.contains(where: { file.hasText($0.text) }) { return true }
    guard language != nil, let other = candidates.first else { return false }
    let comparison = file.isRepeatable ? " with another text" : ""
    throw explained(
      failure,
      "\(failure.message); the media \(media) now has captions in \(other.language)\(comparison), so "
        + "look at them before sending again")
  }

  /// 400 means that captions exist, or that the file or the language was not understood.
  private func explainedRefusal(
    _ error: WistiaError, _ media: String, _ language: String?
  ) async -> WistiaError {
    guard let tracks = try? await index(for: media), !tracks.isEmpty else { return error }
    var error = error
    if let language,
      let track = tracks.first(where: { LanguageEquivalence.holds(language, $0.language) })
    {
      error.kind = .alreadyExists
      error.message =
        "the media \(media) already has captions in \(track.language); update them instead"
    } else {
      let languages = tracks.map(\.language).joined(separator: ", ")
      error.message += "; the media has captions in \(languages), and some servers allow one set"
    }
    return error
  }
}

extension CaptionUpload {
  var isRepeatable: Bool { if case .bytes = content { true } else { false } }

  /// Whether a track holds this content, but for what servers change: line endings, a byte-order
  /// mark, white space at the end, and entities.
  func hasText(_ text: String?) -> Bool {
    guard case .bytes(let bytes) = content, let text else { return false }
    return Self.canonical(String(decoding: bytes, as: UTF8.self)) == Self.canonical(text)
  }

  private static func canonical(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var bytes = Array(text.utf8).withoutByteOrderMark
    let entities: [(String, Character)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    while let byte = bytes.first {
      if byte == UInt8(ascii: "&"),
        let (entity, character) = entities.first(where: { bytes.starts(with: $0.0.utf8) })
      {
        result.append(contentsOf: String(character).utf8)
        bytes = bytes.dropFirst(entity.utf8.count)
        continue
      }
      if byte != 0x0D { result.append(byte) }
      bytes = bytes.dropFirst()
    }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    return result
  }
}
