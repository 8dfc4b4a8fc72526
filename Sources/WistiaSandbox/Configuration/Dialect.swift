// SPDX-License-Identifier: Apache-2.0

/// Which generation of the API the sandbox speaks.
///
/// What is documented of each, what was observed and what is assumed stands in the fidelity table of
/// this module's documentation.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// The document of 2014 to the letter: captions nested under `captions`, 100 requests a minute,
  /// status 503 above that, JSON and XML.
  case legacy2014 = "legacy-2014"
  /// What v1 answered around 2017: flat captions with the names of their language, 600 requests a
  /// minute, status 503 above that.
  case v12017 = "v1-2017"
  /// What v1 answers today: flat captions with `is_draft` and `id`, status 429 above the rate limit.
  case v1
  /// The dated API of today: folders in place of projects, snake case everywhere, no XML.
  case modern
}

extension Dialect {
  /// The path under which the dialect's resources stand.
  var basePath: String { self == .modern ? "/modern" : "/v1" }

  /// The requests a minute that the dialect's service states.
  public var requestsPerMinute: Int { self == .legacy2014 ? 100 : 600 }

  /// The status of a request above the rate limit.
  var rateLimitStatus: Int { self == .legacy2014 || self == .v12017 ? 503 : 429 }

  /// Whether an endpoint that has answers in a format gives them.
  func offers(_ format: Address.Format) -> Bool {
    switch format {
    case .json: true
    case .xml: self != .modern
    case .srt, .vtt, .txt: self >= .v1
    }
  }

  /// What a path calls something: `modern` has folders where the others have projects.
  func pathName(_ name: String) -> String {
    self == .modern && name == "projects" ? "folders" : name
  }

  /// The dialect of a request for a path under `/v1` or `/modern`.
  ///
  /// The service of today answers both paths; that of 2014 and 2017 knew `/v1` alone.
  ///
  /// - Parameter isModern: Whether the path begins with `/modern`.
  /// - Returns: The dialect, or `nil` when the path does not exist in it.
  func serving(modernPath isModern: Bool) -> Dialect? {
    switch (self, isModern) {
    case (.legacy2014, true), (.v12017, true): nil
    case (.v1, true), (.modern, true): .modern
    case (.modern, false): .v1
    case (_, false): self
    }
  }
}

extension Dialect: Comparable {
  /// Orders dialects by age.
  public static func < (lhs: Dialect, rhs: Dialect) -> Bool { lhs.age < rhs.age }

  private var age: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
