// SPDX-License-Identifier: Apache-2.0

/// One endpoint: what a method does at a path, and all that is particular to it.
///
/// ``RouteTable`` holds them all; nothing else knows an endpoint by its path.
struct Route: Sendable {
  /// What carries out a request, by what its path leads to.
  enum Handler: Sendable {
    /// The account, in which it looks up itself what the path names, if anything.
    case account(@Sendable (Exchange) -> @Sendable (AccountState) -> Exchange.Outcome)
    /// The project of the path; without it the answer is 404.
    case project(@Sendable (Exchange) -> @Sendable (Project, AccountState) -> Exchange.Outcome)
    /// The media of the path; without it the answer is 404.
    case media(@Sendable (Exchange) -> @Sendable (Media, AccountState) -> Exchange.Outcome)
  }

  /// What a refusal holds besides its status.
  enum Refusals: Sendable {
    /// A message.
    case message
    /// Nothing, unless ``Ambiguities/errorBody`` asks for a message.
    case empty
  }

  var method: String
  var path: PathPattern
  /// The first dialect that has the endpoint.
  var since: Dialect
  /// The formats of its answers, as far as the dialect has them.
  var formats: [Address.Format]
  var parameters: KnownParameters
  var refusals: Refusals
  var handler: Handler

  /// Creates a row of the table.
  init(
    _ method: String, _ path: PathPattern, since: Dialect = .legacy2014,
    formats: [Address.Format] = [.json, .xml], parameters: KnownParameters = [],
    refusals: Refusals = .message, _ handler: Handler
  ) {
    self.method = method
    self.path = path
    self.since = since
    self.formats = formats
    self.parameters = parameters
    self.refusals = refusals
    self.handler = handler
  }

  /// The format of an answer, or `nil` when the endpoint does not answer in it.
  ///
  /// The extension wins over the header, and JSON is the default.
  ///
  /// - Parameters:
  ///   - wanted: The format that the extension states, if any.
  ///   - accept: The `Accept` header.
  ///   - dialect: The dialect.
  /// - Returns: The format.
  func format(
    _ wanted: Address.Format?, accept: String?, in dialect: Dialect
  ) -> Address.Format? {
    let offered = formats.filter(dialect.offers)
    if let wanted { return offered.contains(wanted) ? wanted : nil }
    guard let accept else { return .json }
    return offered.first { $0.mediaTypes.contains(where: accept.hasPrefix) } ?? .json
  }

  /// Carries out a request.
  ///
  /// - Parameters:
  ///   - exchange: The request.
  ///   - state: The account.
  /// - Returns: The answer and the changes.
  func outcome(_ exchange: Exchange, _ state: AccountState) -> Exchange.Outcome {
    switch handler {
    case .account(let decide): return decide(exchange)(state)
    case .project(let decide):
      guard let project = exchange.path[.project].flatMap(state.project) else {
        return exchange.notFound("the \(exchange.noun)")
      }
      return decide(exchange)(project, state)
    case .media(let decide):
      guard let media = exchange.path[.media].flatMap(state.media) else {
        return exchange.notFound("the media")
      }
      return decide(exchange)(media, state)
    }
  }
}
