// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import WistiaAPI

/// Requests and answers on standard error, for who looks for a fault.
///
/// Never a secret, and no bodies: those may be long, and `--raw` and `--dry-run` show them.
enum DebugTrace {
  /// A transport that tells of what another one sends.
  ///
  /// - Parameters:
  ///   - transport: The other one.
  ///   - credentials: What must not be seen.
  /// - Returns: The transport.
  static func transport(
    _ transport: any HTTPTransporting, _ credentials: WistiaCredentials
  ) -> ObservedTransport {
    ObservedTransport(transport) { exchange in
      for line in lines(exchange) { Messages.print(credentials.redacting(line)) }
    }
  }

  private static func lines(_ exchange: ObservedTransport.Exchange) -> [String] {
    let (seconds, attoseconds) = exchange.duration.components
    let time = "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
    let request = exchange.request.head.map { "> \($0)" }
    switch exchange.result {
    case .success(let answer):
      return request + ["< \(answer.status), \(answer.body.count) bytes after \(time)"]
        + answer.headers.map { header in
          let isSecret = header.name.lowercased() == "set-cookie"
          return "< \(header.name): \(isSecret ? "REDACTED" : header.value)"
        }
    case .failure(let error): return request + ["< no answer after \(time): \(error)"]
    }
  }
}
