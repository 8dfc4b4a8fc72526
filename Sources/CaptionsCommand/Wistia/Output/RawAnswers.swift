// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import WistiaAPI

/// Answers as they came, for `--raw`.
final class RawAnswers: Sendable {
  private let isWanted: Bool
  private let bodies = Mutex<[[UInt8]]>([])

  /// Keeps answers, or none.
  ///
  /// - Parameter isWanted: Whether anyone will print them.
  init(isWanted: Bool) {
    self.isWanted = isWanted
  }

  /// A transport whose answers are kept; failures are told as errors, so they are not.
  ///
  /// - Parameter transport: What sends.
  /// - Returns: The transport.
  func observing(_ transport: any HTTPTransporting) -> any HTTPTransporting {
    guard isWanted else { return transport }
    return ObservedTransport(transport) { [self] exchange in
      guard case .success(let answer) = exchange.result, (200..<300).contains(answer.status),
        !answer.body.isEmpty
      else { return }
      bodies.withLock { $0.append(answer.body) }
    }
  }

  /// Prints what was kept, byte by byte, each answer ending in a line break.
  ///
  /// - Throws: What standard output throws.
  func print() throws {
    var output = StandardOutput()
    for body in bodies.withLock({ $0 }) {
      try output.write(body)
      if body.last != 0x0A { try output.write([0x0A]) }
    }
    try output.flush()
  }
}
