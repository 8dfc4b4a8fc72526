// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension SandboxCore {
  /// What was decided about a request, before anything was changed.
  private struct Decision {
    var outcome: Exchange.Outcome
    var fault: FaultRule?
    var warnings: [String] = []
    var summary: [(name: String, value: String)] = []
  }

  /// Answers a request to the API.
  func apiReply(to request: Request, _ address: Address, authority: String) -> Reply {
    if storage == nil || !mayBlock(request) {
      let (reply, entry) = shared.withLock { shared -> (Reply, JournalEntry) in
        let decision = decide(request, address, authority, &shared)
        return finish(decision, request, &shared)
      }
      configuration.log?(entry)
      return reply
    }
    let (reply, entry) = writing.withLock { _ in
      var (decision, state) = shared.withLock { shared in
        (decide(request, address, authority, &shared), shared.state)
      }
      do {
        try storage?.keep(decision.outcome.changes, in: state)
      } catch {
        decision.outcome = Exchange.Outcome(
          response: .json(["error": .string("the data directory failed: \(error)")], status: 500))
      }
      // The copy must be gone before the account changes, or the change would copy it.
      state = AccountState()
      return shared.withLock { shared in finish(decision, request, &shared) }
    }
    configuration.log?(entry)
    return reply
  }

  /// Changes the account and writes the journal.
  private func finish(
    _ decision: Decision, _ request: Request, _ shared: inout Shared
  ) -> (Reply, JournalEntry) {
    for change in decision.outcome.changes { shared.state.apply(change) }
    let response = decision.outcome.response
    let reply = decision.fault?.applied(to: response) ?? Reply(response: response)
    let entry = shared.journal.append(
      JournalEntry(
        request, reply.response, time: shared.clock.now,
        isApplied: !decision.outcome.changes.isEmpty,
        fault: decision.fault.map { String(decoding: $0.value.encoded, as: UTF8.self) },
        warnings: decision.warnings, parameters: decision.summary))
    return (reply, entry)
  }

  private func decide(
    _ request: Request, _ address: Address, _ authority: String, _ shared: inout Shared
  ) -> Decision {
    guard let dialect = shared.dialect.serving(modernPath: address.isModern) else {
      return Decision(outcome: .init(response: .json(["error": "not found"], status: 404)))
    }
    if let wait = shared.rate.admit(at: shared.clock.now) {
      var response = Response.text("Rate limit exceeded", status: dialect.rateLimitStatus)
      response.headers.append(("Retry-After", "\(wait)"))
      return Decision(outcome: .init(response: response))
    }
    let parameters: Parameters
    do {
      parameters = try RequestReader.parameters(request)
    } catch {
      return Decision(
        outcome: .init(response: .json(["error": .string(error.reason)], status: 400)))
    }
    var decision = Decision(outcome: .init(response: .empty(500)), warnings: parameters.warnings)
    decision.summary = request.body.isEmpty ? [] : RequestReader.summary(parameters)
    let method = RequestReader.method(request, parameters)
    let match = RouteTable.match(address.segments, method: method, in: dialect)
    do {
      decision.fault = try fault(for: request, match, method, parameters, &shared)
    } catch {
      decision.outcome.response = .json(
        ["error": .string("X-Sandbox-Fault: \(error)")], status: 400)
      return decision
    }
    if let fault = decision.fault, !fault.appliesRequest { return decision }
    let accepts = configuration.ambiguities.acceptsQueryPassword && dialect != .modern
    if let refusal = Credentials.refusal(
      request, parameters, rule: configuration.authentication,
      isOptional: dialect == .legacy2014, acceptsQuery: accepts)
    {
      decision.outcome.response = refusal
      return decision
    }
    decision.outcome = outcome(
      request, match, address, method, dialect, parameters, authority, shared)
    return decision
  }

  private func outcome(
    _ request: Request, _ match: RouteTable.Match?, _ address: Address, _ method: String,
    _ dialect: Dialect, _ parameters: Parameters, _ authority: String, _ shared: borrowing Shared
  ) -> Exchange.Outcome {
    guard let match else {
      return .init(response: .json(["error": "not found"], status: 404))
    }
    let route = match.route
    guard route.method == method else {
      let methods = RouteTable.methods(of: route.path, in: dialect)
      var response = Response.json(["error": "method not allowed"], status: 405)
      response.headers.append(("Allow", methods.joined(separator: ", ")))
      return .init(response: response)
    }
    let accept = request.header("Accept")
    guard let format = route.format(address.format, accept: accept, in: dialect) else {
      return .init(response: .empty(406))
    }
    let exchange = Exchange(
      route: route, path: match.path, format: format, dialect: dialect,
      parameters: parameters, body: request.body, isStrict: configuration.isStrict,
      ambiguities: configuration.ambiguities, idSeed: shared.idSeed,
      now: SandboxClock.text(shared.clock.now), origin: "http://\(authority)")
    return exchange.outcome(shared.state)
  }

  /// The fault that hits a request, by its own header or by a rule.
  private func fault(
    for request: Request, _ match: RouteTable.Match?, _ method: String,
    _ parameters: Parameters, _ shared: inout Shared
  ) throws(SandboxError) -> FaultRule? {
    if let header = request.header("X-Sandbox-Fault") {
      return try FaultRule(header: header)
    }
    guard !shared.faults.isEmpty else { return nil }
    let id = match?.path[.media]
    let media = id.flatMap { shared.state.media($0) }
    let ids = media.map { [$0.hashedID, "\($0.id)"] } ?? []
    return shared.faults.fault(
      for: FaultSet.Subject(
        method: method, path: request.path,
        media: ids + [id].compactMap { $0 },
        language: match?.path[.language] ?? parameters.text("language")))
  }
}
