// SPDX-License-Identifier: Apache-2.0

import Foundation
import SeededNumbers
import Synchronization
import Testing
import WistiaSandbox

/// What the clients of a sandbox that is killed know to be there.
private final class Ledger: Sendable {
  /// For each thing that is written, the values it may have: one after an answer, more after a
  /// request whose answer did not come; `nil` stands for its absence.
  let values = Mutex<[String: Set<String?>]>([:])
  /// The number of writes that were answered.
  let acknowledged = Atomic<Int>(0)

  func possible(_ name: String) -> Set<String?> { values.withLock { $0[name] ?? [nil] } }

  /// Writes something: both values may be there until the answer comes.
  func write(_ name: String, _ value: String?, _ send: () throws -> Int) throws -> Int {
    let before = possible(name)
    values.withLock { $0[name] = before.union([value]) }
    let status = try send()
    acknowledged.add(1, ordering: .relaxed)
    // What was refused is as it was.
    values.withLock { $0[name] = status < 300 ? [value] : before }
    return status
  }
}

/// One client, with medias and projects of its own, that writes until the connection is lost.
private struct Writer {
  let number: Int
  let client: Client
  let ledger: Ledger
  var random: SplitMix64

  private var media: String { "crash0000\(number)" }

  mutating func write() throws {
    while true {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<7: try writeCaptions()
      case 7: try rename("medias", media)
      case 8: try rename("projects", "crashproj\(number)")
      default: try writeProject()
      }
    }
  }

  private mutating func writeCaptions() throws {
    let language = ["eng", "fra", "zh-Hant"].randomElement(using: &random) ?? "eng"
    let name = "\(media)/\(language)"
    let path = "/v1/medias/\(media)/captions"
    let present = ledger.possible(name).first ?? nil
    if present != nil, Int.random(in: 0..<4, using: &random) == 0 {
      _ = try ledger.write(name, nil) {
        try client.request("DELETE", "\(path)/\(language)").status
      }
      return
    }
    // Long enough to be written in several pieces, and checked to the last byte.
    let count = Int.random(in: 1...20_000, using: &random)
    let stamp = UInt64.random(in: 0 ... .max, using: &random)
    let words = String(repeating: "é", count: count)
    let text = "1\n00:00:00,000 --> 00:00:03,000\n\(stamp) \(words)\n"
    let body =
      present == nil
      ? json(["caption_file": .string(text), "language": .string(language)])
      : json(["caption_file": .string(text)])
    let (method, target) = present == nil ? ("POST", path) : ("PUT", "\(path)/\(language)")
    let status = try ledger.write(name, text) {
      try client.request(method, target, headers: body.headers, body: body.body).status
    }
    #expect(status == 200, "\(method) \(target)")
  }

  /// Renames a media or a project, which moves its files.
  private mutating func rename(_ resource: String, _ id: String) throws {
    let name = "\(number), take \(UInt64.random(in: 0...99, using: &random))"
    let body = json(["name": .string(name)])
    let status = try ledger.write("\(id) name", name) {
      try client.request("PUT", "/v1/\(resource)/\(id)", headers: body.headers, body: body.body)
        .status
    }
    #expect(status == 200)
  }

  /// Copies a project with everything in it, or removes the copy.
  private mutating func writeProject() throws {
    let present = ledger.possible("project \(number)").first ?? nil
    if let present {
      let status = try ledger.write("project \(number)", nil) {
        try client.request("DELETE", "/v1/projects/\(present)").status
      }
      #expect(status == 200)
      return
    }
    // Its id is the server's to give, so an answer that is lost leaves a project nobody knows.
    let answer = try client.request("POST", "/v1/projects/crashproj\(number)/copy")
    #expect(answer.status == 201)
    let id = answer.json["hashedId"]?.text
    ledger.values.withLock { $0["project \(number)"] = [id] }
  }
}

/// Kills a sandbox with `kill -9` while four clients write.
///
/// The environment variable `SANDBOX_KILLS` says how often; a few times are enough for every day.
@Suite struct CrashTests {
  private static let kills =
    ProcessInfo.processInfo.environment["SANDBOX_KILLS"].flatMap { Int($0) } ?? 5
  private static let clients = 4

  /// Where the run is: the directory, what is known to be in it, and the numbers that all is drawn
  /// from.
  private struct Run {
    var arguments: [String]
    let ledger = Ledger()
    var random = SplitMix64(state: 2014)

    func start() throws -> SandboxProcess { try SandboxProcess(arguments) }
  }

