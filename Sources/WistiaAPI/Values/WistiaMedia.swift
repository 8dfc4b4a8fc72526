// SPDX-License-Identifier: Apache-2.0

public import FoundationEssentials

/// A media: a video, or another file.
public struct WistiaMedia: Sendable, Hashable {
  /// The number of the media.
  public var id: Int64?
  /// The alphanumeric id, by which a media is addressed.
  public var hashedID: String
  /// The name.
  public var name: String
  /// What it is.
  public var type: WistiaMedia.Kind?
  /// How far its processing is.
  public var status: WistiaMedia.Status?
  /// How much of the processing is done, from 0 to 1.
  public var progress: Double?
  /// The section of the project in which it appears.
  public var section: String?
  /// Its picture.
  public var thumbnail: WistiaMedia.Thumbnail?
  /// Seconds, or pages of a document.
  public var duration: Double?
  /// When it was uploaded.
  public var created: Date?
  /// When it was last changed.
  public var updated: Date?
  /// Its files.
  public var assets: [Asset]
  /// The deprecated embed code.
  public var embedCode: String?
  /// A description, in HTML.
  public var description: String?
  /// The project that holds it, where the answer says so.
  public var project: ProjectReference?
  /// Everything that the server said.
  public var raw: JSONValue

  init?(_ value: JSONValue) {
    guard let fields = ObjectReader(value),
      let key = fields.identifier("hashed_id") ?? fields.identifier("id")
    else { return nil }
    id = fields.integer("id")
    hashedID = key
    name = fields.string("name") ?? ""
    type = fields.string("type").map(WistiaMedia.Kind.init)
    status = fields.string("status").map(WistiaMedia.Status.init)
    progress = fields.number("progress")
    section = fields.string("section")
    thumbnail = WistiaMedia.Thumbnail(fields.object("thumbnail"))
    duration = fields.number("duration")
    created = fields.date("created")
    updated = fields.date("updated")
    assets = (fields.array("assets") ?? []).compactMap { Asset($0) }
    embedCode = fields.string("embedCode")
    description = fields.string("description")
    project = ProjectReference(fields.object("project") ?? fields.object("folder"))
    raw = value
  }
}

extension WistiaMedia {
  /// The picture of a media.
  public struct Thumbnail: Sendable, Hashable {
    /// Where it is.
    public var url: String
    /// Its width in pixels.
    public var width: Int64?
    /// Its height in pixels.
    public var height: Int64?

    init?(_ fields: ObjectReader?) {
      guard let fields, let url = fields.string("url") else { return nil }
      self.url = url
      width = fields.integer("width")
      height = fields.integer("height")
    }
  }
}

/// One file of a media.
public struct Asset: Sendable, Hashable {
  /// Where its content is.
  public var url: String
  /// Its width in pixels.
  public var width: Int64?
  /// Its height in pixels.
  public var height: Int64?
  /// Its size in bytes.
  public var fileSize: Int64?
  /// Its media type.
  public var contentType: String?
  /// How it is used, such as `OriginalFile`; the API's spelling of cases varies.
  public var type: String?

  init?(_ value: JSONValue) {
    guard let fields = ObjectReader(value), let url = fields.string("url") else { return nil }
    self.url = url
    width = fields.integer("width")
    height = fields.integer("height")
    fileSize = fields.integer("fileSize")
    contentType = fields.string("contentType")
    type = fields.string("type")
  }
}

/// The project of a media or sharing, in short.
public struct ProjectReference: Sendable, Hashable {
  /// The number of the project.
  public var id: Int64?
  /// The alphanumeric id.
  public var hashedID: String?
  /// The name.
  public var name: String?

  init?(_ fields: ObjectReader?) {
    guard let fields else { return nil }
    id = fields.integer("id")
    hashedID = fields.string("hashed_id")
    name = fields.string("name")
  }
}
