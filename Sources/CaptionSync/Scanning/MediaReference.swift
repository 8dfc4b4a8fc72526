// SPDX-License-Identifier: Apache-2.0

/// What a file's path says of the media that it belongs to.
public struct MediaReference: Sendable, Hashable {
  /// The media's name or its hashed id.
  public var name: String
  /// The name or hashed id of the project, where the path holds one.
  public var project: String?
  /// Whether the media must be in that project; otherwise the project only decides between several.
  public var requiresProject: Bool

  /// Creates a reference.
  ///
  /// - Parameters:
  ///   - name: The media's name or its hashed id.
  ///   - project: The name or hashed id of the project.
  ///   - requiresProject: Whether the media must be in that project.
  public init(name: String, project: String? = nil, requiresProject: Bool = false) {
    self.name = name
    self.project = project
    self.requiresProject = requiresProject
  }

  /// The reference for people.
  public var label: String { project.map { "\($0)/\(name)" } ?? name }
}
