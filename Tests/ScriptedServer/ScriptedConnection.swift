// SPDX-License-Identifier: Apache-2.0

import Glibc

/// One connection, in the hands of a script.
public final class ScriptedConnection {
  /// The ordinal of the connection, from 1.
  public let ordinal: Int
  private let descriptor: Int32
  private let record: (ScriptedRequest) -> Void
  private var pending: [UInt8] = []
  private var isOpen = true

  init(descriptor: Int32, ordinal: Int, record: @escaping (ScriptedRequest) -> Void) {
    self.descriptor = descriptor
    self.ordinal = ordinal
    self.record = record
  }

  /// Reads a whole request.
  ///
  /// - Returns: The request, or `nil` when the client is gone.
  public func readRequest() -> ScriptedRequest? {
    var end = headEnd()
    while end == nil {
      guard fill() else { return nil }
      end = headEnd()
    }
    guard let end else { return nil }
    let lines = String(decoding: pending[..<end], as: UTF8.self).split(separator: "\r\n")
    pending.removeFirst(end + 4)
    let first = (lines.first ?? "").split(separator: " ")
    guard first.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let value = line[colon...].dropFirst().drop { $0 == " " }
      return (name: line[..<colon].lowercased(), value: String(value))
    }
    var request = ScriptedRequest(
      method: String(first[0]), target: String(first[1]), headers: headers, body: [],
      connection: ordinal)
    if request.header("transfer-encoding") == "chunked" {
      guard let body = readChunks() else { return nil }
      request.body = body
    } else {
      let length = Int(request.header("content-length") ?? "0") ?? 0
      while pending.count < length { guard fill() else { return nil } }
      request.body = Array(pending.prefix(length))
      pending.removeFirst(length)
    }
    record(request)
    return request
  }

  /// Writes bytes as they are.
  ///
  /// - Parameter text: The bytes, as text.
  /// - Returns: Whether the client still takes them.
  @discardableResult
  public func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// Writes a complete answer.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - headers: Header lines, without their ends.
  ///   - body: The body.
  public func respond(_ status: Int, headers: [String] = [], body: String = "") {
    let fields = (headers + ["Content-Length: \(body.utf8.count)"]).joined(separator: "\r\n")
    write("HTTP/1.1 \(status) X\r\n\(fields)\r\n\r\n\(body)")
  }

  /// Ends the connection with RST rather than FIN.
  public func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    end()
  }

  /// Ends the connection.
  public func end() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
  }

  /// Waits until the client ends the connection.
  public func waitForEnd() {
    while fill() {}
  }

  /// Waits.
  ///
  /// - Parameter milliseconds: How long.
  public func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1000)
  }

  private func headEnd() -> Int? {
    guard pending.count >= 4 else { return nil }
    return (0...(pending.count - 4)).first { pending[$0..<($0 + 4)].elementsEqual("\r\n\r\n".utf8) }
  }

  private func readChunks() -> [UInt8]? {
    var body: [UInt8] = []
    while true {
      guard let line = readLine(), let size = Int(line, radix: 16) else { return nil }
      while pending.count < size + 2 { guard fill() else { return nil } }
      body += pending.prefix(size)
      pending.removeFirst(size + 2)
      if size == 0 { return body }
    }
  }

  private func readLine() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: pending[..<end].filter { $0 != 0x0D }, as: UTF8.self)
        pending.removeFirst(end + 1)
        return line
      }
      guard fill() else { return nil }
    }
  }

  private func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    guard count > 0 else { return false }
    pending += buffer.prefix(count)
    return true
  }
}
