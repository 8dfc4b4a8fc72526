// SPDX-License-Identifier: Apache-2.0

/// A path below some directory that cannot leave it, whoever made it up.
///
/// It is the type for every name that comes from elsewhere: from servers, plan files, undo lists,
/// manifests and states. It has one component or more, and none of them is empty, `.` or `..`; none
/// holds a slash or a control character. So it reads the same in a message as on the disk, and the same
/// path is always written in the same way.
///
/// A path alone does not say where symbolic links lead: open it with ``RootedDirectory``.
///
/// ```swift
/// let path = try RelativePath("season 1/film.en.srt")
/// print(path.name)  // film.en.srt
/// ```
public struct RelativePath: Sendable, CustomStringConvertible {
  /// The most bytes that a component has, as on every usual file system.
  public static let longestComponent = 255
  /// The most bytes that a path has.
  public static let longestPath = 4_095

  /// The components with slashes between them.
  public let text: String

  /// Reads a path.
  ///
  /// - Parameter text: Components with slashes between them.
  /// - Throws: ``RelativePathError``.
  public init(_ text: String) throws(RelativePathError) {
    guard !text.isEmpty else { throw RelativePathError(text, .empty) }
    guard text.utf8.first != Self.slash else { throw RelativePathError(text, .absolute) }
    guard text.utf8.count <= Self.longestPath else { throw RelativePathError(text, .tooLong) }
    // Of bytes: a slash and a combining mark behind it are one character.
    for component in Self.split(text) {
      guard let problem = Self.problem(of: component) else { continue }
      throw RelativePathError(text, problem)
    }
    self.text = text
  }

  /// Joins components.
  ///
  /// - Parameter components: The names from the outermost to the innermost, without slashes.
  /// - Throws: ``RelativePathError``.
  public init(components: [String]) throws(RelativePathError) {
    for component in components where component.utf8.contains(Self.slash) {
      throw RelativePathError(component, .slash)
    }
    // No components and one that is empty look the same when they are joined.
    for component in components where component.isEmpty {
      throw RelativePathError(components.joined(separator: "/"), .emptyComponent)
    }
    try self.init(components.joined(separator: "/"))
  }

  /// What is known to be well formed.
  private init(checked text: Substring) { self.text = String(text) }

  /// The names from the outermost to the innermost; never empty.
  public var components: [String] { Self.split(text).map { String($0) } }

  /// The last component.
  public var name: String {
    guard let slash = text.utf8.lastIndex(of: Self.slash) else { return text }
    return String(text[text.utf8.index(after: slash)...])
  }

  /// The path without its last component; `nil` where there is only one.
  public var parent: RelativePath? {
    text.utf8.lastIndex(of: Self.slash).map { RelativePath(checked: text[..<$0]) }
  }

  /// A path that goes on.
  ///
  /// - Parameter rest: One component or more, with slashes between them.
  /// - Returns: The path of `rest` below this one.
  /// - Throws: ``RelativePathError``.
  public func appending(_ rest: String) throws(RelativePathError) -> RelativePath {
    let rest = try RelativePath(rest)
    return try RelativePath("\(text)/\(rest.text)")
  }

  /// The components with slashes between them.
  public var description: String { text }

  private static let slash = UInt8(ascii: "/")

  private static func split(_ text: String) -> [Substring] {
    text.utf8.split(separator: slash, omittingEmptySubsequences: false).map { Substring($0) }
  }

  private static func problem(of component: Substring) -> RelativePathError.Problem? {
    switch component {
    case "": return .emptyComponent
    case ".", "..": return .dots
    default: break
    }
    if component.utf8.count > longestComponent { return .tooLong }
    let isClean = component.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    }
    return isClean ? nil : .controlCharacter
  }
}

extension RelativePath: Hashable, Comparable {
  /// Whether two paths are the same bytes; letters that are composed in two ways are two names.
  public static func == (first: RelativePath, second: RelativePath) -> Bool {
    first.text.utf8.elementsEqual(second.text.utf8)
  }

  /// Orders paths by their bytes.
  public static func < (first: RelativePath, second: RelativePath) -> Bool {
    first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
