// SPDX-License-Identifier: Apache-2.0

extension Media {
  /// The media's JSON form in files and snapshots, without its captions.
  var stored: SandboxJSON {
    [
      "id": .integer(Int64(id)),
      "hashed_id": .string(hashedID),
      "project_id": .integer(Int64(projectID)),
      "name": .string(name),
      "type": .string(kind.rawValue),
      "status": .string(status.rawValue),
      "progress": .number(progress),
      "section": section.map(SandboxJSON.string) ?? .null,
      "description": .string(description),
      "duration": duration.map(SandboxJSON.number) ?? .null,
      "created": .string(created),
      "updated": .string(updated),
      "owner": owner.map(SandboxJSON.string) ?? .null,
      "still_key": stillKey.map(SandboxJSON.string) ?? .null,
      "assets": assets.map { .array($0.map(\.stored)) } ?? .null,
      "position": .integer(Int64(position)),
      "orders": .array(orders.map(SandboxJSON.string)),
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

  /// The members of the JSON form.
  static let storedNames: Set<String> = [
    "id", "hashed_id", "project_id", "name", "type", "status", "progress", "section",
    "description", "duration", "created", "updated", "owner", "still_key", "assets", "position",
    "orders", "customizations", "stats",
  ]

  /// Reads the JSON form.
  ///
  /// - Parameter reader: Of an object that has no others than ``storedNames``, or what else its owner
  ///   reads.
  /// - Throws: `SandboxError`.
  init(_ reader: StoredReader) throws(SandboxError) {
    id = try reader.id("id")
    hashedID = try reader.hashedID("hashed_id")
    projectID = try reader.id("project_id")
    name = try reader.required(
      "name", reader.text("name", most: FieldLimits.name, isEmptyAllowed: false))
    kind = try reader.choice("type") ?? .video
    status = try reader.choice("status") ?? .ready
    progress = try reader.number("progress", in: 0...1) ?? (status == .ready ? 1 : 0)
    section = try reader.text("section", most: FieldLimits.name)
    description = try reader.text("description") ?? ""
    duration = try reader.number("duration", in: 0...1e9)
    created = try reader.time("created") ?? SandboxClock.text(0)
    updated = try reader.time("updated") ?? created
    owner = try reader.text("owner", most: FieldLimits.address)
    stillKey = try reader.text("still_key")
    if let stillKey, !AssetFile.isKey(stillKey) {
      throw reader.wrong("still_key", "must have 40 hexadecimal digits")
    }
    position = try reader.integer("position", in: FieldLimits.counts) ?? 1
    orders = try Self.orders(reader)
    customizations = reader["customizations"] ?? [:]
    try Self.check(customizations, reader)
    if reader["assets"] != nil {
      var assets: [Asset] = []
      for (element, place) in try reader.elements("assets") {
        assets.append(try Asset(stored: element, at: place))
      }
      self.assets = assets
    }
    if let stats = reader["stats"] {
      self.stats = try Stats(stored: stats, at: reader.place(of: "stats"))
    }
  }

  /// Codes, each of which will name a file.
  private static func orders(_ reader: StoredReader) throws(SandboxError) -> [String] {
    var orders: [String] = []
    var seen: Set<String> = []
    for (element, place) in try reader.elements("orders") {
      guard case .string(let code) = element, LanguageCode.isPlausible(code) else {
        throw SandboxError("\(place) \(LanguageCode.form)")
      }
      guard seen.insert(code).inserted else { throw SandboxError("\(place) is in the list before") }
      orders.append(code)
    }
    return orders
  }

  private static func check(
    _ customizations: SandboxJSON, _ reader: StoredReader
  ) throws(SandboxError) {
    guard case .object = customizations else {
      throw reader.wrong("customizations", "must be an object")
    }
    guard customizations.depth <= FieldLimits.customizationDepth else {
      throw reader.wrong(
        "customizations", "must nest \(FieldLimits.customizationDepth) levels at most")
    }
  }
}

extension Media.Asset {
  /// The asset's JSON form.
  var stored: SandboxJSON {
    [
      "url": url.map(SandboxJSON.string) ?? .null,
      "type": .string(type),
      "content_type": .string(contentType),
      "width": width.map { .integer(Int64($0)) } ?? .null,
      "height": height.map { .integer(Int64($0)) } ?? .null,
      "file_size": .integer(Int64(fileSize)),
    ]
  }

  private static let names: Set<String> = [
    "url", "type", "content_type", "width", "height", "file_size",
  ]

  /// Reads the JSON form.
  fileprivate init(stored value: SandboxJSON, at place: String) throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: Self.names)
    url = try reader.text("url", most: FieldLimits.url)
    type = try reader.required(
      "type", reader.text("type", most: FieldLimits.name, isEmptyAllowed: false))
    contentType =
      try reader.text("content_type", most: FieldLimits.name) ?? "application/octet-stream"
    width = try reader.integer("width", in: FieldLimits.counts)
    height = try reader.integer("height", in: FieldLimits.counts)
    fileSize = try reader.integer("file_size", in: FieldLimits.counts) ?? AssetFile.size
  }
}

extension Media.Stats {
  private static let names: Set<String> = [
    "page_loads", "visitors", "percent_of_visitors_clicking_play", "plays",
    "average_percent_watched",
  ]

  /// Reads the JSON form.
  fileprivate init(stored value: SandboxJSON, at place: String) throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: Self.names)
    pageLoads = try reader.integer("page_loads", in: FieldLimits.counts) ?? 0
    visitors = try reader.integer("visitors", in: FieldLimits.counts) ?? 0
    percentOfVisitorsClickingPlay =
      try reader.integer("percent_of_visitors_clicking_play", in: 0...100) ?? 0
    plays = try reader.integer("plays", in: FieldLimits.counts) ?? 0
    averagePercentWatched = try reader.integer("average_percent_watched", in: 0...100) ?? 0
  }
}
