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
}
