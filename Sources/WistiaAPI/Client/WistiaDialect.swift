// SPDX-License-Identifier: Apache-2.0

/// Which of the API's generations a server speaks.
public enum WistiaDialect: Sendable, Hashable {
  /// As documented in 2014: paths with `.json`, 100 requests a minute, purchase without options.
  case legacy2014
  /// Version 1 as it is today: the same paths, 600 requests a minute.
  case v1
  /// The dated API: no extensions, folders for projects, snake_case parameters. The date is sent
  /// as `X-Wistia-Api-Version` when given; without it the server chooses its newest stable one.
  case modern(version: String?)

  /// Reads a dialect's name: `legacy-2014`, `v1`, `modern` or `modern:2026-01`.
  ///
  /// - Parameter name: The name.
  public init?(_ name: String) {
    switch name {
    case "legacy-2014", "legacy": self = .legacy2014
    case "v1": self = .v1
    case "modern": self = .modern(version: nil)
    default:
      guard name.hasPrefix("modern:"), name.count > 7 else { return nil }
      self = .modern(version: String(name.dropFirst(7)))
    }
  }

  /// Requests a minute that the account may make (API document, Rate Limit; and
  /// docs.wistia.com/docs/making-api-requests).
  public var requestsPerMinute: Int {
    if case .legacy2014 = self { 100 } else { 600 }
  }

  var isModern: Bool { if case .modern = self { true } else { false } }

  /// What projects are called in paths.
  var projects: String { isModern ? "folders" : "projects" }

  /// The name of the filter and parameter that names a project.
  var projectParameter: String { isModern ? "folder_id" : "project_id" }

  /// A parameter's name in this dialect, given in the document's spelling.
  func parameter(_ name: String) -> String {
    guard isModern else { return name }
    return name.reduce(into: "") { result, character in
      if character.isUppercase { result += "_" }
      result += character.lowercased()
    }
  }
}
