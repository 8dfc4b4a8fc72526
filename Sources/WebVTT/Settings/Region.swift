// SPDX-License-Identifier: Apache-2.0

/// A region of the screen, as a REGION block defines it.
public struct Region: Sendable, Hashable {
  /// A place of the video or the region, in percent from the left and from the top.
  public struct Anchor: Sendable, Hashable {
    /// In percent from the left.
    public var x: Double
    /// In percent from the top.
    public var y: Double

    /// Creates a place.
    ///
    /// - Parameters:
    ///   - x: In percent from the left.
    ///   - y: In percent from the top.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The name by which cues ask for it.
  public var identifier = ""
  /// How wide it is, in percent of the video.
  public var width = 100.0
  /// How many lines it is high.
  public var lines = 3
  /// The place in the region that is put on ``viewportAnchor``.
  public var regionAnchor = Anchor(x: 0, y: 100)
  /// Where that place lies in the video.
  public var viewportAnchor = Anchor(x: 0, y: 100)
  /// Whether lines move up when a new one comes.
  public var scrollsUp = false

  /// A region that says nothing of itself.
  public init() {}

  /// Reads the block of a region as the standard does.
  ///
  /// - Parameter block: The bytes of a region event, its first line included.
  public init(parsing block: Span<UInt8>) {
    self.init()
    var start = 0
    while start < block.count, block[start] != 0x0A, block[start] != 0x0D { start += 1 }
    SettingWords.forEach(in: block.extracting(start...)) { _, name, value in
      if let name, let value { set(name, to: value) }
    }
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "id": identifier = value
    case "width": width = Percentage.read(value) ?? width
    case "lines":
      guard value.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
      lines = Int(value) ?? .max
    case "regionanchor": regionAnchor = Self.anchor(value) ?? regionAnchor
    case "viewportanchor": viewportAnchor = Self.anchor(value) ?? viewportAnchor
    case "scroll": scrollsUp = scrollsUp || value == "up"
    default: break
    }
  }

  private static func anchor(_ value: String) -> Anchor? {
    guard let comma = value.firstIndex(of: ","),
      let x = Percentage.read(String(value[..<comma])),
      let y = Percentage.read(String(value[value.index(after: comma)...]))
    else { return nil }
    return Anchor(x: x, y: y)
  }
}
