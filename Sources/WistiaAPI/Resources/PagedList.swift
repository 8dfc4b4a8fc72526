// SPDX-License-Identifier: Apache-2.0

/// A list of the API, fetched page by page while it is read, one page ahead.
///
/// The API tells neither how many pages there are nor whether it kept to the page size, so the end
/// is a page with nothing new, or a short page after a full one. An element that slips onto the
/// next page while somebody else writes is given once.
public struct PagedList<Element: Sendable>: AsyncSequence, Sendable {
  /// What reading can throw.
  public typealias Failure = WistiaError

  let sender: Sender
  let call: APICall
  let paging: Paging
  let noun: String
  let make: @Sendable (JSONValue) -> Element?
  let identity: @Sendable (Element) -> String

  /// All elements at once.
  ///
  /// - Returns: The elements.
  /// - Throws: ``WistiaError``.
  public func all() async throws(WistiaError) -> [Element] {
    var result: [Element] = []
    var iterator = makeAsyncIterator()
    while let element = try await iterator.next() { result.append(element) }
    return result
  }

  /// Reads from the first page on.
  ///
  /// - Returns: An iterator.
  public func makeAsyncIterator() -> Iterator {
    Iterator(list: self)
  }

  func fetch(page: Int) async -> Result<[Element], WistiaError> {
    var call = call
    call.query += paging.query(page: page, dialect: sender.dialect)
    do throws(WistiaError) {
      let elements = try await sender.readIfPresent(call, "a list of \(noun)", elements(of:))
      return .success(elements ?? [])
    } catch {
      return .failure(error)
    }
  }

  private func elements(of value: JSONValue) -> [Element]? {
    switch value {
    case .array(let values):
      let elements = values.compactMap(make)
      return elements.count == values.count ? elements : nil
    case .object(let members):
      // A list inside an object, as some servers wrap it.
      let inner = members[noun] ?? members["data"]
      guard case .array? = inner, let inner else { return nil }
      return elements(of: inner)
    // An empty list in XML is an element without children.
    case .string(let text): return text.allSatisfy(\.isWhitespace) ? [] : nil
    default: return nil
    }
  }

  /// Reads a list.
  public struct Iterator: AsyncIteratorProtocol {
    private let list: PagedList
    private var page: ArraySlice<Element> = []
    private var seen: Set<String> = []
    private var next: Prefetch?
    private var pageNumber: Int
    private var sawFullPage = false

    init(list: PagedList) {
      self.list = list
      pageNumber = list.paging.firstPage
      next = Prefetch(list, page: pageNumber)
    }

    /// The next element.
    ///
    /// - Returns: The element, or `nil` at the end.
    /// - Throws: ``WistiaError``; there is nothing more to read afterwards.
    public mutating func next() async throws(WistiaError) -> Element? {
      while page.isEmpty {
        guard let fetch = next else { return nil }
        next = nil
        let elements = try await fetch.result().get()
        let fresh = elements.filter { seen.insert(list.identity($0)).inserted }
        page = fresh[...]
        if isMoreExpected(count: elements.count, fresh: fresh.count) {
          pageNumber += 1
          next = Prefetch(list, page: pageNumber)
        }
      }
      return page.removeFirst()
    }

    private mutating func isMoreExpected(count: Int, fresh: Int) -> Bool {
      if fresh == 0 { return false }
      let done = pageNumber - list.paging.firstPage + 1
      if let most = list.paging.maximumPages, done >= most { return false }
      if count >= list.paging.perPage {
        sawFullPage = true
        return true
      }
      // Short: the end, if this server is known to fill its pages.
      return !sawFullPage
    }
  }

  /// A page on its way, given up when nobody reads on.
  private final class Prefetch: Sendable {
    private let task: Task<Result<[Element], WistiaError>, Never>

    init(_ list: PagedList, page: Int) {
      task = Task { await list.fetch(page: page) }
    }

    deinit { task.cancel() }

    func result() async -> Result<[Element], WistiaError> {
      await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }
}
