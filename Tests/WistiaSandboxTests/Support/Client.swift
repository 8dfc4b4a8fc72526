// SPDX-License-Identifier: Apache-2.0

import Glibc
import WistiaSandbox

/// An answer as it came over the wire.
struct Answer {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: SandboxJSON { (try? SandboxJSON(parsing: body)) ?? .null }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// The connection ended where an answer should have come.
struct Disconnected: Error {}

/// A client that shares nothing with the sandbox: a socket and a dozen lines of HTTP.
final class Client {
  let descriptor: Int32
  private var pending: [UInt8] = []

  /// Connects; what takes longer than ten seconds fails.
  convenience init(_ sandbox: WistiaSandbox) throws { try self.init(port: sandbox.port) }

  /// Connects to a port of this machine, at any of its loopback addresses.
  init(port: Int, address host: UInt32 = 0x7F00_0001) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(host).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Disconnected() }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Disconnected() }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends a request and reads the answer.
  func request(
    _ method: String, _ path: String, host: String = "127.0.0.1",
    headers: [String] = ["Authorization: Bearer token"], body: [UInt8] = []
  ) throws -> Answer {
    try write(method, path, host: host, headers: headers, body: body)
    return try answer(hasBody: method != "HEAD")
  }

  /// Sends a request without waiting for its answer.
  func write(
    _ method: String, _ path: String, host: String = "127.0.0.1",
    headers: [String] = ["Authorization: Bearer token"], body: [UInt8] = []
  ) throws {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)"] + headers
    if !body.isEmpty || method == "POST" || method == "PUT" {
      lines.append("Content-Length: \(body.count)")
    }
    try send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }

  /// Reads one answer.
  func answer(hasBody: Bool = true) throws -> Answer {
    let head = try read { bytes in
      bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
        .map { $0 + 4 }
    }
    let lines = String(decoding: head.dropLast(4), as: UTF8.self).split(separator: "\r\n")
    let status = Int(lines[0].split(separator: " ")[1]) ?? 0
    let headers = lines.dropFirst().map { line -> (name: String, value: String) in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
    }
    var answer = Answer(status: status, headers: headers, body: [])
    if hasBody, let length = answer.header("Content-Length").flatMap({ Int($0) }) {
      answer.body = try read { $0.count >= length ? length : nil }
    }
    return answer
  }

  /// Reads until a rule says how many bytes belong together.
  private func read(_ rule: ([UInt8]) -> Int?) throws -> [UInt8] {
    while true {
      if let count = rule(pending) {
        defer { pending.removeFirst(count) }
        return Array(pending.prefix(count))
      }
      guard let more = receive() else { throw Disconnected() }
      pending += more
    }
  }

  /// What comes next; `nil` at the end.
  func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }
}

/// A multipart body with one attached file and further fields.
func multipart(file: [UInt8], fields: [String: String] = [:]) -> (headers: [String], body: [UInt8])
{
  let boundary = "----a-boundary"
  var body: [UInt8] = []
  for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
    body += Array(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
  }
  body += Array(
    """
    --\(boundary)\r\nContent-Disposition: form-data; name="caption_file"; filename="a.srt"\r
    Content-Type: application/octet-stream\r\n\r\n
    """.utf8)
  body += file + Array("\r\n--\(boundary)--\r\n".utf8)
  return (
    ["Authorization: Bearer token", "Content-Type: multipart/form-data; boundary=\(boundary)"], body
  )
}

/// A form: a list of pairs, escaped.
func form(_ pairs: KeyValuePairs<String, String>) -> (headers: [String], body: [UInt8]) {
  let text = pairs.map { "\(escaped($0.key))=\(escaped($0.value))" }.joined(separator: "&")
  return (
    ["Authorization: Bearer token", "Content-Type: application/x-www-form-urlencoded"],
    Array(text.utf8)
  )
}

private func escaped(_ text: String) -> String {
  text.utf8.map { byte in
    let isPlain =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    let digits = String(byte, radix: 16, uppercase: true)
    return isPlain ? String(UnicodeScalar(byte)) : "%\(byte < 16 ? "0" : "")\(digits)"
  }.joined()
}

/// A body in JSON.
func json(_ value: SandboxJSON) -> (headers: [String], body: [UInt8]) {
  (["Authorization: Bearer token", "Content-Type: application/json"], value.encoded)
}
