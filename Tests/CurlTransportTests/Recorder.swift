// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Values from any thread, in order.
final class Recorder<Value: Sendable>: Sendable {
  private let state = Mutex<[Value]>([])

  var values: [Value] { state.withLock { $0 } }

  func add(_ value: Value) { state.withLock { $0.append(value) } }
}

/// A stream of pieces, each given once.
final class PieceSource: Sendable {
  private let pieces: Mutex<[[UInt8]]>

  init(pieces: [[UInt8]]) { self.pieces = Mutex(pieces) }

  func next(_ limit: Int) -> [UInt8] {
    pieces.withLock { $0.isEmpty ? [] : $0.removeFirst() }
  }
}
