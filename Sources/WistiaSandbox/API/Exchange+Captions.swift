// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import SubRip

extension Exchange {
  /// `GET medias/<id>/captions`.
  func listCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    Outcome(response: .json(.array(listed(media).map { value($0, media) })))
  }

  /// `GET medias/<id>/captions/<language>`.
  func showCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    if let order = listed(media).first(where: { $0.text == nil && $0.code == path[.language] }) {
      return Outcome(response: .json(value(order, media)))
    }
    guard let track = track(media) else { return notFound("the captions") }
    return Outcome(response: show(track, media))
  }

  /// `PUT medias/<id>/captions/<language>`.
  func updateCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    guard let track = track(media) else { return notFound("the captions") }
    switch submittedText() {
    case .failure(let refusal): return Outcome(response: refusal.response)
    case .success(let text):
      var media = media
      media.setTrack(Track(code: track.code, text: text))
      return Outcome(response: .empty(200), changes: [.media(media)])
    }
  }

  /// `DELETE medias/<id>/captions/<language>`.
  func deleteCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    guard let track = track(media) else { return notFound("the captions") }
    var media = media
    media.tracks.removeAll { $0.code == track.code }
    return Outcome(response: .empty(200), changes: [.media(media)])
  }

  /// The track of the path's language.
  private func track(_ media: Media) -> Track? { path[.language].flatMap(media.track) }

  /// `POST medias/<id>/captions`.
  func createCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    var media = media
    let text: [UInt8]
    switch submittedText() {
    case .failure(let refusal): return Outcome(response: refusal.response)
    case .success(let value): text = value
    }
    let sent = parameters.text("language").flatMap { $0.isEmpty ? nil : $0 }
    guard let code = stored(sent ?? LanguageGuess.code(of: text)) else {
      return Outcome(response: refusal(400, "\"\(sent ?? "")\" is not a language code"))
    }
    let existing = ambiguities.captionsPerMedia == .one ? media.tracks.first : media.track(code)
    if let existing {
      switch ambiguities.duplicate {
      case .badRequest:
        return Outcome(response: refusal(400, "captions already exist for this video"))
      case .conflict:
        return Outcome(response: refusal(409, "captions already exist for this video"))
      case .replace: media.tracks.removeAll { $0.code == existing.code }
      }
    }
    media.setTrack(Track(code: code, text: text))
    media.orders.removeAll { $0 == code }
    return Outcome(response: .empty(200), changes: [.media(media)])
  }

  /// The code under which captions are kept, or `nil` for what cannot be a code.
  private func stored(_ code: String) -> String? {
    guard LanguageCode.isPlausible(code) else { return nil }
    let language = Language(code: code)
    if isStrict, language == nil, LanguageTag(code: code)?.isLanguageKnown != true { return nil }
    switch ambiguities.storedCode {
    case .verbatim: return code
    case .bibliographic: return language?.bibliographicCode ?? code
    case .terminology: return language?.terminologyCode ?? code
    }
  }

  private struct Refusal: Error {
    var response: Response
  }

  /// The text of `caption_file`, an attached file or a string.
  private func submittedText() -> Result<[UInt8], Refusal> {
    guard let entry = parameters["caption_file"] else {
      return .failure(Refusal(response: refusal(400, "the parameter caption_file is missing")))
    }
    let text = ambiguities.textNormalization.applied(to: entry.bytes)
    if isStrict {
      guard String(validating: text, as: UTF8.self) != nil,
        SubRipDocument(parsing: text).count > 0
      else {
        return .failure(Refusal(response: refusal(400, "caption_file is not SubRip text in UTF-8")))
      }
    }
    return .success(text)
  }
}
