// SPDX-License-Identifier: Apache-2.0

/// Where and how a cue is shown, as the standard reads what follows its times.
public struct CueSettings: Sendable, Hashable {
  /// Which way lines run and grow.
  public enum WritingDirection: String, Sendable, Hashable, Codable, CaseIterable {
    /// From left to right or right to left, downwards.
    case horizontal = ""
    /// Downwards, from right to left.
    case growingLeft = "rl"
    /// Downwards, from left to right.
    case growingRight = "lr"
  }

  /// Which edge of the cue its line is about.
  public enum LineAlignment: String, Sendable, Hashable, Codable, CaseIterable {
    /// The first one.
    case start
    /// The middle.
    case center
    /// The last one.
    case end
  }

  /// Which edge of the cue its position is about.
  public enum PositionAlignment: String, Sendable, Hashable, Codable, CaseIterable {
    /// What the alignment of the text makes it.
    case automatic = "auto"
    /// The left or upper one.
    case lineLeft = "line-left"
    /// The middle.
    case center
    /// The right or lower one.
    case lineRight = "line-right"
  }

  /// How the lines of a cue are aligned.
  public enum TextAlignment: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where its language begins.
    case start
    /// In the middle.
    case center
    /// Where its language ends.
    case end
    /// On the left.
    case left
    /// On the right.
    case right
  }

  /// The region that the cue is shown in, by its identifier.
  public var region: String?
  /// Which way lines run and grow.
  public var writingDirection = WritingDirection.horizontal
  /// The line, a number or a percentage; `nil` where the player chooses.
  public var line: Double?
  /// Whether ``line`` is a number of lines, and no percentage.
  public var snapsToLines = true
  /// Which edge of the cue ``line`` is about.
  public var lineAlignment = LineAlignment.start
  /// How far the cue is indented, in percent; `nil` where its alignment decides.
  public var position: Double?
  /// Which edge of the cue ``position`` is about.
  public var positionAlignment = PositionAlignment.automatic
  /// The width of the cue, or its height where lines run downwards, in percent.
  public var size = 100.0
  /// How its lines are aligned.
  public var alignment = TextAlignment.center

  /// The settings of a cue that has none.
  public init() {}

  /// Whether nothing is said that a player would not do by itself.
  public var isUsual: Bool { self == CueSettings() }
}
