// SPDX-License-Identifier: Apache-2.0

/// One request of the API as the endpoints see it.
///
/// They read the account and decide; they change nothing themselves.
struct Exchange: Sendable {
  /// What an endpoint decides: the answer, and the changes that are kept before it is sent.
  struct Outcome: Sendable {
    var response: Response
    var changes: [Change] = []
  }

  /// The row of the endpoint, by the method that counts, after `_method`.
  var route: Route
  /// What the path names.
  var path: PathPattern.Values
  var format: Address.Format
  var dialect: Dialect
  var parameters: Parameters
  /// The raw body, for customizations.
  var body: [UInt8]
  var isStrict: Bool
  var ambiguities: Ambiguities
  var idSeed: UInt64
  /// The time as the API writes it.
  var now: String
  /// The scheme and authority of the sandbox as the client names it.
  var origin: String

  /// Carries out the request.
  ///
  /// - Parameter state: The account.
  /// - Returns: The answer and the changes.
  func outcome(_ state: AccountState) -> Outcome {
    if isStrict, let name = route.parameters.firstUnknown(in: parameters) {
      return Outcome(
        response: .json(["error": .string("unknown parameter \(name)")], status: 400))
    }
    if route.method != "GET", let refusal = overlongParameters() {
      return Outcome(response: refusal)
    }
    return route.outcome(self, state)
  }

  /// An answer in the format that was asked for.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - root: The name of XML's outermost element.
  ///   - status: The status.
  /// - Returns: The answer.
  func answer(_ value: SandboxJSON, root: String, status: Int = 200) -> Response {
    let value = dialect == .modern ? value.snakeCased : value
    guard format == .xml else { return .json(value, status: status) }
    return Response(
      status: status, headers: [("Content-Type", "application/xml; charset=utf-8")],
      body: XMLWriter.document(value, root: root))
  }

  /// A refusal with a message; its form is not documented, `{"error": …}` is what is observed today.
  func refusal(_ status: Int, _ message: String) -> Response {
    if route.refusals == .empty, ambiguities.errorBody == .empty,
      status == 400 || status == 404 || status == 409
    {
      return .empty(status)
    }
    guard format == .xml else { return .json(["error": .string(message)], status: status) }
    return Response(
      status: status, headers: [("Content-Type", "application/xml; charset=utf-8")],
      body: XMLWriter.document(.array([.string(message)]), root: "errors"))
  }

  /// The refusal of texts that are longer than the account keeps.
  private func overlongParameters() -> Response? {
    let limits = [("name", FieldLimits.name), ("description", FieldLimits.text)]
    let overlong = limits.first { (parameters.text($0.0)?.utf8.count ?? 0) > $0.1 }
    return overlong.map { refusal(400, "the parameter \($0.0) is longer than \($0.1) bytes") }
  }

  /// The refusal of a resource that does not exist.
  func notFound(_ what: String) -> Outcome {
    Outcome(response: refusal(404, "\(what) was not found"))
  }

  /// The address of a resource, for `Location`.
  func location(_ path: String) -> (name: String, value: String) {
    let suffix = dialect == .modern ? "" : format == .xml ? ".xml" : ".json"
    return ("Location", "\(origin)\(dialect.basePath)/\(path)\(suffix)")
  }
}
