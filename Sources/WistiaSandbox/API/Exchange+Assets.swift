// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// A kind of file that the service keeps for a media.
  enum AssetKind: UInt64 {
    case original = 1
    case mp4
    case phone
    case still
    case mp3
    case largeImage
    case swf
  }

  /// The key of an asset: forty hexadecimal digits.
  func assetKey(_ media: Media, _ kind: AssetKind) -> String {
    HashedID.assetKey(media.hashedID, salt: kind.rawValue)
  }

  /// A media's thumbnail.
  func thumbnail(_ media: Media) -> JSONValue {
    let key = media.stillKey ?? assetKey(media, .still)
    return [
      "url": .string("\(origin)/deliveries/\(key).jpg?image_crop_resized=100x60"),
      "width": 100,
      "height": 60,
    ]
  }

  /// The assets of a media, with the spelling of types that the document's examples have.
  func assets(_ media: Media) -> [JSONValue] {
    switch media.kind {
    case .video:
      [
        asset(media, .original, "OriginalFile", "video/mp4", 1280, 720),
        asset(media, .mp4, "Mp4VideoFile", "video/mp4", 640, 360),
        asset(media, .phone, "IphoneVideoFile", "video/mp4", 640, 360),
        asset(media, .still, "StillImageFile", "image/jpeg", 640, 360),
      ]
    case .audio:
      [
        asset(media, .original, "OriginalFile", "audio/mpeg"),
        asset(media, .mp3, "Mp3AudioFile", "audio/mpeg"),
      ]
    case .image:
      [
        asset(media, .original, "OriginalFile", "image/jpeg", 1280, 720),
        asset(media, .largeImage, "LargeImageFile", "image/jpeg", 1280, 720),
      ]
    case .swf:
      [
        asset(media, .original, "OriginalFile", "application/x-shockwave-flash", 640, 360),
        asset(media, .swf, "SwfFile", "application/x-shockwave-flash", 640, 360),
      ]
    case .pdf: [asset(media, .original, "OriginalFile", "application/pdf")]
    case .office: [asset(media, .original, "OriginalFile", "application/msword")]
    case .unknown: [asset(media, .original, "OriginalFile", "application/octet-stream")]
    }
  }

  private func asset(
    _ media: Media, _ kind: AssetKind, _ type: String, _ contentType: String, _ width: Int64? = nil,
    _ height: Int64? = nil
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "url", value: .string("\(origin)/deliveries/\(assetKey(media, kind)).bin"))
    ]
    if let width, let height {
      members.append(.init(name: "width", value: .integer(width)))
      members.append(.init(name: "height", value: .integer(height)))
    }
    members.append(.init(name: "fileSize", value: .integer(Int64(AssetFile.size))))
    members.append(.init(name: "contentType", value: .string(contentType)))
    members.append(.init(name: "type", value: .string(type)))
    return .object(members)
  }
}

/// The content of assets: no real media, but bytes of the stated size that are always the same.
enum AssetFile {
  /// The size of every asset in bytes.
  static let size = 4096

  /// The answer to a path below `/deliveries/`, as `<key>.bin`, `<key>.jpg` or `<key>/<any name>`.
  static func response(_ path: Substring) -> Response {
    let key = path.dropFirst("/deliveries/".count).prefix { $0 != "." && $0 != "/" }
    guard key.utf8.count == 40, key.allSatisfy(\.isHexDigit) else { return .empty(404) }
    var bits = HashedID.digest(key.utf8)
    var body: [UInt8] = []
    while body.count < size {
      bits = HashedID.mix(bits)
      body.append(UInt8(truncatingIfNeeded: bits))
    }
    return Response(
      status: 200, headers: [("Content-Type", "application/octet-stream")], body: body)
  }
}
