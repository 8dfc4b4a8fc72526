// SPDX-License-Identifier: Apache-2.0

/// What a file's path says of the media that it belongs to.
public struct MediaReference: Sendable, Hashable {
  /// The media's name or its hashed id.
  public var name: String
  /// The name or hashed id of the project, where the path holds one.
  public var project: String?
  /// Whether the media must be in that project; otherwise the project only decides between several.
  public var requiresProject: Bool
  /// The whole name of the file, without its extension, where it holds the media's name and more.
  ///
  /// What reads like a language at its end may be the end of a media's name: a file called exactly
  /// like one media is no other one's.
  public var wholeName: String?

  /// Creates a reference.
  ///
  /// - Parameters:
  ///   - name: The media's name or its hashed id.
  ///   - project: The name or hashed id of the project.
  ///   - requiresProject: Whether the media must be in that project.
  ///   - wholeName: The whole name of the file, without its extension.
  public init(
    name: String, project: String? = nil, requiresProject: Bool = false, wholeName: String? = nil
  ) {
    self.name = name
    self.project = project
    self.requiresProject = requiresProject
    self.wholeName = wholeName == name ? nil : wholeName
  }

  /// The reference for people.
  public var label: String { project.map { "\($0)/\(name)" } ?? name }
}
