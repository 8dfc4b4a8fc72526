// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension SandboxCore {
  /// The clock: read, stopped at a time, or advanced.
  func clock(
    _ method: String, _ segments: [String], _ value: JSONValue
  ) throws(SandboxError) -> Response {
    if method != "GET", segments.dropFirst().first == "advance" {
      guard let seconds = value["seconds"]?.wholeNumber, seconds >= 0 else {
        throw SandboxError("advancing the clock wants {\"seconds\": 60}")
      }
      shared.withLock { $0.clock.advance(by: seconds) }
    } else if method != "GET" {
      guard let seconds = value["time"]?.text.flatMap(SandboxClock.seconds) else {
        throw SandboxError("setting the clock wants {\"time\": \"2014-09-24T00:00:00Z\"}")
      }
      shared.withLock { $0.clock.set(seconds) }
    }
    let clock = shared.withLock { $0.clock }
    return .json([
      "time": .string(SandboxClock.text(clock.now)), "stopped": .bool(clock.isStanding),
    ])
  }

  /// The rate limit: read or set; a new one begins a new minute.
  func rate(_ method: String, _ value: JSONValue) throws(SandboxError) -> Response {
    if method != "GET" {
      let limit = value["requests_per_minute"]
      guard limit == .null || (limit?.wholeNumber ?? 0) > 0 else {
        throw SandboxError("the rate limit wants {\"requests_per_minute\": 100}, or null for none")
      }
      shared.withLock {
        $0.rate = RateLimiter(limit: limit?.wholeNumber.flatMap { Int(exactly: $0) })
      }
    }
    let limit = shared.withLock { $0.rate.limit }
    return .json(["requests_per_minute": limit.map { .integer(Int64($0)) } ?? .null])
  }

  /// The dialect: read or set.
  func dialect(_ method: String, _ value: JSONValue) throws(SandboxError) -> Response {
    if method != "GET" {
      guard let dialect = value["dialect"]?.text.flatMap(Dialect.init(rawValue:)) else {
        let known = Dialect.allCases.map(\.rawValue).joined(separator: ", ")
        throw SandboxError("the dialect must be one of \(known)")
      }
      shared.withLock { $0.dialect = dialect }
    }
    return .json(["dialect": .string(shared.withLock { $0.dialect }.rawValue)])
  }

  /// Finishes ordered captions and processing, of one media or all.
  func completeJobs(_ value: JSONValue) throws(SandboxError) -> Response {
    let text = value["text"]?.text ?? "1\n00:00:00,000 --> 00:00:02,000\nOrdered captions.\n"
    let count = try change { state throws(SandboxError) -> [Change] in
      var medias = state.mediaIDs.compactMap { state.medias[$0] }
      if let id = value["media"] {
        let name = id.text ?? id.wholeNumber.map(String.init) ?? ""
        guard let media = state.media(name) else {
          throw SandboxError("no media has the id \(name)")
        }
        medias = [media]
      }
      return medias.compactMap { media in
        let done = media.finished(text: Array(text.utf8))
        return done == media ? nil : .media(done)
      }
    }
    return .json(["completed": .integer(Int64(count))])
  }
}

extension Media {
  /// The media with its processing done and its ordered captions there.
  fileprivate func finished(text: [UInt8]) -> Media {
    var done = self
    for code in orders where track(code) == nil { done.setTrack(Track(code: code, text: text)) }
    done.orders = []
    if status == .queued || status == .processing {
      done.status = .ready
      done.progress = 1
    }
    return done
  }
}
