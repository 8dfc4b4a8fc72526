// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Strings to and from ICU's UTF-16, in the one place that knows how ICU answers.
enum ICUText {
  /// Whether a status tells of a failure; warnings (negative values) do not.
  static func failed(_ status: cicu_status) -> Bool { status > CICU_NO_ERROR }

  /// The text that an ICU function writes into a UTF-16 buffer, which grows once when it must.
  ///
  /// - Parameters:
  ///   - capacity: How many units are likely to be enough.
  ///   - body: Calls the function with buffer, capacity and status, and gives the length it gave.
  /// - Returns: The text, or `nil` when ICU reports a failure.
  static func string(
    capacity: Int,
    _ body: (UnsafeMutablePointer<UInt16>, Int32, inout cicu_status) -> Int32
  ) -> String? {
    unsafe text(capacity: capacity, body) { unsafe String(decoding: $0, as: UTF16.self) }
  }

  /// As ``string(capacity:_:)``, with UTF-8 or invariant characters in place of UTF-16.
  static func utf8String(
    capacity: Int,
    _ body: (UnsafeMutablePointer<CChar>, Int32, inout cicu_status) -> Int32
  ) -> String? {
    unsafe text(capacity: capacity, body) { buffer in
      unsafe buffer.withMemoryRebound(to: UInt8.self) { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  private static func text<Unit>(
    capacity: Int,
    _ body: (UnsafeMutablePointer<Unit>, Int32, inout cicu_status) -> Int32,
    _ decode: (UnsafeBufferPointer<Unit>) -> String
  ) -> String? {
    var capacity = max(capacity, 16)
    for _ in 0..<2 {
      var status = CICU_NO_ERROR
      var needed = 0
      // Sound: the buffer lives for the closure, and ICU writes at most `capacity` units.
      let result: String? = unsafe withUnsafeTemporaryAllocation(
        of: Unit.self, capacity: capacity
      ) { buffer in
        guard let base = buffer.baseAddress else { return nil }
        needed = Int(unsafe body(base, Int32(clamping: capacity), &status))
        guard !failed(status), needed <= capacity else { return nil }
        return unsafe decode(UnsafeBufferPointer(start: base, count: needed))
      }
      if let result { return result }
      guard status == CICU_BUFFER_OVERFLOW else { return nil }
      capacity = needed + 1
    }
    return nil
  }

  /// Gives a body the UTF-16 of UTF-8 bytes; `nil` when the bytes are not valid UTF-8.
  ///
  /// - Parameters:
  ///   - utf8: The bytes.
  ///   - body: What to do with the units, which live as long as the call.
  /// - Returns: What the body returns.
  static func withUTF16<Result>(
    of utf8: Span<UInt8>, _ body: (UnsafeBufferPointer<UInt16>) -> Result
  ) -> Result? {
    guard utf8.count <= Int(Int32.max) else { return nil }
    // Sound: UTF-16 never has more units than UTF-8 has bytes, and both buffers outlive the call.
    return unsafe utf8.withUnsafeBytes { bytes in
      unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(bytes.count, 1)) {
        buffer in
        guard let base = buffer.baseAddress else { return nil }
        guard let source = unsafe bytes.bindMemory(to: CChar.self).baseAddress else {
          return unsafe body(UnsafeBufferPointer(start: base, count: 0))
        }
        var status = CICU_NO_ERROR
        var length: Int32 = 0
        _ = unsafe cicu_from_utf8(
          base, Int32(buffer.count), &length, source, Int32(bytes.count), &status)
        guard !failed(status) else { return nil }
        return unsafe body(UnsafeBufferPointer(start: base, count: Int(length)))
      }
    }
  }
}
