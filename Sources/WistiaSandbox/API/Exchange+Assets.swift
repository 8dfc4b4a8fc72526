// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// The asset that a thumbnail is made from.
  static let still = "StillImageFile"

  /// The key of a media's asset: forty hexadecimal digits.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - type: What the asset is for.
  ///   - number: Where the asset stands among those of the media.
  /// - Returns: The key, the same for the same media and asset.
  func assetKey(_ media: Media, _ type: String, _ number: Int = 0) -> String {
    HashedID.assetKey(media.hashedID, salt: HashedID.digest(type.utf8) &+ UInt64(number))
  }

  /// A media's thumbnail.
  func thumbnail(_ media: Media) -> SandboxJSON {
    let key = media.stillKey ?? assetKey(media, Self.still)
    return [
      "url": .string("\(origin)/deliveries/\(key).jpg?image_crop_resized=100x60"),
      "width": 100,
      "height": 60,
    ]
  }

  /// The assets of a media.
  func assets(_ media: Media) -> [SandboxJSON] {
    (media.assets ?? usualAssets(media.kind)).enumerated().map { number, asset in
      // The still of a media that got another one is that one's.
      let isStill = asset.type == Self.still
      let key =
        (isStill ? media.stillKey : nil) ?? assetKey(media, asset.type, isStill ? 0 : number)
      var members: [SandboxJSON.Member] = [
        .init(name: "url", value: .string(asset.url ?? "\(origin)/deliveries/\(key).bin"))
      ]
      if let width = asset.width, let height = asset.height {
        members.append(.init(name: "width", value: .integer(Int64(width))))
        members.append(.init(name: "height", value: .integer(Int64(height))))
      }
      members.append(.init(name: "fileSize", value: .integer(Int64(asset.fileSize))))
      members.append(.init(name: "contentType", value: .string(asset.contentType)))
      members.append(.init(name: "type", value: .string(asset.type)))
      return .object(members)
    }
  }

  /// What the assets of each kind of media are, with the spelling of types that the document's
  /// examples have.
  private func usualAssets(_ kind: Media.Kind) -> [Media.Asset] {
    func asset(
      _ type: String, _ contentType: String, _ width: Int? = nil, _ height: Int? = nil
    ) -> Media.Asset {
      Media.Asset(type: type, contentType: contentType, width: width, height: height)
    }
    return switch kind {
    case .video:
      [
        asset("OriginalFile", "video/mp4", 1280, 720), asset("Mp4VideoFile", "video/mp4", 640, 360),
        asset("IphoneVideoFile", "video/mp4", 640, 360),
        asset(Self.still, "image/jpeg", 640, 360),
      ]
    case .audio: [asset("OriginalFile", "audio/mpeg"), asset("Mp3AudioFile", "audio/mpeg")]
    case .image:
      [
        asset("OriginalFile", "image/jpeg", 1280, 720),
        asset("LargeImageFile", "image/jpeg", 1280, 720),
      ]
    case .swf:
      [
        asset("OriginalFile", "application/x-shockwave-flash", 640, 360),
        asset("SwfFile", "application/x-shockwave-flash", 640, 360),
      ]
    case .pdf: [asset("OriginalFile", "application/pdf")]
    case .office: [asset("OriginalFile", "application/msword")]
    case .unknown: [asset("OriginalFile", "application/octet-stream")]
    }
  }
}

/// The content of assets: no real media, but bytes of the stated size that are always the same.
enum AssetFile {
  /// The size of every asset in bytes.
  static let size = 4096

  /// Whether a text can be the key of an asset: 40 hexadecimal digits.
  static func isKey(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 40 && text.utf8.allSatisfy { FormDecoder.digit($0) != nil }
  }

  /// The answer to a path below `/deliveries/`, as `<key>.bin`, `<key>.jpg` or `<key>/<any name>`.
  static func response(_ path: Substring) -> Response {
    let key = path.dropFirst("/deliveries/".count).prefix { $0 != "." && $0 != "/" }
    guard isKey(key) else { return .empty(404) }
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
