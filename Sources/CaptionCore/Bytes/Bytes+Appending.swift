// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// Appends all bytes of a span.
  ///
  /// - Parameter span: The bytes.
  package mutating func append(_ span: Span<UInt8>) {
    // Sound: the buffer is only read, and only inside the closure.
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
