// SPDX-License-Identifier: Apache-2.0

extension WistiaMedia {
  /// How often a video was seen where it is embedded.
  public struct Stats: Sendable, Hashable {
    /// The number of the media.
    public var id: Int64?
    /// The alphanumeric id.
    public var hashedID: String?
    /// The name.
    public var name: String?
    /// How often a page with the video was loaded.
    public var pageLoads: Int64?
    /// How many different visitors such pages had.
    public var visitors: Int64?
    /// Which part of the visitors played it, in per cent.
    public var percentOfVisitorsClickingPlay: Int64?
    /// How often it was played.
    public var plays: Int64?
    /// Which part of it was watched on average, in per cent.
    public var averagePercentWatched: Int64?
    /// Everything that the server said.
    public var raw: JSONValue

    init?(_ value: JSONValue) {
      guard let fields = ObjectReader(value), let stats = fields.object("stats") else { return nil }
      id = fields.integer("id")
      hashedID = fields.string("hashed_id")
      name = fields.string("name")
      pageLoads = stats.integer("pageLoads")
      visitors = stats.integer("visitors")
      percentOfVisitorsClickingPlay = stats.integer("percentOfVisitorsClickingPlay")
      plays = stats.integer("plays")
      averagePercentWatched = stats.integer("averagePercentWatched")
      raw = value
    }
  }
}
