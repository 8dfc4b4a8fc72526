// SPDX-License-Identifier: Apache-2.0

/// The bytes of a fuzzer as a file, and where it is cut into chunks.
public struct FuzzInput {
  /// The file.
  public var bytes: [UInt8]
  /// What the first byte of the input chooses between.
  public var choice: Int
  /// Where chunks end, ascending.
  public var cuts: [Int]

  /// Takes the fuzzer's bytes: one for the choice, one for the chunks, the rest is the file.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - count: How many there are.
  public init?(_ data: UnsafePointer<UInt8>?, _ count: Int) {
    guard let data = unsafe data, count >= 2 else { return nil }
    // Sound: libFuzzer gives `count` bytes that live through the call; they are copied here.
    let all = unsafe Array(UnsafeBufferPointer(start: data, count: count))
    choice = Int(all[0])
    bytes = Array(all[2...])
    // 0: one chunk; small numbers: chunks of that many bytes; large ones: growing chunks.
    let step = Int(all[1])
    var ends: [Int] = []
    var end = 0
    var size = step < 128 ? step : 1
    while step > 0, end + size < bytes.count {
      end += size
      ends.append(end)
      if step >= 128 { size = size &* 3 % 8191 + step % 7 + 1 }
    }
    cuts = ends
  }

  /// Calls `body` with each chunk.
  ///
  /// - Parameter body: Takes the chunks in order.
  public func forEachChunk(_ body: (Span<UInt8>) throws -> Void) rethrows {
    var position = 0
    for cut in cuts + [bytes.count] {
      try body(bytes[position..<cut].span)
      position = cut
    }
  }
}
