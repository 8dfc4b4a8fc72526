// SPDX-License-Identifier: Apache-2.0

/// A media with its captions and customizations.
struct Media: Sendable, Hashable {
  /// What a media is.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case video = "Video"
    case audio = "Audio"
    case image = "Image"
    case pdf = "PdfDocument"
    case office = "MicrosoftOfficeDocument"
    case swf = "Swf"
    case unknown = "UnknownType"
  }

  /// How far its processing is.
  enum Status: String, Sendable, Hashable, CaseIterable {
    case queued
    case processing
    case ready
    case failed
  }

  var id: Int
  var hashedID: String
  /// The numeric id of the project that holds it.
  var projectID: Int
  var name: String
  var kind = Kind.video
  var status = Status.ready
  /// Between 0 and 1.
  var progress = 1.0
  var section: String?
  var description = ""
  /// Seconds, or pages of a document.
  var duration: Double?
  /// The times as the API writes them; their order is that of time.
  var created: String
  var updated: String
  /// The address of the person who owns it.
  var owner: String?
  /// The key of the thumbnail's asset; the media's own when `nil`.
  var stillKey: String?
  /// The files of the media; those that are usual for its kind when `nil`.
  var assets: [Asset]?
  /// Sorted by code.
  var tracks: [Track] = []
  /// The customizations that were set, an object.
  var customizations: SandboxJSON = [:]
  var stats = Stats()
  /// Languages whose captions were ordered and are not finished.
  var orders: [String] = []
  /// Where the media stands in its project, from 1.
  var position: Int

  /// The figures of `medias/<id>/stats`.
  struct Stats: Sendable, Hashable {
    var pageLoads = 0
    var visitors = 0
    /// 0 to 100.
    var percentOfVisitorsClickingPlay = 0
    var plays = 0
    /// 0 to 100.
    var averagePercentWatched = 0
  }

  /// One file of a media.
  struct Asset: Sendable, Hashable {
    /// Where the file is; at the sandbox itself when `nil`.
    var url: String?
    /// What the file is for, such as `OriginalFile`.
    var type: String
    var contentType: String
    var width: Int?
    var height: Int?
    var fileSize = AssetFile.size
  }

  /// The track that a code names: the same code first, then its sibling.
  func track(_ code: String) -> Track? {
    tracks.first { $0.code == code } ?? tracks.first { $0.answers(to: code) }
  }

  /// Adds captions, or replaces those with the same code.
  mutating func setTrack(_ track: Track) {
    let position = tracks.firstIndex { $0.code >= track.code } ?? tracks.count
    if position < tracks.count, tracks[position].code == track.code {
      tracks[position] = track
    } else {
      tracks.insert(track, at: position)
    }
  }
}
