// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// One page of a list.
  ///
  /// A page below 1 is 1 and a size beyond 100 is 100; neither is documented.
  func page<Element>(_ elements: [Element]) -> ArraySlice<Element> {
    let size = pageSize
    let page = max(parameters.integer("page") ?? 1, 1)
    let start = (page - 1).multipliedReportingOverflow(by: size)
    guard !start.overflow, start.partialValue < elements.count else { return [] }
    return elements[start.partialValue...].prefix(size)
  }

  private var pageSize: Int {
    let size = parameters.integer("per_page") ?? ambiguities.defaultPageSize
    return min(max(size, 1), 100)
  }

  /// Whether the first entries come last; anything but `0` is ascending.
  private var isDescending: Bool { parameters.text("sort_direction") == "0" }

  /// Sorts a list that is in the order of its ids.
  ///
  /// - Parameters:
  ///   - elements: The list; stays in the order of ids for fields that it is not sorted by.
  ///   - keys: The fields and how they compare; snake case is accepted for each.
  /// - Returns: The list in the order that was asked for.
  func sorted<Element>(
    _ elements: [Element], by keys: [(name: String, precedes: (Element, Element) -> Bool)]
  ) -> [Element] {
    let field = parameters.text("sort_by")
    var elements = elements
    if let field,
      let key = keys.first(where: { $0.name == field || $0.name.snakeCased == field })
    {
      // Equal entries keep the order of their ids, in both directions.
      elements.sort { isDescending ? key.precedes($1, $0) : key.precedes($0, $1) }
    } else if isDescending {
      elements.reverse()
    }
    return elements
  }

  /// Parameters that every endpoint knows.
  private static let common: Set<String> = ["_method", "api_password", "access_token", "format"]
  private static let paging: Set<String> = ["page", "per_page", "sort_by", "sort_direction"]
  private static let project: Set<String> = [
    "name", "description", "adminEmail", "anonymousCanUpload", "anonymousCanDownload", "public",
  ]
  private static let sharing: Set<String> = [
    "with", "requirePassword", "canShare", "canDownload", "canUpload", "isAdmin",
    "sendEmailNotification", "sharing",
  ]
  private static let order: Set<String> = ["automated", "rush", "automatically_enable"]

  /// The refusal of parameters that the endpoint does not know, in strict operation.
  func unknownParameters() -> Response? {
    let known: Set<String> =
      switch (resource, method) {
      case (.projects, "GET"), (.project, "GET"), (.sharings, "GET"): Self.paging
      case (.projects, _), (.project, _): Self.project
      case (.projectCopy, _): ["adminEmail"]
      case (.sharings, _), (.sharing, _): Self.sharing
      case (.medias, _):
        Self.paging.union(["project_id", "folder_id", "name", "type", "hashed_id", "hashed_ids[]"])
      case (.media, "PUT"): ["name", "new_still_media_id", "description"]
      case (.mediaCopy, _): ["project_id", "folder_id", "owner"]
      case (.captions, "POST"): ["caption_file", "language"]
      case (.caption, "PUT"): ["caption_file"]
      case (.captionsOrder, _): Self.order
      case (.allCaptions, _): Self.paging.union(["media_id", "media_ids[]", "languages[]"])
      // The names of customizations are the caller's.
      case (.customizations, _): Set(parameters.entries.map(\.name))
      default: []
      }
    let snake = Set(known.map(\.snakeCased))
    let unknown = parameters.entries.first {
      !known.contains($0.name) && !snake.contains($0.name) && !Self.common.contains($0.name)
    }
    guard let unknown else { return nil }
    return .json(["error": .string("unknown parameter \(unknown.name)")], status: 400)
  }
}
