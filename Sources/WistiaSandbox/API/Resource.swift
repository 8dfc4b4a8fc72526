// SPDX-License-Identifier: Apache-2.0

/// What a path of the API names.
enum Resource: Sendable, Hashable {
  case account
  case projects
  case project(String)
  case projectCopy(String)
  case sharings(project: String)
  case sharing(project: String, id: String)
  case medias
  case media(String)
  case mediaCopy(String)
  case mediaStats(String)
  case customizations(media: String)
  case captions(media: String)
  case caption(media: String, code: String)
  case captionsOrder(media: String, isPurchase: Bool)
  case allCaptions

  /// The resource of a path.
  ///
  /// - Parameters:
  ///   - segments: The unescaped segments below the base path, the last without its extension.
  ///   - method: The method: `captions/purchase` is an order for `POST` and a language otherwise.
  ///   - dialect: The dialect: what `modern` calls folders, the others call projects.
  init?(_ segments: [String], method: String, dialect: Dialect) {
    let projects = dialect == .modern ? "folders" : "projects"
    guard let first = segments.first else { return nil }
    switch first {
    case "account" where segments.count == 1: self = .account
    case "captions" where segments.count == 1 && dialect >= .v1: self = .allCaptions
    case projects: self.init(project: segments)
    case "medias": self.init(media: segments, method: method, dialect: dialect)
    default: return nil
    }
  }

  private init?(project segments: [String]) {
    switch segments.count {
    case 1: self = .projects
    case 2: self = .project(segments[1])
    case 3 where segments[2] == "copy": self = .projectCopy(segments[1])
    case 3 where segments[2] == "sharings": self = .sharings(project: segments[1])
    case 4 where segments[2] == "sharings":
      // The document's own addresses end in `>.json`.
      let id = segments[3].hasSuffix(">") ? String(segments[3].dropLast()) : segments[3]
      self = .sharing(project: segments[1], id: id)
    default: return nil
    }
  }

  private init?(media segments: [String], method: String, dialect: Dialect) {
    switch segments.count {
    case 1: self = .medias
    case 2: self = .media(segments[1])
    case 3:
      switch segments[2] {
      case "copy": self = .mediaCopy(segments[1])
      case "stats": self = .mediaStats(segments[1])
      case "customizations": self = .customizations(media: segments[1])
      case "captions": self = .captions(media: segments[1])
      default: return nil
      }
    case 4 where segments[2] == "captions":
      switch segments[3] {
      case "purchase" where method == "POST":
        self = .captionsOrder(media: segments[1], isPurchase: true)
      case "order" where method == "POST" && dialect >= .v1:
        self = .captionsOrder(media: segments[1], isPurchase: false)
      default: self = .caption(media: segments[1], code: segments[3])
      }
    default: return nil
    }
  }

  /// The methods that the resource answers.
  var methods: [String] {
    switch self {
    case .account, .mediaStats, .allCaptions: ["GET"]
    case .projects, .sharings, .captions: ["GET", "POST"]
    case .medias: ["GET"]
    case .project, .sharing, .media, .caption: ["GET", "PUT", "DELETE"]
    case .projectCopy, .mediaCopy, .captionsOrder: ["POST"]
    case .customizations: ["GET", "POST", "PUT", "DELETE"]
    }
  }

  /// The media that the path names, if any.
  var mediaID: String? {
    switch self {
    case .media(let id), .mediaCopy(let id), .mediaStats(let id), .customizations(let id),
      .captions(let id), .caption(let id, _), .captionsOrder(let id, _):
      id
    default: nil
    }
  }

  /// The language that the path names, if any.
  var code: String? {
    guard case .caption(_, let code) = self else { return nil }
    return code
  }

  /// Whether the resource is one of captions, whose errors have no body.
  var isCaptions: Bool {
    switch self {
    case .captions, .caption, .captionsOrder, .allCaptions: true
    default: false
    }
  }

  /// Whether the resource answers in JSON alone.
  var isOnlyJSON: Bool {
    if case .customizations = self { return true }
    return isCaptions
  }
}

extension Dialect: Comparable {
  /// Orders dialects by age.
  public static func < (lhs: Dialect, rhs: Dialect) -> Bool { lhs.age < rhs.age }

  private var age: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
