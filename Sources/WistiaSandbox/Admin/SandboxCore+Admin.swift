// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension SandboxCore {
  /// What the admin interface offers, by path.
  private static let overview: SandboxJSON = [
    "GET /__sandbox/state": "the account; ?text=0 without the text of captions",
    "GET /__sandbox/captions/MEDIA/LANGUAGE": "one track with its cues",
    "PUT /__sandbox/state": "replace the account by such a snapshot",
    "POST /__sandbox/reset": "back to the seed; the journal and the faults are emptied",
    "GET /__sandbox/requests": "the journal; ?after=NUMBER&limit=COUNT",
    "DELETE /__sandbox/requests": "empty the journal",
    "GET /__sandbox/faults": "the fault rules and how often each has hit",
    "POST /__sandbox/faults": "add a rule, or a list of rules",
    "PUT /__sandbox/faults": "replace all rules by a list",
    "DELETE /__sandbox/faults": "remove all rules; /__sandbox/faults/ID removes one",
    "GET /__sandbox/clock": "the time",
    "PUT /__sandbox/clock": "stop the clock: {\"time\": \"2014-09-24T00:00:00Z\"}",
    "POST /__sandbox/clock/advance": "move the clock forward: {\"seconds\": 60}",
    "GET /__sandbox/rate": "the rate limit",
    "PUT /__sandbox/rate": "set it: {\"requests_per_minute\": 100}, or null for none",
    "GET /__sandbox/dialect": "the dialect",
    "PUT /__sandbox/dialect": "set it: {\"dialect\": \"legacy-2014\"}",
    "POST /__sandbox/jobs/complete":
      "finish ordered captions and processing; {\"media\": ID, \"text\": SRT} for one",
  ]

  /// Answers a request to the admin interface.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: Its path.
  /// - Returns: The answer, in JSON.
  func admin(_ request: Request, _ path: Substring) -> Response {
    let segments = path.split(separator: "/").dropFirst().map {
      String(decoding: FormDecoder.unescape($0.utf8, plusIsSpace: false), as: UTF8.self)
    }
    let value =
      request.body.isEmpty ? SandboxJSON.object([]) : try? SandboxJSON(parsing: request.body)
    guard let value else { return .json(["error": "the body is not JSON"], status: 400) }
    do {
      switch (segments.first, request.method) {
      case (nil, _): return .json(Self.overview)
      case ("state", "GET"):
        var query = Parameters()
        FormDecoder.decode(query: request.query, into: &query)
        let includesText = query.flag("text") ?? true
        return .json(shared.withLock { $0.state }.stored(includesText: includesText))
      case ("state", "PUT"):
        try replaceAccount(by: value)
      case ("reset", "POST"): try reset()
      case ("captions", "GET"): return captionsPreview(segments)
      case ("requests", _): return journal(request)
      case ("faults", _): return try faults(request.method, id: segments.dropFirst().first, value)
      case ("clock", _): return try clock(request.method, segments, value)
      case ("rate", _): return try rate(request.method, value)
      case ("dialect", _): return try dialect(request.method, value)
      case ("jobs", "POST") where segments.dropFirst().first == "complete":
        return try completeJobs(value)
      default: return .json(["error": "the admin interface has no such resource"], status: 404)
      }
      return .json(["ok": true])
    } catch {
      return .json(["error": .string("\(error)")], status: 400)
    }
  }

  /// Goes back to the account of the start.
  func reset() throws(SandboxError) {
    try change { initial.changes(from: $0) }
    shared.withLock { shared in
      shared.journal.clear()
      shared.faults = FaultSet(configuration.faults, seed: configuration.idSeed)
      shared.clock = SandboxClock(standingAt: configuration.clock)
      shared.rate = RateLimiter(limit: configuration.requestsPerMinute)
      shared.dialect = configuration.dialect
    }
  }

  /// Puts the account of a snapshot in the place of the present one.
  private func replaceAccount(by value: SandboxJSON) throws(SandboxError) {
    let new = try AccountState(stored: value)
    try change { new.changes(from: $0) }
  }

  private func journal(_ request: Request) -> Response {
    if request.method == "DELETE" {
      shared.withLock { $0.journal.clear() }
      return .json(["ok": true])
    }
    var query = Parameters()
    FormDecoder.decode(query: request.query, into: &query)
    let (entries, total) = shared.withLock {
      (
        $0.journal.entries(
          after: query.integer("after") ?? 0, limit: query.integer("limit") ?? .max),
        $0.journal.total
      )
    }
    return .json([
      "total": .integer(Int64(total)), "requests": .array(entries.map(\.value)),
    ])
  }

  private func faults(
    _ method: String, id: String?, _ value: SandboxJSON
  ) throws(SandboxError) -> Response {
    switch method {
    case "GET": return .json(shared.withLock { $0.faults }.value)
    case "POST", "PUT":
      let rules = try FaultRule.rules(value)
      let ids = try shared.withLock { shared throws(SandboxError) -> [Int] in
        let present = method == "PUT" ? 0 : shared.faults.count
        guard present + rules.count <= FaultSet.maximumCount else {
          throw SandboxError("there can be \(FaultSet.maximumCount) faults at most")
        }
        if method == "PUT" { shared.faults.remove(nil) }
        return rules.map { shared.faults.add($0) }
      }
      return .json(["ids": .array(ids.map { .integer(Int64($0)) })], status: 201)
    case "DELETE":
      if let id, Int(id) == nil { throw SandboxError("\(id) is not the number of a fault") }
      let isRemoved = shared.withLock { $0.faults.remove(id.flatMap { Int($0) }) }
      return isRemoved ? .json(["ok": true]) : .json(["error": "no such fault"], status: 404)
    default: return .json(["error": "method not allowed"], status: 405)
    }
  }
}
