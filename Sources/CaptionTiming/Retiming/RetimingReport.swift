// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What a retiming did to the cues it was given.
public struct RetimingReport: Sendable, Hashable, Codable {
  /// A number of cues, and the first few of them by name.
  public struct Tally: Sendable, Hashable, Codable {
    /// How many cues.
    public private(set) var count = 0

    /// The ordinals of the first ten, counted from 1.
    public private(set) var ordinals: [Int] = []

    /// Creates an empty tally.
    public init() {}

    /// Counts a cue.
    ///
    /// - Parameter ordinal: The cue's position in the file, counted from 1.
    public mutating func add(_ ordinal: Int) {
      count += 1
      if count <= 10 { ordinals.append(ordinal) }
    }
  }

  /// How many cues were read.
  public internal(set) var cues = 0
  /// How many cues got a new time.
  public internal(set) var moved = 0
  /// Cues of which a time before zero became zero.
  public internal(set) var clamped = Tally()
  /// Cues that were clamped to no length at all: they lay wholly before zero.
  public internal(set) var collapsed = Tally()
  /// Cues that were left out because they would end at or before zero.
  public internal(set) var dropped = Tally()
  /// Cues that would start before zero, which no policy allowed.
  public internal(set) var negative = Tally()
  /// Cues that would pass 99:59:59,999, which no policy allowed.
  public internal(set) var overflowing = Tally()
  /// Cues that run into the next one and did not before.
  public internal(set) var overlapping = Tally()
  /// Cues that now start after the cue that follows them in the file, and did not before.
  public internal(set) var reordered = Tally()
  /// Cues that end earlier, to make way for the next one.
  public internal(set) var trimmed = Tally()
  /// Cues that end later, to stay long enough.
  public internal(set) var extended = Tally()
  /// Cues that could not be given the gap or the duration that was asked for.
  public internal(set) var unresolved = Tally()
  /// How far the start moved of the first cue that got a new time.
  public internal(set) var firstShift: Timestamp?
  /// How far the start moved of the last cue that got a new time.
  public internal(set) var lastShift: Timestamp?
  /// How much later everything must come for the earliest cue to start at zero; zero when none
  /// starts before.
  public internal(set) var blockShift = Timestamp.zero

  /// Creates an empty report.
  public init() {}

  /// Whether any cue was refused, so that nothing should be written.
  public var isRefused: Bool { negative.count > 0 || overflowing.count > 0 }
}

extension RetimingReport.Tally: CustomStringConvertible {
  /// The cues by name: `cue 3`, `cues 1, 2 and 3`, `cues 1, 2, … and 90 more`.
  public var description: String {
    guard let first = ordinals.first, count > 1 else {
      return ordinals.first.map { "cue \($0)" } ?? "no cues"
    }
    guard count > ordinals.count, let last = ordinals.last else {
      let names = ordinals.dropLast().map(String.init).joined(separator: ", ")
      return "cues \(names) and \(ordinals.last ?? first)"
    }
    return "cues \(ordinals.dropLast().map(String.init).joined(separator: ", ")), \(last) "
      + "and \(count - ordinals.count) more"
  }
}

extension RetimingReport: CustomStringConvertible {
  /// One line: how many cues moved, by how much at the start and at the end, and what else was done.
  public var description: String {
    var parts: [String] = []
    let total = "\(cues) \(cues == 1 ? "cue" : "cues")"
    if moved == 0 {
      parts.append("\(total), none moved")
    } else {
      var text = "\(moved) of \(total) moved"
      if trimmed.count + extended.count >= moved, firstShift == .zero, lastShift == .zero {
        text = "\(moved) of \(total) got another end"
      } else if let firstShift, let lastShift {
        let first = Self.signed(firstShift)
        text +=
          firstShift == lastShift
          ? " by \(first)" : ", the first by \(first), the last by \(Self.signed(lastShift))"
      }
      parts.append(text)
    }
    let notes: [(String, Tally)] = [
      ("would start before zero", negative), ("would pass 99:59:59,999", overflowing),
      ("clamped to zero", clamped), ("left without length", collapsed), ("dropped", dropped),
      ("trimmed", trimmed), ("extended", extended),
      ("could not be given the gap or duration asked for", unresolved),
      ("now run into the next one", overlapping), ("now start after the next one", reordered),
    ]
    for (label, tally) in notes where tally.count > 0 { parts.append("\(label): \(tally)") }
    return parts.joined(separator: "; ")
  }

  /// A difference of times with its sign: `+00:00:01,500`.
  static func signed(_ time: Timestamp) -> String {
    time < .zero ? time.description : "+\(time)"
  }
}
