// SPDX-License-Identifier: Apache-2.0

/// Reads `multipart/form-data` (RFC 7578).
struct MultipartDecoder {
  /// Why a body could not be read.
  struct Malformed: Error {
    var reason: String
  }

  /// The most bytes of headers a part that are read.
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
    guard var position = nextDelimiter(from: 0)?.next else {
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
      guard count <= Parameters.maximumCount else {
        throw Malformed(reason: "the multipart body has more than \(Parameters.maximumCount) parts")
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
  ///
  /// Only what follows a line break is compared. Delimiters hold none, so that no byte is compared
  /// more than once, whatever the body repeats.
  private func nextDelimiter(from start: Int) -> (end: Int, next: Int)? {
    var line = start
    while true {
      if body[line...].starts(with: delimiter) {
        let next = line + delimiter.count
        guard line > start else { return (line, next) }
        // Clients end lines with CRLF; a bare LF is accepted too.
        return (line - (line - 2 >= start && body[line - 2] == 0x0D ? 2 : 1), next)
      }
      guard let end = body[line...].firstIndex(of: 0x0A) else { return nil }
      line = end + 1
    }
  }

  private func matches(_ text: StaticString, at position: Int) -> Bool {
    body[min(position, body.count)...].starts(with: text.description.utf8)
  }

  private func afterLineBreak(_ position: Int) -> Int? {
    if position < body.count, body[position] == 0x0A { return position + 1 }
    return matches("\r\n", at: position) ? position + 2 : nil
  }
}
