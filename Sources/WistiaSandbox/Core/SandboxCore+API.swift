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
    let resource = Resource(address.segments, method: method, dialect: dialect)
    do {
      decision.fault = try fault(for: request, resource, method, parameters, &shared)
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
      request, resource, address, method, dialect, parameters, authority, shared)
    return decision
  }

  private func outcome(
    _ request: Request, _ resource: Resource?, _ address: Address, _ method: String,
    _ dialect: Dialect, _ parameters: Parameters, _ authority: String, _ shared: borrowing Shared
  ) -> Exchange.Outcome {
    guard let resource else {
      return .init(response: .json(["error": "not found"], status: 404))
    }
    guard resource.methods.contains(method) else {
      var response = Response.json(["error": "method not allowed"], status: 405)
      response.headers.append(("Allow", resource.methods.joined(separator: ", ")))
      return .init(response: response)
    }
    guard let format = format(address, request, resource, method, dialect) else {
      // Captions and customizations are documented as JSON alone.
      return .init(response: .empty(406))
    }
    let exchange = Exchange(
      method: method, resource: resource, format: format, dialect: dialect,
      parameters: parameters, body: request.body, isStrict: configuration.isStrict,
      ambiguities: configuration.ambiguities, idSeed: shared.idSeed,
      now: SandboxClock.text(shared.clock.now), origin: "http://\(authority)")
    return exchange.outcome(shared.state)
  }

  /// The format of an answer, or `nil` when the resource does not come in it.
  private func format(
    _ address: Address, _ request: Request, _ resource: Resource, _ method: String,
    _ dialect: Dialect
  ) -> Address.Format? {
    var offersText = false
    if case .caption = resource { offersText = dialect >= .v1 && method == "GET" }
    if let format = address.format {
      switch format {
      case .json: return .json
      case .xml: return dialect.offersXML && !resource.isOnlyJSON ? .xml : nil
      case .srt, .vtt, .txt: return offersText ? format : nil
      }
    }
    // The extension wins over the header, and JSON is the default.
    guard let accept = request.header("Accept") else { return .json }
    if offersText {
      if accept.hasPrefix("text/vtt") { return .vtt }
      if accept.hasPrefix("application/x-subrip") { return .srt }
      if accept.hasPrefix("text/plain") { return .txt }
    }
    let isXML = accept.hasPrefix("application/xml") || accept.hasPrefix("text/xml")
    return isXML && dialect.offersXML && !resource.isOnlyJSON ? .xml : .json
  }

  /// The fault that hits a request, by its own header or by a rule.
  private func fault(
    for request: Request, _ resource: Resource?, _ method: String, _ parameters: Parameters,
    _ shared: inout Shared
  ) throws(SandboxError) -> FaultRule? {
    if let header = request.header("X-Sandbox-Fault") {
      return try FaultRule(header: header)
    }
    guard !shared.faults.isEmpty else { return nil }
    let media = resource?.mediaID.flatMap { shared.state.media($0) }
    let ids = media.map { [$0.hashedID, "\($0.id)"] } ?? []
    return shared.faults.fault(
      for: FaultSet.Subject(
        method: method, path: request.path,
        media: ids + [resource?.mediaID].compactMap { $0 },
        language: resource?.code ?? parameters.text("language")))
  }
}
