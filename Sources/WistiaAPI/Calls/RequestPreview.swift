// SPDX-License-Identifier: Apache-2.0

package import HTTPTransport

/// A request as it would be sent, with its secrets replaced, for people to look at.
package struct RequestPreview: Sendable, CustomStringConvertible {
  private let request: HTTPRequest
  private static let redacted = "REDACTED"

  /// Takes a request and replaces its secrets.
  ///
  /// - Parameter request: The request.
  package init(_ request: HTTPRequest) {
    var request = request
    request.headers = request.headers.map { header in
      guard header.name.lowercased() == "authorization" else { return header }
      let scheme = header.value.prefix { $0 != " " }
      return HTTPHeader(header.name, "\(scheme) \(Self.redacted)")
    }
    switch request.body {
    case .bytes(let bytes, let contentType)
    where contentType == "application/x-www-form-urlencoded":
      let fields = String(decoding: bytes, as: UTF8.self).split(separator: "&").map { field in
        field.hasPrefix("api_password=") ? "api_password=\(Self.redacted)" : String(field)
      }
      request.body = .bytes(Array(fields.joined(separator: "&").utf8), contentType: contentType)
    case .multipart(let parts):
      request.body = .multipart(
        parts.map { part in
          part.name == "api_password"
            ? HTTPFormPart(name: part.name, content: Array(Self.redacted.utf8)) : part
        })
    default: break
    }
    self.request = request
  }

  /// The request line, the header fields, an empty line, and the body or a word about each part.
  package var description: String {
    var lines = head
    switch request.body {
    case .none: break
    case .bytes(let bytes, _): lines += ["", String(decoding: bytes, as: UTF8.self)]
    case .multipart(let parts): lines += [""] + parts.map(Self.line)
    }
    return lines.joined(separator: "\n")
  }

  /// The request line and the header fields.
  package var head: [String] {
    var lines = ["\(request.method.rawValue) \(request.url)"]
    lines += request.headers.map { "\($0.name): \($0.value)" }
    switch request.body {
    case .none: break
    case .bytes(_, let contentType): lines.append("Content-Type: \(contentType)")
    case .multipart: lines.append("Content-Type: multipart/form-data")
    }
    return lines
  }

  private static func line(_ part: HTTPFormPart) -> String {
    let file = part.fileName.map { " from file \($0)" } ?? ""
    switch part.content {
    case .bytes(let bytes) where part.fileName == nil:
      return "\(part.name) = \(String(decoding: bytes, as: UTF8.self))"
    case .bytes(let bytes): return "\(part.name) = \(bytes.count) bytes\(file)"
    case .stream(let length, _): return "\(part.name) = \(length) bytes\(file)"
    }
  }

  /// The same request as a command line of curl.
  ///
  /// - Parameter path: Where the attached file is; its stated name where nothing is given.
  /// - Returns: The line, quoted for a shell.
  package func curl(attaching path: String? = nil) -> String {
    var words = ["curl", "--request", request.method.rawValue]
    for header in request.headers { words += ["--header", "\(header.name): \(header.value)"] }
    switch request.body {
    case .none: break
    case .bytes(let bytes, let contentType):
      words += ["--header", "Content-Type: \(contentType)"]
      words += ["--data-binary", String(decoding: bytes, as: UTF8.self)]
    case .multipart(let parts):
      for part in parts {
        if let file = part.fileName {
          let type = part.contentType.map { ";type=\($0)" } ?? ""
          // curl knows standard input as a bare dash.
          let place = path.flatMap { path in
            path == file
              ? nil : path == "-" ? "-;filename=" : Self.quotedForForm(path) + ";filename="
          }
          words += [
            "--form", "\(part.name)=@\(place ?? "")\(Self.quotedForForm(file))\(type)",
          ]
        } else if case .bytes(let bytes) = part.content {
          words += ["--form-string", "\(part.name)=\(String(decoding: bytes, as: UTF8.self))"]
        }
      }
    }
    words.append(request.url)
    return words.map(Self.quotedForShell).joined(separator: " ")
  }

  private static func quotedForForm(_ text: String) -> String {
    let inner = text.reduce(into: "") { result, character in
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return "\"\(inner)\""
  }

  private static func quotedForShell(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:=@%+,".utf8.contains(byte)
      }
    }
    guard !plain || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
