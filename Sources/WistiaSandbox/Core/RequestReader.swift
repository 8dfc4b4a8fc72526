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
        guard let value = try? SandboxJSON(parsing: request.body) else {
          throw MultipartDecoder.Malformed(reason: "the body is not JSON")
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
    FormDecoder.decode(query: request.query, into: &parameters)
    return parameters
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

  /// What the journal keeps of the body's parameters: the first few, and of long values their size
  /// and digest.
  static func summary(_ parameters: Parameters) -> [(name: String, value: String)] {
    var summary = parameters.entries.prefix(20).map { entry -> (name: String, value: String) in
      let name = String(entry.name.prefix(100))
      if Redaction.isSecret(parameter: entry.name) { return (name, "[redacted]") }
      if entry.bytes.count <= 100, entry.fileName == nil {
        let text = String(decoding: entry.bytes, as: UTF8.self)
        return (name, entry.json.map { Redaction.text(of: $0) } ?? text)
      }
      let digest = String(HashedID.digest(entry.bytes), radix: 16)
      let file = entry.fileName.map { "\($0.prefix(100)), " } ?? ""
      return (name, "\(file)\(entry.bytes.count) bytes, fnv1a \(digest)")
    }
    let others = parameters.entries.count - summary.count
    if others > 0 { summary.append(("…", "\(others) more")) }
    return summary
  }
}
