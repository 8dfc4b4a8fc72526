// SPDX-License-Identifier: Apache-2.0

public import FoundationEssentials

/// A project, which holds medias.
public struct Project: Sendable, Hashable {
  /// The number of the project.
  public var id: Int64?
  /// The alphanumeric id, by which a project is addressed.
  public var hashedID: String
  /// The name.
  public var name: String
  /// A description.
  public var description: String?
  /// How many medias it holds.
  public var mediaCount: Int64?
  /// When it was made.
  public var created: Date?
  /// When it was last changed.
  public var updated: Date?
  /// Whether anyone may upload to it.
  public var anonymousCanUpload: Bool?
  /// Whether anyone may download from it.
  public var anonymousCanDownload: Bool?
  /// Whether anyone may see it.
  public var isPublic: Bool?
  /// The id in its public URL.
  public var publicID: String?
  /// Its medias, where the answer holds them.
  public var medias: [WistiaMedia]
  /// Everything that the server said.
  public var raw: JSONValue

  init?(_ value: JSONValue) {
    guard let fields = ObjectReader(value),
      let key = fields.identifier("hashedId") ?? fields.identifier("id")
    else { return nil }
    id = fields.integer("id")
    hashedID = key
    name = fields.string("name") ?? ""
    description = fields.string("description")
    mediaCount = fields.integer("mediaCount")
    created = fields.date("created")
    updated = fields.date("updated")
    anonymousCanUpload = fields.flag("anonymousCanUpload")
    anonymousCanDownload = fields.flag("anonymousCanDownload")
    isPublic = fields.flag("public")
    publicID = fields.string("publicId")
    medias = (fields.array("medias") ?? []).compactMap { WistiaMedia($0) }
    raw = value
  }
}

/// What comes of copying a project.
public enum ProjectCopy: Sendable, Hashable {
  /// The copy is there.
  case finished(Project)
  /// The server makes the copy later: the dated API starts a job and tells only about that.
  case started(job: JSONValue)

  init?(_ value: JSONValue) {
    if let project = Project(value) {
      self = .finished(project)
    } else if let job = ObjectReader(value)?.object("background_job_status") {
      self = .started(job: job.raw)
    } else {
      return nil
    }
  }
}
