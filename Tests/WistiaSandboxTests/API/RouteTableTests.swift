// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WistiaSandbox

/// Every row of the table, over the wire.
@Suite struct RouteTableTests {
  @Test("No endpoint has two rows, and each finds itself")
  func rows() {
    for route in RouteTable.routes {
      let name = "\(route.method) \(route.path)"
      #expect(
        RouteTable.routes.filter { $0.method == route.method && $0.path == route.path }.count == 1,
        "\(name)")
      for dialect in Dialect.allCases where dialect >= route.since {
        let segments = route.path.description.split(separator: "/").map {
          $0.first == ":" ? "1" : dialect.pathName(String($0))
        }
        let match = RouteTable.match(segments, method: route.method, in: dialect)
        #expect(match?.route.path == route.path, "\(name)")
        #expect(match?.route.method == route.method, "\(name)")
        // A variable that nobody knows the name of would be taken for a literal.
        #expect(
          PathPattern.Variable.allCases.filter { match?.path[$0] != nil }.count
            == segments.filter { $0 == "1" }.count, "\(name)")
        switch route.handler {
        case .account: break
        case .project: #expect(match?.path[.project] != nil, "\(name)")
        case .media: #expect(match?.path[.media] != nil, "\(name)")
        }
      }
    }
  }

  @Test("Each endpoint answers since its dialect", arguments: Dialect.allCases)
  func answers(_ dialect: Dialect) async throws {
    try await withAccount(dialect) { account in
      for route in RouteTable.routes {
        let answer = try account.request(route, route.method)
        #expect(
          [404, 405].contains(answer.status) == (route.since > dialect),
          "\(route.method) \(route.path): \(answer.status)")
        #expect(answer.status < 500 && answer.status != 406, "\(route.method) \(route.path)")
      }
    }
  }

  @Test("A path refuses the methods that no row gives it", arguments: Dialect.allCases)
  func methods(_ dialect: Dialect) async throws {
    try await withAccount(dialect) { account in
      for route in RouteTable.routes where route.since <= dialect {
        let methods = RouteTable.methods(of: route.path, in: dialect)
        #expect(methods.contains(route.method))
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] where !methods.contains(method) {
          let answer = try account.request(route, method)
          // Orders stand where the languages of captions do, and share no method with them.
          let isLanguage = route.path.description.contains("captions/") && !methods.contains("GET")
          if isLanguage, ["GET", "PUT", "DELETE"].contains(method) { continue }
          #expect(answer.status == 405, "\(method) \(route.path)")
          #expect(
            answer.header("Allow")
              == (isLanguage ? "GET, PUT, DELETE" : methods.joined(separator: ", ")),
            "\(method) \(route.path)")
        }
      }
    }
  }

  @Test("An endpoint answers in its formats and in no other", arguments: Dialect.allCases)
  func formats(_ dialect: Dialect) async throws {
    try await withAccount(dialect) { account in
      for route in RouteTable.routes where route.since <= dialect {
        #expect(route.formats.contains(.json))
        for format in Address.Format.allCases {
          let answer = try account.request(route, route.method, ".\(format.rawValue)")
          let isOffered = route.formats.contains(format) && dialect.offers(format)
          #expect(
            (answer.status != 406) == isOffered, "\(route.method) \(route.path).\(format)")
        }
      }
    }
  }

  @Test("In strict operation an endpoint knows its parameters and no other")
  func parameters() async throws {
    try await withAccount(.v1) {
      $0.isStrict = true
    } _: { account in
      for route in RouteTable.routes {
        let answer = try account.request(route, route.method, "?notToBeKnown=1")
        let isRefused = answer.text.contains("unknown parameter notToBeKnown")
        #expect(isRefused == (route.parameters.names != nil), "\(route.method) \(route.path)")
        // A list in the path of a request has brackets, which need no escape here.
        let known = (route.parameters.names ?? []).filter { $0 != "_method" }.sorted()
        let query = known.map { "\($0)=" }.joined(separator: "&")
        let accepted = try account.request(route, route.method, "?\(query)")
        #expect(
          !accepted.text.contains("unknown parameter"),
          "\(route.method) \(route.path): \(accepted.text)")
      }
    }
  }

  /// An account in which all that the rows' paths name exists.
  private struct RowAccount {
    var sandbox: WistiaSandbox
    var client: Client
    var dialect: Dialect

    /// Sends a request to the path of a row, in the account as it was at the start.
    func request(_ route: Route, _ method: String, _ rest: String = "") throws -> Answer {
      try sandbox.reset()
      let base = "\(dialect.basePath)/"
      let projects = "\(base)\(dialect.pathName("projects"))"
      let project =
        try client.request("GET", projects).json.elements.first?["id"]?.wholeNumber ?? 0
      let sharings = "\(projects)/\(project)/sharings"
      _ = try client.request("POST", "\(sharings)?with=a@b.com")
      let sharing =
        try client.request("GET", sharings).json.elements.first?["id"]?.wholeNumber ?? 0
      let path = route.path.description.split(separator: "/").map { segment in
        switch segment {
        case ":project": "\(project)"
        case ":sharing": "\(sharing)"
        case ":media": "abcde12345"
        case ":language": "fra"
        default: dialect.pathName(String(segment))
        }
      }
      return try client.request(method, base + path.joined(separator: "/") + rest)
    }
  }

  private func withAccount(
    _ dialect: Dialect, _ change: (inout SandboxConfiguration) -> Void = { _ in },
    _ body: (RowAccount) throws -> Void
  ) async throws {
    let seed = SandboxSeed(medias: [
      .init(name: "talk", project: "Talks", hashedID: "abcde12345", captions: ["fra": haiku])
    ])
    try await withSandbox(seed: seed) {
      $0.dialect = dialect
      change(&$0)
    } _: { sandbox in
      try body(RowAccount(sandbox: sandbox, client: Client(sandbox), dialect: dialect))
    }
  }
}
