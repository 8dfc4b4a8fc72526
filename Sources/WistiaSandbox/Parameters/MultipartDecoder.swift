// SPDX-License-Identifier: Apache-2.0

/// Reads `multipart/form-data` (RFC 7578).
struct MultipartDecoder {
  /// Why a body could not be read.
  struct Malformed: Error {
    var reason: String
  }

  /// The most parts and the most bytes of headers a part that are read.
  private static let maximumParts = 1000
  private static let maximumHeaderBytes = 16 << 10

  private let body: [UInt8]
  private let delimiter: [UInt8]

  private init(body: [UInt8], boundary: String) {
    self.body = body
    delimiter = Array("--\(boundary)".utf8)
  }

  /// Reads the parts of a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - contentType: The value of the `Content-Type` header.
  ///   - parameters: Receives the parts in their order.
  /// - Throws: `Malformed`.
  /// - Complexity: O(n) in the length of the body.
  static func decode(
    _ body: [UInt8], contentType: String, into parameters: inout Parameters
  ) throws(Malformed) {
    guard let boundary = HeaderValue(contentType)["boundary"], !boundary.isEmpty,
      boundary.utf8.count <= 200
    else { throw Malformed(reason: "the multipart body states no boundary") }
    let decoder = MultipartDecoder(body: body, boundary: boundary)
    try decoder.decode(into: &parameters)
  }

  private func decode(into parameters: inout Parameters) throws(Malformed) {
    guard var position = next(delimiter, from: 0).map({ $0 + delimiter.count }) else {
      throw Malformed(reason: "the multipart body has no part")
    }
    var count = 0
    // After a delimiter: `--` ends the body, a line break begins a part.
    while !matches("--", at: position) {
      while position < body.count, body[position] == 0x20 || body[position] == 0x09 {
        position += 1
      }
      guard let start = afterLineBreak(position) else {
        throw Malformed(reason: "a line break is missing after a multipart boundary")
      }
      count += 1
      guard count <= Self.maximumParts else {
        throw Malformed(reason: "the multipart body has more than \(Self.maximumParts) parts")
      }
      position = try readPart(at: start, into: &parameters)
    }
  }

  /// Reads a part.
  ///
  /// - Returns: The position behind the delimiter that ends it.
  private func readPart(at start: Int, into parameters: inout Parameters) throws(Malformed) -> Int {
    var position = start
    var disposition: HeaderValue?
    while true {
      guard let end = body[position...].firstIndex(of: 0x0A), end - start < Self.maximumHeaderBytes
      else { throw Malformed(reason: "the headers of a multipart part do not end") }
      var line = body[position..<end]
      if line.last == 0x0D { line.removeLast() }
      position = end + 1
      if line.isEmpty { break }
      let text = String(decoding: line, as: UTF8.self)
      if let colon = text.firstIndex(of: ":"),
        text[..<colon].lowercased() == "content-disposition"
      {
        disposition = HeaderValue(String(text[text.index(after: colon)...]))
      }
    }
    guard let found = nextDelimiter(from: position) else {
      throw Malformed(reason: "the multipart body ends before its last boundary")
    }
    if let name = disposition?["name"] {
      parameters.entries.append(
        Parameters.Entry(
          name: name, bytes: Array(body[position..<found.end]),
          fileName: disposition?["filename"]))
    }
    return found.next
  }

  /// The next delimiter at the beginning of a line: where the text before its line break ends, and
  /// where it ends itself.
  private func nextDelimiter(from start: Int) -> (end: Int, next: Int)? {
    var position = start
    while let found = next(delimiter, from: position) {
      // Clients end lines with CRLF; a bare LF is accepted too.
      if found == start { return (found, found + delimiter.count) }
      if body[found - 1] == 0x0A {
        let end = found - (found - 2 >= start && body[found - 2] == 0x0D ? 2 : 1)
        return (end, found + delimiter.count)
      }
      position = found + 1
    }
    return nil
  }

  /// The next place where bytes stand.
  private func next(_ pattern: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + pattern.count <= body.count {
      guard let candidate = body[position...].firstIndex(of: pattern[0]),
        candidate + pattern.count <= body.count
      else { return nil }
      if body[candidate..<candidate + pattern.count].elementsEqual(pattern) { return candidate }
      position = candidate + 1
    }
    return nil
  }

  private func matches(_ text: StaticString, at position: Int) -> Bool {
    body[min(position, body.count)...].starts(with: text.description.utf8)
  }

  private func afterLineBreak(_ position: Int) -> Int? {
    if position < body.count, body[position] == 0x0A { return position + 1 }
    return matches("\r\n", at: position) ? position + 2 : nil
  }
}
