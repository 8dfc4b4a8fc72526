// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing
import WebVTT

/// The text of a cue, and the tree that the standard's rules make of it.
struct TextCase: Sendable, CustomTestStringConvertible {
  var text: String
  /// Elements as `{v.class Ann|…}`, times as `@milliseconds`, and words as they are.
  var tree: String

  init(_ text: String, _ tree: String) {
    self.text = text
    self.tree = tree
  }

  var testDescription: String { text.isEmpty ? "no text" : text }
}

extension CueText {
  /// The tree as a ``TextCase`` has it.
  var tree: String {
    var result = ""
    for part in parts {
      switch part {
      case .open(let element):
        result += "{" + ([element.kind.rawValue] + element.classes).joined(separator: ".")
        if element.kind == .voice || element.kind == .language {
          result += " \(element.annotation)"
        }
        result += "|"
      case .close: result += "}"
      case .text(let words): result += words
      case .timestamp(let time): result += "@\(time.milliseconds) "
      }
    }
    return result
  }
}
