// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import Glibc
import HTTPTransport
import WistiaAPI

/// `apibench`: small requests to a sandbox, as many as go in a second.
@main
enum APIBench {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 4, let operation = Operation(rawValue: arguments[0]),
      let base = try? WistiaBaseURL(arguments[1]), let count = Int(arguments[2]),
      let tasks = Int(arguments[3]), count > 0, tasks > 0
    else {
      print("usage: apibench transport|account|index|update BASE-URL COUNT TASKS")
      exit(64)
    }
    // libcurl tells of closed connections by itself.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      try await run(operation, base, count: count, tasks: tasks)
    } catch {
      print("apibench: \(error)")
      exit(2)
    }
  }

  /// What is sent.
  enum Operation: String, CaseIterable {
    /// GET through the transport alone.
    case transport
    /// The account, decoded.
    case account
    /// The captions of the first media, decoded.
    case index
    /// Captions of the first media, replaced.
    case update
  }

  private static func run(
    _ operation: Operation, _ base: WistiaBaseURL, count: Int, tasks: Int
  ) async throws {
    let transport = CurlTransport()
    var configuration = WistiaConfiguration()
    configuration.requestsPerMinute = .max / 2
    configuration.retry = .never
    let client = WistiaClient(
      baseURL: base, credentials: .bearer("t"), transport: transport, configuration: configuration)
    let media = try await client.medias.list().all().first?.hashedID ?? ""
    let language = try await client.captions.index(for: media).first?.language ?? ""
    let request = HTTPRequest(
      method: .get, url: base.description + "/account.json",
      headers: [HTTPHeader("Authorization", "Bearer t")])
    let file = CaptionUpload(Array("1\n00:00:00,000 --> 00:00:02,000\nOh caption.\n".utf8))
    let send: @Sendable () async throws -> Void = {
      switch operation {
      case .transport: _ = try await transport.send(request)
      case .account: _ = try await client.account.show()
      case .index: _ = try await client.captions.index(for: media)
      case .update: try await client.captions.update(for: media, language: language, file: file)
      }
    }
    try await send()
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<tasks {
        let share = count / tasks + (task < count % tasks ? 1 : 0)
        group.addTask { for _ in 0..<share { try await send() } }
      }
      try await group.waitForAll()
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    let rate = Int(Double(count) / seconds)
    print("\(operation.rawValue) \(count) requests, \(tasks) tasks: \(rate)/s")
  }
}
