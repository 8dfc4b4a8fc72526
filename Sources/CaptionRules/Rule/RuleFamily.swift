// SPDX-License-Identifier: Apache-2.0

/// What a rule is about: the first digit of its code, and the folder that it stands in.
public enum RuleFamily: String, Sendable, Hashable, CaseIterable {
  /// The file's bytes and what they mean.
  case encoding
  /// How the file is divided into cues.
  case structure
  /// When cues are shown.
  case timing
  /// The characters and the markup of the text.
  case text
  /// Whether the text can be read in its time and place.
  case readability
  /// The language of the text, and what it is called.
  case language
  /// The captions beside the media that they are for.
  case media

  /// The first digit of the codes.
  public var digit: Int {
    switch self {
    case .encoding: 1
    case .structure: 2
    case .timing: 3
    case .text: 4
    case .readability: 5
    case .language: 6
    case .media: 7
    }
  }
}
