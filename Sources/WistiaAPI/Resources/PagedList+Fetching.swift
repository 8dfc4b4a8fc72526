// SPDX-License-Identifier: Apache-2.0

/// One page of a list.
extension PagedList {
  func fetch(page: Int) async -> Result<ListPage<Element>, WistiaError> {
    var call = call
    call.query += paging.query(page: page, dialect: sender.dialect)
    do throws(WistiaError) {
      let list = try await sender.entries(
        of: call, "a list of \(noun)", page: page, key: "id", skipping: onUnreadable != nil,
        identity: identity, values(in:), make)
      return .success(list)
    } catch {
      return .failure(error)
    }
  }

  private func values(in value: JSONValue) -> [JSONValue]? {
    if case .array(let values) = value { return values }
    // A list inside an object, as some servers wrap it.
    if case .array(let values)? = value[noun] ?? value["data"] { return values }
    return nil
  }

  /// The error of a list that goes on beyond the budget.
  func endless(pages: Int, entries: Int) -> WistiaError {
    failure(
      "the list of \(noun) does not end: the server sent \(entries) on \(pages) pages and offers "
        + "more, which is more than is taken; check the base URL, or ask for less: a filter, or "
        + "single pages")
  }

  /// The error of a full page on which nothing is new.
  func repeated(page: Int) -> WistiaError {
    failure(
      "the list of \(noun) may not be whole: page \(page) holds what earlier pages held, so the "
        + "server does not page; check the base URL, or try again")
  }

  private func failure(_ message: String) -> WistiaError {
    var error = WistiaError(kind: .unreadable, message: message)
    error.operation = call.operation
    error.endpoint = sender.builder.endpoint(of: call)
    return error
  }
}
