// SPDX-License-Identifier: Apache-2.0

/// The way from the outside of a JSON document to strings in it, such as `tracks[0].language`.
///
/// Keys stand from the outside in, with dots between; `*` stands for any key. An array on the way is
/// gone through whole, also where `[]` says so; a number in brackets, counted from 0, picks one of
/// its elements. A backslash makes a dot or a bracket part of a key. An empty path means the documents
/// themselves.
package struct JSONKeyPath: Sendable, Hashable {
  /// One step inwards.
  enum Step: Sendable, Hashable {
    case key(String)
    case anyKey
    case element(Int)
  }

  let steps: [Step]

  /// The way to the strings of one key of the outermost object.
  ///
  /// - Parameter key: The key, in which no character has a meaning of its own.
  package init(key: String) { steps = [.key(key)] }

  /// Reads a path; `nil` where a bracket is not closed or holds anything but a number.
  ///
  /// - Parameter text: The path.
  package init?(_ text: String) {
    var steps: [Step] = []
    var key = ""
    var isEscaped = false
    var isLiteral = false
    var index: String?
    func endKey() {
      if !key.isEmpty { steps.append(key == "*" && !isLiteral ? .anyKey : .key(key)) }
      key = ""
      isLiteral = false
    }
    for character in text {
      switch character {
      case _ where isEscaped:
        key.append(character)
        (isEscaped, isLiteral) = (false, true)
      case "]" where index != nil:
        if let digits = index, !digits.isEmpty {
          guard let number = Int(digits), number >= 0 else { return nil }
          steps.append(.element(number))
        }
        index = nil
      case _ where index != nil:
        guard character.isASCII, character.isNumber else { return nil }
        index?.append(character)
      case "\\": isEscaped = true
      case "[":
        endKey()
        index = ""
      case ".": endKey()
      default: key.append(character)
      }
    }
    guard index == nil else { return nil }
    endKey()
    self.steps = steps
  }
}
