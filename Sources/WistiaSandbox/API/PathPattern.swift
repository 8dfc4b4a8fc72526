// SPDX-License-Identifier: Apache-2.0

/// The paths of an endpoint below the base path: `medias/:media/captions/:language`.
struct PathPattern: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// What varies from path to path, by its name behind the colon.
  enum Variable: String, Sendable, Hashable, CaseIterable {
    case project
    case sharing
    case media
    case language
  }

  private enum Segment: Sendable, Hashable {
    case literal(String)
    case variable(Variable)
  }

  /// What stands in a path where its pattern has variables.
  struct Values: Sendable, Hashable {
    fileprivate var values: [Variable: String] = [:]

    /// What stands for a variable, or `nil` when the pattern does not have it.
    subscript(variable: Variable) -> String? { values[variable] }
  }

  /// The pattern as it was written.
  let description: String
  private let segments: [Segment]

  /// Creates a pattern.
  ///
  /// - Parameter pattern: The segments with slashes between them, variables with a colon in front.
  init(stringLiteral pattern: String) {
    description = pattern
    segments = pattern.split(separator: "/").map { segment in
      if segment.first == ":", let variable = Variable(rawValue: String(segment.dropFirst())) {
        return .variable(variable)
      }
      return .literal(String(segment))
    }
  }

  /// Compares a path with the pattern.
  ///
  /// - Parameters:
  ///   - path: The unescaped segments of the path.
  ///   - dialect: What names the literal segments have.
  /// - Returns: What stands for the variables, or `nil` when the path is another one.
  func values(_ path: [String], in dialect: Dialect) -> Values? {
    guard path.count == segments.count else { return nil }
    var values = Values()
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .literal(let literal):
        guard text == dialect.pathName(literal) else { return nil }
      case .variable(let variable): values.values[variable] = text
      }
    }
    return values
  }
}
