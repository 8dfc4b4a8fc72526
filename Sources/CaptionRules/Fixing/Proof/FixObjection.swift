// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionReaders

/// Why a fix is not safe: what one of those who read the file would show after it.
public struct FixObjection: Sendable, Hashable {
  /// What would go wrong.
  public enum Harm: String, Sendable, Hashable, Codable {
    /// A caption that is shown now would not be, or with fewer words.
    case losesCaption
    /// A number, a time, a name of a cue or a comment would be on the screen.
    case showsSyntax
    /// A caption would show words that are not its own, or that nobody knows to be.
    case showsOtherWords
    /// A caption would be shown at another time.
    case movesCaption
    /// The whole file would be refused.
    case refusesFile
    /// It stands in so few captions that it may be what they are about.
    case mayBeMeant
  }

  /// The rule whose fix it is.
  public var code: RuleCode
  /// Who reads the file so, if it is a matter of that.
  public var reader: Reader?
  /// What would go wrong.
  public var harm: Harm
  /// The line at which the part of the file begins that was read, counted from 1.
  public var line: Int
}

extension FixObjection: CustomStringConvertible {
  /// What would happen, in words: "VLC would lose a caption".
  public var description: String {
    let name = reader?.program.name ?? "a viewer"
    return switch harm {
    case .losesCaption: "\(name) would lose a caption"
    case .showsSyntax: "\(name) would show a number, a time or a comment"
    case .showsOtherWords: "\(name) would show words at the wrong caption"
    case .movesCaption: "\(name) would show a caption at another time"
    case .refusesFile: "\(name) would refuse the file"
    case .mayBeMeant: "it may be what the caption is about"
    }
  }
}
