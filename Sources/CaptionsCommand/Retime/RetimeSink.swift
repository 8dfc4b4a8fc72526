// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// An output that takes a buffer and empties it.
protocol RetimeSink: ~Copyable {
  /// Writes the bytes and leaves the buffer empty.
  mutating func drain(_ buffer: inout [UInt8]) throws
}

extension StandardOutput: RetimeSink {
  mutating func drain(_ buffer: inout [UInt8]) throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension OutputFile: RetimeSink {
  mutating func drain(_ buffer: inout [UInt8]) throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
