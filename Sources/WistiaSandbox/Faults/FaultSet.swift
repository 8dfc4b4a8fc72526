// SPDX-License-Identifier: Apache-2.0

/// The faults in force, and how often each has hit.
struct FaultSet: Sendable {
  /// What is known of a request when faults are chosen.
  struct Subject {
    var method: String
    var path: Substring
    var media: [String]
    var language: String?
  }

  private struct Counted: Sendable {
    var id: Int
    var rule: FaultRule
    var matches = 0
    var hits = 0
  }

  /// The most rules: each is compared with every request.
  static let maximumCount = 1000

  private var rules: [Counted] = []
  private var nextID = 1
  private var random: UInt64

  init(_ rules: [FaultRule], seed: UInt64) {
    random = seed
    for rule in rules { add(rule) }
  }

  /// Whether no rule is in force.
  var isEmpty: Bool { rules.isEmpty }
  /// The number of rules in force.
  var count: Int { rules.count }

  /// Adds a rule after the others.
  ///
  /// - Parameter rule: The rule.
  /// - Returns: Its number.
  @discardableResult
  mutating func add(_ rule: FaultRule) -> Int {
    rules.append(Counted(id: nextID, rule: rule))
    nextID += 1
    return nextID - 1
  }

  /// Removes one rule, or all.
  ///
  /// - Parameter id: The rule's number; all rules when `nil`.
  /// - Returns: Whether there was such a rule.
  @discardableResult
  mutating func remove(_ id: Int?) -> Bool {
    let before = rules.count
    rules.removeAll { id == nil || $0.id == id }
    return id == nil || rules.count < before
  }

  /// The fault that hits a request, if any.
  mutating func fault(for subject: Subject) -> FaultRule? {
    for index in rules.indices where rules[index].rule.matches(subject) {
      let rule = rules[index].rule
      if let count = rule.count, rules[index].hits >= count { continue }
      rules[index].matches += 1
      if let nth = rule.nth, rules[index].matches != nth { continue }
      if rule.probability < 1, draw() >= rule.probability { continue }
      rules[index].hits += 1
      return rule
    }
    return nil
  }

  /// The rules as the admin interface shows them.
  var value: SandboxJSON {
    .array(
      rules.map { counted in
        .object(
          [
            .init(name: "id", value: .integer(Int64(counted.id))),
            .init(name: "matches", value: .integer(Int64(counted.matches))),
            .init(name: "hits", value: .integer(Int64(counted.hits))),
          ] + counted.rule.value.members)
      })
  }

  /// The next number of the seeded sequence, 0 up to 1.
  private mutating func draw() -> Double {
    random &+= 1
    return Double(HashedID.mix(random) >> 11) / Double(1 << 53)
  }
}

extension FaultRule {
  /// Whether the conditions hold, apart from counts and chance.
  func matches(_ subject: FaultSet.Subject) -> Bool {
    if let method, method != subject.method { return false }
    if let media, !subject.media.contains(media) { return false }
    if let language, language != subject.language { return false }
    if let path, !Self.matches(pattern: Array(path.utf8), Array(subject.path.utf8)) { return false }
    return true
  }

  /// Whether a path fits a pattern in which `*` stands for any text.
  ///
  /// - Complexity: O(n · m) at worst.
  static func matches(pattern: [UInt8], _ path: [UInt8]) -> Bool {
    var position = 0
    var place = 0
    var star: (position: Int, place: Int)?
    while place < path.count {
      if position < pattern.count, pattern[position] == UInt8(ascii: "*") {
        star = (position, place)
        position += 1
      } else if position < pattern.count, pattern[position] == path[place] {
        position += 1
        place += 1
      } else if let last = star {
        position = last.position + 1
        place = last.place + 1
        star = (last.position, place)
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The rule's JSON form, without what it does not state.
  var value: SandboxJSON {
    var members: [SandboxJSON.Member] = []
    func add(_ name: String, _ value: SandboxJSON?) {
      if let value { members.append(.init(name: name, value: value)) }
    }
    func add(_ name: String, _ number: Int?) { add(name, number.map { .integer(Int64($0)) }) }
    add("method", method.map(SandboxJSON.string))
    add("path", path.map(SandboxJSON.string))
    add("media", media.map(SandboxJSON.string))
    add("language", language.map(SandboxJSON.string))
    add("nth", nth)
    add("count", count)
    add("probability", probability < 1 ? .number(probability) : nil)
    add("status", status)
    add("body", body.map(SandboxJSON.string))
    let sorted = headers.sorted { $0.key < $1.key }
    add(
      "headers",
      headers.isEmpty ? nil : .object(sorted.map { .init(name: $0.key, value: .string($0.value)) }))
    add("retry_after", retryAfter)
    add("delay_ms", delay)
    add("drip", drip)
    add("truncate", truncate)
    add("malformed", isMalformed ? .bool(true) : nil)
    add("content_type", contentType.map(SandboxJSON.string))
    add("drop", drops ? .bool(true) : nil)
    add("reset", resets ? .bool(true) : nil)
    add("applied", isApplied.map(SandboxJSON.bool))
    return .object(members)
  }

  /// Whether the request is carried out.
  var appliesRequest: Bool { isApplied ?? (status == nil) }

  /// Changes an answer the way the fault has it.
  func applied(to response: Response) -> Reply {
    var response = response
    if let status {
      response = Response(status: status, body: Array((body ?? "").utf8))
      if body != nil { response.set("Content-Type", "text/plain; charset=utf-8") }
    } else if let body {
      response.body = Array(body.utf8)
    }
    if isMalformed {
      // Cut inside and closed wrongly: no reader of JSON accepts it.
      response.body = response.body.prefix(max(response.body.count / 2, 1)) + Array("\"{]".utf8)
      response.set("Content-Type", "application/json; charset=utf-8")
    }
    if let retryAfter { response.set("Retry-After", "\(retryAfter)") }
    if let contentType { response.set("Content-Type", contentType) }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { response.set(name, value) }
    return Reply(
      response: response,
      delivery: Delivery(
        delay: Int64(delay ?? 0), bytesPerTick: drip, truncatedAfter: truncate, drops: drops,
        resets: resets))
  }
}

extension Response {
  /// Sets a header, whatever it was before.
  mutating func set(_ name: String, _ value: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append((name, value))
  }
}