  @Test("A sandbox that is killed loses no acknowledged write, and its directory opens")
  func kill() async throws {
    try await withDirectory { directory in
      let data = "\(directory)/data"
      try write(Self.account.encoded, "\(directory)/account.json")
      var run = Run(arguments: ["--quiet", "--data", data, "--state", "\(directory)/account.json"])
      for kill in 1...Self.kills { try Self.round(&run, kill) }
      let sandbox = try run.start()
      try Self.check(run.ledger, Client(port: sandbox.port), Self.kills + 1)
      #expect(sandbox.stop() == 0)
      let writes = run.ledger.acknowledged.load(ordering: .relaxed)
      #expect(writes >= Self.kills / 2)
      print("\(Self.kills) kills, \(writes) acknowledged writes")
      let left = try FileManager.default.subpathsOfDirectory(atPath: data)
      #expect(!left.contains { $0.hasSuffix(".tmp") || $0.hasSuffix("log.json") })
    }
  }

  /// Starts the sandbox, compares, writes, and kills it at a random moment.
  private static func round(_ run: inout Run, _ kill: Int) throws {
    let sandbox = try run.start()
    try check(run.ledger, Client(port: sandbox.port), kill)
    let before = run.ledger.acknowledged.load(ordering: .relaxed)
    let writers = DispatchGroup()
    for number in 0..<clients {
      let seed = run.random.next()
      let (ledger, port) = (run.ledger, sandbox.port)
      DispatchQueue.global().async(group: writers) {
        guard let client = try? Client(port: port) else { return }
        var writer = Writer(
          number: number, client: client, ledger: ledger, random: SplitMix64(state: seed))
        // Ends when the sandbox does.
        try? writer.write()
      }
    }
    // Now and then before anything was written at all.
    for _ in 0..<20_000 where kill % 4 > 0 {
      if run.ledger.acknowledged.load(ordering: .relaxed) > before { break }
      usleep(500)
    }
    usleep(UInt32.random(in: 1000...150_000, using: &run.random))
    sandbox.kill()
    writers.wait()
  }

  /// Compares what is there with what may be, and takes note of it.
  private static func check(_ ledger: Ledger, _ client: Client, _ kill: Int) throws {
    let state = try client.request("GET", "/__sandbox/state").json
    var found: [String: String] = [:]
    for media in state["medias"]?.elements ?? [] {
      guard let id = media["hashed_id"]?.text, id.hasPrefix("crash") else { continue }
      found["\(id) name"] = media["name"]?.text
      for track in media["captions"]?.elements ?? [] {
        found["\(id)/\(track["language"]?.text ?? "")"] = track["text"]?.text
      }
    }
    for project in state["projects"]?.elements ?? [] {
      guard let id = project["hashed_id"]?.text, id.hasPrefix("crash") else { continue }
      found["\(id) name"] = project["name"]?.text
    }
    let copies =
      state["projects"]?.elements.compactMap { $0["hashed_id"]?.text }
      .filter { !$0.hasPrefix("crash") } ?? []
    let sizes = Dictionary(
      grouping: state["medias"]?.elements ?? [], by: { $0["project_id"]?.wholeNumber }
    ).mapValues(\.count)
    for project in state["projects"]?.elements ?? [] {
      #expect(sizes[project["id"]?.wholeNumber] == 1, "kill \(kill): a copy is not whole")
    }
    ledger.values.withLock { values in
      for (name, possible) in values where !name.hasPrefix("project") {
        #expect(possible.contains(found[name]), "kill \(kill): \(name)")
        values[name] = [found[name]]
      }
      for (name, possible) in values where name.hasPrefix("project") {
        let present = possible.compactMap(\.self).filter(copies.contains)
        // Gone is right only where that was asked for.
        #expect(!present.isEmpty || possible.contains(nil), "kill \(kill): \(name)")
        values[name] = [present.first]
      }
      for (name, value) in found where values[name] == nil {
        // Names are there from the start; captions that nobody wrote are wrong.
        #expect(name.hasSuffix(" name"), "kill \(kill): \(name)")
        values[name] = [value]
      }
    }
    // Copies whose answer was lost are nobody's.
    let known = ledger.values.withLock { Set($0.values.flatMap(\.self)) }
    for id in copies where !known.contains(id) {
      #expect(try client.request("DELETE", "/v1/projects/\(id)").status == 200)
    }
  }

  /// A project with one media for each client.
  private static let account: SandboxJSON = [
    "projects": .array(
      (0..<clients).map { number in
        [
          "id": .integer(Int64(number + 1)), "hashed_id": .string("crashproj\(number)"),
          "name": .string("Project \(number)"),
        ]
      }),
    "medias": .array(
      (0..<clients).map { number in
        [
          "id": .integer(Int64(number + 101)), "hashed_id": .string("crash0000\(number)"),
          "project_id": .integer(Int64(number + 1)), "name": .string("Media \(number)"),
        ]
      }),
  ]
}
