// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// When one cue shows: all that alignment looks at.
public struct CueTimes: Sendable, Hashable, Codable {
  /// When the cue appears.
  public var start: Timestamp

  /// When the cue disappears.
  public var end: Timestamp

  /// Creates the times of a cue.
  ///
  /// - Parameters:
  ///   - start: When the cue appears.
  ///   - end: When the cue disappears.
  public init(start: Timestamp, end: Timestamp) {
    self.start = start
    self.end = end
  }

  /// Takes the times of a cue.
  ///
  /// - Parameter cue: The cue.
  public init(_ cue: Cue) {
    self.init(start: cue.start, end: cue.end)
  }
}

/// The times of a file as alignment works on them: sorted by start, in milliseconds, within limits.
struct Timeline {
  /// When the cues start, in order.
  private(set) var starts: [Int] = []
  /// When the cues end, each beside its start.
  private(set) var ends: [Int] = []
  /// Where each cue stands in the file, counted from 0.
  private(set) var positions: [Int] = []
  /// All ends in order, for looking up the nearest one.
  private(set) var sortedEnds: [Int] = []
  /// The lengths of the cues in order, for looking up those of about the same length.
  private(set) var sortedLengths: [Int] = []
  /// When the cue of each of the sorted lengths starts.
  private(set) var startsByLength: [Int] = []

  /// How far from the middle cue a cue may lie to take part: 12 hours.
  ///
  /// Beyond that a time is a mistake, and would stretch the tables of the search.
  private static let farthest: Int64 = 43_200_000
  /// The farthest from zero that a time is computed with.
  private static let last: Int64 = 1 << 52

  /// Takes the cues of a file, multiplied by a ratio.
  ///
  /// To the nearest millisecond, which is all that the search asks for: what is written in the end
  /// is computed exactly.
  init(_ cues: [CueTimes], scaledBy ratio: Double) {
    var rows: [(start: Int, end: Int, position: Int)] = []
    rows.reserveCapacity(cues.count)
    let starts = cues.map(\.start.milliseconds).sorted()
    let middle = starts.isEmpty ? 0 : starts[starts.count / 2]
    let centre = min(max(middle, -Self.last), Self.last)
    let limits = centre - Self.farthest...centre + Self.farthest
    for (position, cue) in cues.enumerated() {
      guard limits.contains(cue.start.milliseconds), limits.contains(cue.end.milliseconds) else {
        continue
      }
      let start = Self.scaled(cue.start, ratio)
      let end = Self.scaled(cue.end, ratio)
      rows.append((start, max(start, end), position))
    }
    rows.sort { ($0.start, $0.end, $0.position) < ($1.start, $1.end, $1.position) }
    self.starts = rows.map(\.start)
    ends = rows.map(\.end)
    positions = rows.map(\.position)
    sortedEnds = ends.sorted()
    let byLength = rows.sorted { $0.end - $0.start < $1.end - $1.start }
    sortedLengths = byLength.map { $0.end - $0.start }
    startsByLength = byLength.map(\.start)
  }

  private static func scaled(_ time: Timestamp, _ ratio: Double) -> Int {
    guard ratio != 1 else { return Int(time.milliseconds) }
    let product = Double(time.milliseconds) * ratio
    return Int(product + (product < 0 ? -0.5 : 0.5))
  }

  var count: Int { starts.count }

  /// From the first start to the last end.
  var extent: ClosedRange<Int> {
    let first = starts.first ?? 0
    return first...max(first, sortedEnds.last ?? first)
  }

  /// The middle one of the distances between neighbouring starts: how dense the dialogue is.
  var typicalDistance: Int {
    guard count > 1 else { return 4000 }
    let distances = zip(starts, starts.dropFirst()).map { $1 - $0 }.sorted()
    return min(max(distances[distances.count / 2], 500), 20_000)
  }
}
