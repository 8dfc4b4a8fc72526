// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// An answer while it arrives, within limits.
struct CurlAnswer {
  let maximumHeaderSize: Int
  let maximumBodySize: Int
  private(set) var headers: [HTTPHeader] = []
  private(set) var body: [UInt8] = []
  /// Why the answer was refused, once it was.
  private(set) var failure: String?
  /// Whether the header section came to its end; libcurl itself takes one that is cut off for
  /// whole.
  private(set) var hasWholeHeader = false
  private var headerSize = 0

  init(maximumHeaderSize: Int, maximumBodySize: Int) {
    self.maximumHeaderSize = maximumHeaderSize
    self.maximumBodySize = maximumBodySize
  }

  /// Takes one header line; false refuses the answer.
  mutating func take(headerLine line: UnsafeRawBufferPointer) -> Bool {
    headerSize += line.count
    guard headerSize <= maximumHeaderSize else {
      failure = "the answer's header is larger than \(maximumHeaderSize) bytes"
      return false
    }
    // A new status line begins a new answer: an interim one (1xx) came before.
    if unsafe line.starts(with: "HTTP/".utf8) {
      headers.removeAll()
      hasWholeHeader = false
      return true
    }
    guard let colon = unsafe line.firstIndex(of: UInt8(ascii: ":")) else {
      if unsafe line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { hasWholeHeader = true }
      return true
    }
    let name = unsafe String(decoding: line[..<colon], as: UTF8.self)
    let value = unsafe Self.trimmed(line[(colon + 1)...])
    headers.append(unsafe HTTPHeader(name, String(decoding: value, as: UTF8.self)))
    return true
  }

  /// Takes bytes of the body; false refuses the answer.
  mutating func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= maximumBodySize else {
      failure = "the answer's body is larger than \(maximumBodySize) bytes"
      return false
    }
    unsafe body.append(contentsOf: bytes)
    return true
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer> {
    var bytes = unsafe bytes
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    while let first = unsafe bytes.first, isSpace(first) { unsafe bytes.removeFirst() }
    while let last = unsafe bytes.last, isSpace(last) { unsafe bytes.removeLast() }
    return unsafe bytes
  }
}
