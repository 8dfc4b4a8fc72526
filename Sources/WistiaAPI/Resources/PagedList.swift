// SPDX-License-Identifier: Apache-2.0

/// A list of the API, fetched page by page while it is read, one page ahead.
///
/// The API tells neither how many pages there are nor whether it kept to the page size, so the end
/// is a page with nothing new; a short page may be one that a server filled before it left out what
/// nobody may see. An element that slips onto the next page while somebody else writes is given once.
///
/// An entry that cannot be read ends the list with an error, so that nobody takes a part of it for
/// all; see ``skippingUnreadable(_:)``. So does a full page that was there before, since the server
/// does not page and nobody knows what it left out, and a list that goes on beyond the
/// ``AnswerBudget``.
public struct PagedList<Element: Sendable>: AsyncSequence, Sendable {
  /// What reading can throw.
  public typealias Failure = WistiaError

  let sender: Sender
  let call: APICall
  let paging: Paging
  let noun: String
  let make: @Sendable (JSONValue) -> Element?
  let identity: @Sendable (Element) -> String
  /// Told of entries that cannot be read; where nobody is, they are errors.
  private(set) var onUnreadable: (@Sendable (UnreadableEntry) -> Void)?

  init(
    sender: Sender, call: APICall, paging: Paging, noun: String,
    make: @escaping @Sendable (JSONValue) -> Element?,
    identity: @escaping @Sendable (Element) -> String
  ) {
    self.sender = sender
    self.call = call
    self.paging = paging
    self.noun = noun
    self.make = make
    self.identity = identity
  }

  /// The same list without entries that cannot be read: to look at, and not to decide by what it does
  /// not hold.
  ///
  /// - Parameter report: Told of every such entry.
  /// - Returns: The list.
  public func skippingUnreadable(
    _ report: @escaping @Sendable (UnreadableEntry) -> Void
  ) -> PagedList<Element> {
    var list = self
    list.onUnreadable = report
    return list
  }

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

  /// Reads a list.
  public struct Iterator: AsyncIteratorProtocol {
    private let list: PagedList
    private var page: ArraySlice<Element> = []
    private var seen: Set<String> = []
    private var next: Prefetch?
    private var pageNumber: Int
    private var entryCount = 0
    private var byteCount = 0
    private var repairs = AnswerRepairs()

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
        let result = await fetch.result()
        let isMoreExpected = try accept(result)
        if isMoreExpected {
          pageNumber += 1
          next = Prefetch(list, page: pageNumber)
        } else {
          list.sender.tell(repairs, list.call)
        }
      }
      return page.removeFirst()
    }

    /// Takes in a page.
    ///
    /// - Returns: Whether another one may follow.
    private mutating func accept(
      _ result: Result<ListPage<Element>, WistiaError>
    ) throws(WistiaError) -> Bool {
      switch result {
      case .failure(let error):
        list.sender.tell(repairs, list.call)
        throw error
      case .success(let fetched):
        repairs.add(fetched.repairs)
        if let report = list.onUnreadable { fetched.unreadable.forEach(report) }
        let fresh = fetched.readable.filter {
          seen.insert(list.identity($0)).inserted
        }
        entryCount += fetched.count
        byteCount += fetched.byteCount
        guard !fresh.isEmpty else {
          // More at once than was asked for is the whole list of a server that knows no pages.
          if pageNumber > list.paging.firstPage, fetched.count == list.paging.perPage {
            throw list.repeated(page: pageNumber)
          }
          return false
        }
        guard isMoreExpected else {
          page = fresh[...]
          return false
        }
        let budget = list.sender.configuration.budget
        let pages = pageNumber - list.paging.firstPage + 1
        guard pages < budget.pages, entryCount < budget.entries, byteCount < budget.listBytes
        else { throw list.endless(pages: pages, entries: entryCount) }
        page = fresh[...]
        return true
      }
    }

    /// Whether the caller wants more pages than this one.
    private var isMoreExpected: Bool {
      guard let most = list.paging.maximumPages else { return true }
      return pageNumber - list.paging.firstPage + 1 < most
    }
  }

  /// A page on its way, given up when nobody reads on.
  private final class Prefetch: Sendable {
    private let task: Task<Result<ListPage<Element>, WistiaError>, Never>

    init(_ list: PagedList, page: Int) {
      task = Task { await list.fetch(page: page) }
    }

    deinit { task.cancel() }

    func result() async -> Result<ListPage<Element>, WistiaError> {
      await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }
}
