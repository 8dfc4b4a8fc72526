// SPDX-License-Identifier: Apache-2.0

/// A stream of body bytes, cut into the pieces that libcurl has room for.
final class CurlBodySource {
  private let read: @Sendable (Int) -> [UInt8]?
  private var rest: ArraySlice<UInt8> = []
  /// Whether the stream said that it cannot go on.
  private(set) var failed = false

  init(read: @escaping @Sendable (Int) -> [UInt8]?) {
    self.read = read
  }

  /// Fills a buffer as far as one read goes; zero at the end, `nil` when the stream failed.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
    if rest.isEmpty {
      guard let bytes = read(buffer.count) else {
        failed = true
        return nil
      }
      rest = bytes[...]
    }
    let count = min(rest.count, buffer.count)
    unsafe buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
