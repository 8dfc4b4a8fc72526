// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HTTPTransport
import WistiaAPI

/// Runs a verb's calls and turns their failures into the tool's.
enum WistiaCall {
  /// Runs calls that only read.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - answer: How answers are printed; those that are wanted as they came are printed here.
  ///   - body: The calls.
  /// - Returns: What they give.
  /// - Throws: ``CommandError``.
  static func run<Value>(
    _ connection: ConnectionOptions, _ answer: AnswerOptions,
    _ body: (WistiaClient) async throws -> Value
  ) async throws -> Value {
    let answers = RawAnswers(isWanted: answer.raw)
    return try await run(
      try connection.client(over: answers.observing(connection.transport)), answers, body)
  }

  /// Runs calls that change the account, or shows the first of them.
  ///
  /// Ctrl-C does not end the process at once: a request under way is given up, and what became of
  /// it is told.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - answer: How answers are printed.
  ///   - dryRun: Whether to show and not to send.
  ///   - path: The file that is sent along, if any.
  ///   - body: The calls, and what is printed when they succeed.
  /// - Throws: ``CommandError``.
  static func run(
    _ connection: ConnectionOptions, _ answer: AnswerOptions, _ dryRun: DryRunOptions,
    attaching path: String? = nil, _ body: (WistiaClient) async throws -> Void
  ) async throws {
    if dryRun.isWanted { return try await preview(connection, dryRun, path, body) }
    let interruption = Interruption()
    let signals = await TerminationSignals()
    let watch = Task {
      await signals.first()
      interruption.interrupt()
    }
    defer { watch.cancel() }
    let answers = RawAnswers(isWanted: answer.raw)
    let transport = InterruptibleTransport(
      transport: connection.transport, interruption: interruption)
    try await run(
      try connection.client(over: answers.observing(transport), interruption: interruption),
      answers, body)
  }

  private static func run<Value>(
    _ client: WistiaClient, _ answers: RawAnswers, _ body: (WistiaClient) async throws -> Value
  ) async throws -> Value {
    do {
      let value = try await body(client)
      try answers.print()
      return value
    } catch let error as WistiaError {
      throw CommandError(error)
    }
  }

  private static func preview(
    _ connection: ConnectionOptions, _ dryRun: DryRunOptions, _ path: String?,
    _ body: (WistiaClient) async throws -> Void
  ) async throws {
    let preview = PreviewTransport()
    do {
      try await body(try connection.client(over: preview))
    } catch let error as WistiaError {
      guard !preview.requests.isEmpty else { throw CommandError(error) }
    }
    var output = StandardOutput()
    for request in preview.requests.prefix(1) {
      let text = dryRun.curl ? request.curl(attaching: path) : request.description
      try output.write(text + "\n")
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

  /// Whether nothing is sent.
  var isWanted: Bool { dryRun || curl }
}
