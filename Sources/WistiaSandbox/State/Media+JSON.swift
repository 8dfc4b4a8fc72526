// SPDX-License-Identifier: Apache-2.0

extension Media {
  /// The media's JSON form in files and snapshots, without its captions.
  var stored: JSONValue {
    [
      "id": .integer(Int64(id)),
      "hashed_id": .string(hashedID),
      "project_id": .integer(Int64(projectID)),
      "name": .string(name),
      "type": .string(kind.rawValue),
      "status": .string(status.rawValue),
      "progress": .number(progress),
      "section": section.map(JSONValue.string) ?? .null,
      "description": .string(description),
      "duration": duration.map(JSONValue.number) ?? .null,
      "created": .string(created),
      "updated": .string(updated),
      "owner": owner.map(JSONValue.string) ?? .null,
      "still_key": stillKey.map(JSONValue.string) ?? .null,
      "assets": assets.map { .array($0.map(\.stored)) } ?? .null,
      "position": .integer(Int64(position)),
      "orders": .array(orders.map(JSONValue.string)),
      "customizations": customizations,
      "stats": [
        "page_loads": .integer(Int64(stats.pageLoads)),
        "visitors": .integer(Int64(stats.visitors)),
        "percent_of_visitors_clicking_play": .integer(Int64(stats.percentOfVisitorsClickingPlay)),
        "plays": .integer(Int64(stats.plays)),
        "average_percent_watched": .integer(Int64(stats.averagePercentWatched)),
      ],
    ]
  }

  /// Reads the JSON form.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "a media")
    id = try reader.required("id", reader.integer("id"))
    hashedID = try reader.hashedID("hashed_id")
    projectID = try reader.required("project_id", reader.integer("project_id"))
    name = try reader.required("name", reader.text("name"))
    kind = try reader.choice("type") ?? .video
    status = try reader.choice("status") ?? .ready
    progress = try reader.number("progress") ?? (status == .ready ? 1 : 0)
    section = try reader.text("section")
    description = try reader.text("description") ?? ""
    duration = try reader.number("duration")
    created = try reader.text("created") ?? SandboxClock.text(0)
    updated = try reader.text("updated") ?? created
    owner = try reader.text("owner")
    stillKey = try reader.text("still_key")
    position = try reader.integer("position") ?? 1
    orders = value["orders"]?.elements.compactMap(\.text) ?? []
    customizations = value["customizations"] ?? [:]
    if case .array(let elements)? = value["assets"] {
      var assets: [Asset] = []
      for element in elements { assets.append(try Asset(stored: element)) }
      self.assets = assets
    }
    stats = try Stats(stored: value["stats"] ?? [:])
  }
}

extension Media.Asset {
  /// The asset's JSON form.
  var stored: JSONValue {
    [
      "url": url.map(JSONValue.string) ?? .null,
      "type": .string(type),
      "content_type": .string(contentType),
      "width": width.map { .integer(Int64($0)) } ?? .null,
      "height": height.map { .integer(Int64($0)) } ?? .null,
      "file_size": .integer(Int64(fileSize)),
    ]
  }

  /// Reads the JSON form.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "an asset of a media")
    url = try reader.text("url")
    type = try reader.required("type", reader.text("type"))
    contentType = try reader.text("content_type") ?? "application/octet-stream"
    width = try reader.integer("width")
    height = try reader.integer("height")
    fileSize = try reader.integer("file_size") ?? AssetFile.size
  }
}

extension Media.Stats {
  /// Reads the JSON form.
  init(stored value: JSONValue) throws(SandboxError) {
    let reader = StoredReader(value, "the statistics of a media")
    pageLoads = try reader.integer("page_loads") ?? 0
    visitors = try reader.integer("visitors") ?? 0
    percentOfVisitorsClickingPlay = try reader.integer("percent_of_visitors_clicking_play") ?? 0
    plays = try reader.integer("plays") ?? 0
    averagePercentWatched = try reader.integer("average_percent_watched") ?? 0
  }
}
