// SPDX-License-Identifier: Apache-2.0

/// Reads the parameters and the method that counts.
enum RequestReader {
  /// The parameters of a request, those of the body first.
  ///
  /// - Parameter request: The request.
  /// - Returns: The parameters.
  /// - Throws: `MultipartDecoder.Malformed` when the body is not what its type says.
  static func parameters(_ request: Request) throws(MultipartDecoder.Malformed) -> Parameters {
    var parameters = Parameters()
    if !request.body.isEmpty {
      let type = request.header("Content-Type") ?? ""
      switch HeaderValue(type).value {
      case "multipart/form-data":
        try MultipartDecoder.decode(request.body, contentType: type, into: &parameters)
      case "application/json", "text/json":
        guard let value = try? JSONValue(parsing: request.body) else {
          throw MultipartDecoder.Malformed(reason: "the body is no JSON")
        }
        parameters.append(members: value.members)
      case "application/xml", "text/xml":
        parameters.warnings.append("parameters in XML are not read")
      case "", "application/x-www-form-urlencoded":
        FormDecoder.decode(request.body, into: &parameters)
      case let other:
        parameters.warnings.append("a body of type \(other) was read as a form")
        FormDecoder.decode(request.body, into: &parameters)
      }
    }
    if !request.query.isEmpty {
      FormDecoder.decode(Array(unquoted(request.query).utf8), into: &parameters)
    }
    return parameters
  }

  /// A query whose values lose the bare quotation marks around them.
  ///
  /// The document writes `?name="Jeff's First Project"` and answers without the marks. Marks that
  /// are escaped are part of the value.
  private static func unquoted(_ query: Substring) -> String {
    guard query.utf8.contains(UInt8(ascii: "\"")) else { return String(query) }
    return query.split(separator: "&").map { pair -> String in
      guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
      let value = pair[pair.index(after: equals)...]
      guard value.count >= 2, value.first == "\"", value.last == "\"" else { return String(pair) }
      return String(pair[...equals]) + String(value.dropFirst().dropLast())
    }.joined(separator: "&")
  }

  /// The method that counts: a `POST` may ask for another one by `_method`, in the body or the
  /// query, or by a header.
  static func method(_ request: Request, _ parameters: Parameters) -> String {
    switch request.method {
    case "POST":
      guard
        let method = parameters.text("_method") ?? request.header("X-HTTP-Method-Override"),
        !method.isEmpty
      else { return "POST" }
      return method.uppercased()
    // HEAD is GET whose body is not sent.
    case "HEAD": return "GET"
    default: return request.method
    }
  }

  /// What the journal keeps of the body's parameters.
  static func summary(_ parameters: Parameters) -> [(name: String, value: String)] {
    parameters.entries.map { entry in
      if Redaction.isSecret(parameter: entry.name) { return (entry.name, "[redacted]") }
      if entry.bytes.count <= 100, entry.fileName == nil {
        return (entry.name, String(decoding: entry.bytes, as: UTF8.self))
      }
      let digest = String(HashedID.digest(entry.bytes), radix: 16)
      let file = entry.fileName.map { "\($0), " } ?? ""
      return (entry.name, "\(file)\(entry.bytes.count) bytes, fnv1a \(digest)")
    }
  }
}
