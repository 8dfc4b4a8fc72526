// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension SandboxCore {
  /// The clock: read, stopped at a time, or advanced.
  func clock(
    _ method: String, _ segments: [String], _ value: SandboxJSON
  ) throws(SandboxError) -> Response {
    if method != "GET", segments.dropFirst().first == "advance" {
      let reader = try StoredReader(value, at: "", names: ["seconds"])
      let seconds = try reader.required("seconds", reader.integer("seconds", in: 0...Int.max))
      shared.withLock { $0.clock.advance(by: Int64(seconds)) }
    } else if method != "GET" {
      let reader = try StoredReader(value, at: "", names: ["time"])
      let time = try reader.required("time", reader.text("time"))
      guard let seconds = SandboxClock.seconds(time) else {
        throw reader.wrong("time", "must be a time such as 2014-09-24T00:00:00Z")
      }
      shared.withLock { $0.clock.set(seconds) }
    }
    let clock = shared.withLock { $0.clock }
    return .json([
      "time": .string(SandboxClock.text(clock.now)), "stopped": .bool(clock.isStanding),
    ])
  }

  /// The rate limit: read or set; a new one begins a new minute.
  func rate(_ method: String, _ value: SandboxJSON) throws(SandboxError) -> Response {
    if method != "GET" {
      let name = "requests_per_minute"
      let reader = try StoredReader(value, at: "", names: [name])
      guard value[name] != nil else {
        throw reader.wrong(name, "is missing: a number, or null for no limit")
      }
      let limit = try reader.integer(name, in: 1...1_000_000_000)
      shared.withLock { $0.rate = RateLimiter(limit: limit) }
    }
    let limit = shared.withLock { $0.rate.limit }
    return .json(["requests_per_minute": limit.map { .integer(Int64($0)) } ?? .null])
  }

  /// The dialect: read or set.
  func dialect(_ method: String, _ value: SandboxJSON) throws(SandboxError) -> Response {
    if method != "GET" {
      let reader = try StoredReader(value, at: "", names: ["dialect"])
      let dialect: Dialect = try reader.required("dialect", reader.choice("dialect"))
      shared.withLock { $0.dialect = dialect }
    }
    return .json(["dialect": .string(shared.withLock { $0.dialect }.rawValue)])
  }

  /// Finishes ordered captions and processing, of one media or all.
  func completeJobs(_ value: SandboxJSON) throws(SandboxError) -> Response {
    let reader = try StoredReader(value, at: "", names: ["media", "text"])
    let text =
      try reader.text("text", most: .max)
      ?? "1\n00:00:00,000 --> 00:00:02,000\nOrdered captions.\n"
    let count = try change { state throws(SandboxError) -> [Change] in
      var medias = state.mediaIDs.compactMap { state.medias[$0] }
      if let id = reader["media"] {
        let name = id.text ?? id.wholeNumber.map(String.init) ?? ""
        guard let media = state.media(name) else {
          throw reader.wrong("media", "must be the hashed or numeric id of a media")
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
