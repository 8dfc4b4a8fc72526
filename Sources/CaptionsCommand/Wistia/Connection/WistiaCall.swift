// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// Runs a verb's calls and turns their failures into the tool's.
enum WistiaCall {
  /// Runs calls with a client that sends.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - body: The calls.
  /// - Returns: What they give.
  /// - Throws: ``CommandError``.
  static func run<Value>(
    _ connection: ConnectionOptions, _ body: (WistiaClient) async throws -> Value
  ) async throws -> Value {
    let client = try connection.client()
    do {
      return try await body(client)
    } catch let error as WistiaError {
      throw CommandError(error)
    }
  }

  /// Runs calls that change the account, or shows the first of them.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - dryRun: Whether to show and not to send.
  ///   - body: The calls, and what is printed when they succeed.
  /// - Throws: ``CommandError``.
  static func run(
    _ connection: ConnectionOptions, _ dryRun: DryRunOptions,
    _ body: (WistiaClient) async throws -> Void
  ) async throws {
    guard dryRun.dryRun || dryRun.curl else { return try await run(connection, body) }
    let preview = PreviewTransport()
    do {
      try await body(try connection.client(over: preview))
    } catch let error as WistiaError {
      guard !preview.requests.isEmpty else { throw CommandError(error) }
    }
    var output = StandardOutput()
    for request in preview.requests.prefix(1) {
      try output.write((dryRun.curl ? request.curl : request.description) + "\n")
    }
    try output.flush()
    Messages.print("captions: nothing was sent")
  }
}

/// Showing a request rather than sending it.
struct DryRunOptions: ParsableArguments {
  @Flag(help: "Show the request, its secrets left out, and send nothing.")
  var dryRun = false

  @Flag(help: "Show the request as a command line of curl, and send nothing.")
  var curl = false
}
