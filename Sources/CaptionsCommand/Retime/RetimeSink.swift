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

/// An output that keeps everything until all is well.
struct HeldOutput: RetimeSink {
  private(set) var bytes: [UInt8] = []

  mutating func drain(_ buffer: inout [UInt8]) {
    if bytes.isEmpty {
      swap(&bytes, &buffer)
    } else {
      bytes += buffer
      buffer.removeAll(keepingCapacity: true)
    }
  }
}

/// An output that forgets, for a dry run on a pipe.
struct Discarded: RetimeSink {
  mutating func drain(_ buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
  }
}
