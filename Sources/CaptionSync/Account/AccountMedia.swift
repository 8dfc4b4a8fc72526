// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What sync knows of one media of an account.
public struct AccountMedia: Sendable, Hashable, Codable {
  /// The id by which the media is addressed.
  public var id: String
  /// The name.
  public var name: String
  /// The name of the project that holds it.
  public var project: String?
  /// The id of the project that holds it.
  public var projectID: String?
  /// How long it is, where the account knows.
  public var duration: Timestamp?
  /// Why it cannot take captions yet, such as `processing`; `nil` when it can.
  public var obstacle: String?

  /// Creates a media.
  ///
  /// - Parameters:
  ///   - id: The id by which it is addressed.
  ///   - name: The name.
  ///   - project: The name of its project.
  ///   - projectID: The id of its project.
  ///   - duration: How long it is.
  ///   - obstacle: Why it cannot take captions yet.
  public init(
    id: String, name: String, project: String? = nil, projectID: String? = nil,
    duration: Timestamp? = nil, obstacle: String? = nil
  ) {
    self.id = id
    self.name = name
    self.project = project
    self.projectID = projectID
    self.duration = duration
    self.obstacle = obstacle
  }

  /// Decodes a media.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for an id that addresses something else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeName(forKey: .id)
    name = try container.decode(String.self, forKey: .name)
    project = try container.decodeIfPresent(String.self, forKey: .project)
    projectID = try container.decodeIfPresent(String.self, forKey: .projectID)
    duration = container.holds(.duration) ? try container.decodeTime(forKey: .duration) : nil
    obstacle = try container.decodeIfPresent(String.self, forKey: .obstacle)
  }

  /// The media for people: its project, its name and its id.
  public var label: String {
    let place = project.map { "\($0)/" } ?? ""
    return name == id || name.isEmpty ? "\(place)\(id)" : "\(place)\(name) (\(id))"
  }
}
