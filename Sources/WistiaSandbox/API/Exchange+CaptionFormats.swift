// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// A track as lists show it; without text, an order that is not finished.
  struct ListedTrack {
    var code: String
    var text: [UInt8]?
  }

  /// The tracks of a media in the order of their codes; unfinished orders are shown since v1 tells
  /// drafts apart.
  func listed(_ media: Media) -> [ListedTrack] {
    var tracks = media.tracks.map { ListedTrack(code: $0.code, text: $0.text) }
    if dialect >= .v1 {
      tracks += media.orders.filter { code in !tracks.contains { $0.code == code } }
        .map { ListedTrack(code: $0, text: nil) }
    }
    return tracks
  }

  /// Captions as the dialect shows them.
  func value(_ track: ListedTrack, _ media: Media) -> SandboxJSON {
    let text = track.text.map { SandboxJSON.string(String(decoding: $0, as: UTF8.self)) } ?? .null
    if dialect == .legacy2014 {
      return ["captions": ["language": .string(track.code), "text": text]]
    }
    let names = LanguageNames.of(track.code)
    var members: [SandboxJSON.Member] = [
      .init(name: "language", value: .string(track.code)),
      .init(name: "text", value: text),
      .init(name: "english_name", value: .string(names.english)),
      .init(name: "native_name", value: .string(names.native)),
    ]
    if dialect >= .v1 {
      members.append(.init(name: "is_draft", value: .bool(track.text == nil)))
      members.append(.init(name: "id", value: .string(transcriptID(track.code, media))))
    }
    if dialect == .modern { members.append(.init(name: "cursor", value: .null)) }
    return .object(members)
  }

  private func transcriptID(_ code: String, _ media: Media) -> String {
    HashedID.make(id: media.id, seed: idSeed ^ HashedID.digest(code.utf8))
  }

  /// Captions of one language, in the format that was asked for.
  func show(_ track: Track, _ media: Media) -> Response {
    switch format {
    case .srt:
      Response(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")], body: track.text)
    case .vtt:
      Response(
        status: 200, headers: [("Content-Type", "text/vtt; charset=utf-8")],
        body: CaptionFormat.webVTT(track.text))
    case .txt:
      Response(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")],
        body: CaptionFormat.plain(track.text))
    case .json, .xml: .json(value(ListedTrack(code: track.code, text: track.text), media))
    }
  }

  /// `GET captions`: the captions of the whole account.
  func listAllCaptions(_ state: AccountState) -> Outcome {
    var wanted = parameters.list("media_ids")
    if let id = parameters.text("media_id") { wanted.append(id) }
    let languages = Set(parameters.list("languages"))
    let medias =
      wanted.isEmpty
      ? state.mediaIDs.compactMap { state.medias[$0] } : wanted.compactMap { state.media($0) }
    let entries = medias.flatMap { media in
      listed(media).filter { languages.isEmpty || languages.contains($0.code) }
        .map { (media, $0) }
    }
    let values = page(entries).map { media, track -> SandboxJSON in
      .object(
        value(track, media).members + [
          .init(name: "media_id", value: .string(media.hashedID))
        ])
    }
    return Outcome(response: .json(.array(values)))
  }

  /// `POST medias/<id>/captions/purchase`.
  func purchaseCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    order(media, state, isFree: parameters.flag("automated") ?? false)
  }

  /// `POST medias/<id>/captions/order`.
  func orderCaptions(_ media: Media, _ state: AccountState) -> Outcome {
    order(media, state, isFree: parameters.flag("automated") ?? true)
  }

  private func order(_ media: Media, _ state: AccountState, isFree: Bool) -> Outcome {
    guard media.track("eng") == nil else {
      return Outcome(response: refusal(400, "English captions already exist"))
    }
    if let reason = reasonAgainstOrder(media, state, isFree: isFree) {
      guard dialect >= .v1 else { return Outcome(response: refusal(400, reason)) }
      return Outcome(response: .json(["message": .string(reason)], status: 422))
    }
    var media = media
    media.orders.append("eng")
    guard dialect >= .v1 else {
      return Outcome(response: .empty(200), changes: [.media(media)])
    }
    return Outcome(
      response: .json([
        "message": "Captions were ordered.", "id": .string(transcriptID("eng", media)),
      ]), changes: [.media(media)])
  }

  private func reasonAgainstOrder(
    _ media: Media, _ state: AccountState, isFree: Bool
  ) -> String? {
    if media.kind != .video, media.kind != .audio { return "only videos and audio have captions" }
    if media.orders.contains("eng") { return "captions were ordered already" }
    if !isFree, !state.account.hasCreditCard { return "the account has no credit card" }
    return nil
  }
}
