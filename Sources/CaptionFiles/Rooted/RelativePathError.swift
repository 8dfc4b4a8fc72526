// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Text that is not a ``RelativePath``: which, and why.
public struct RelativePathError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the text.
  public enum Problem: Sendable, Hashable {
    /// There is no text.
    case empty
    /// It begins with a slash.
    case absolute
    /// Two slashes follow each other, or the last character is one.
    case emptyComponent
    /// A component is `.` or `..`.
    case dots
    /// A component that is given by itself holds a slash.
    case slash
    /// It holds NUL or another control character.
    case controlCharacter
    /// A component or the whole has too many bytes.
    case tooLong
  }

  /// The text, as it came.
  public let text: String
  /// What is wrong with it.
  public let problem: Problem

  init(_ text: String, _ problem: Problem) {
    self.text = text
    self.problem = problem
  }

  /// One line: the text, shortened, its control characters escaped, and what is wrong with it.
  public var description: String {
    guard problem != .empty else { return "a path is missing where one is needed" }
    return "'\(shown)' \(reason)"
  }

  /// What is wrong with the text, as the end of a sentence about it.
  public var reason: String {
    switch problem {
    case .empty: "is empty"
    case .absolute: "is an absolute path, and only paths below the directory are accepted"
    case .emptyComponent: "has an empty part between, or behind, its slashes"
    case .dots: "has a part '.' or '..', and only paths below the directory are accepted"
    case .slash: "is meant to be one name, and holds a slash"
    case .controlCharacter: "holds a control character"
    case .tooLong:
      "is too long: a name has at most \(RelativePath.longestComponent) bytes, and a path "
        + "\(RelativePath.longestPath)"
    }
  }

  private var shown: String {
    var result = ""
    let most = 120
    for (position, scalar) in text.unicodeScalars.enumerated() {
      guard position < most else { return result + "…" }
      switch scalar.value {
      // Controls, and what turns the direction of a line around.
      case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        result += TerminalText.codePoint(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
