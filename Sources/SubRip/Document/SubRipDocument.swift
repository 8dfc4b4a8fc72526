// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// A whole file in memory that can be edited.
///
/// Cues that are not touched are written with the very bytes that were read; a change of time
/// replaces timecode bytes only, a change of text only the text.
///
/// ```swift
/// var document = SubRipDocument(parsing: bytes)
/// document.setText("Hello again.", at: 0)
/// document.remove(at: 1)
/// let written = document.write()
/// ```
public struct SubRipDocument: Sendable {
  /// A cue, or what stands between cues.
  enum Element: Sendable {
    case cue(DocumentCue)
    case other(Range<Int>, isMark: Bool)
  }

  let source: [UInt8]
  var elements: [Element] = []
  /// Where each cue stands among the elements.
  var positions: [Int] = []

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - limits: What bounds one cue.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8], limits: ParserLimits = .standard) {
    source = bytes
    var parser = SubRipParser(limits: limits)
    var elements: [Element] = []
    var offset = 0
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      let range = offset..<offset + bytes.count
      offset = range.upperBound
      switch event {
      case .cue(let block): elements.append(.cue(.original(block)))
      case .byteOrderMark: elements.append(.other(range, isMark: true))
      default: elements.append(.other(range, isMark: false))
      }
    }
    parser.consume(bytes.span, take)
    parser.finish(take)
    self.elements = elements
    indexCues()
  }

  /// Creates a document of cues that come from nowhere.
  ///
  /// - Parameter cues: The cues, in order.
  public init(cues: [Cue] = []) {
    source = []
    elements = cues.map { .cue(.new($0)) }
    indexCues()
  }

  /// How many cues there are.
  public var count: Int { positions.count }

  /// All cues, numbered by their present position.
  public var cues: [Cue] { (0..<count).map { self[$0] } }

  /// One cue as it stands now.
  ///
  /// - Parameter position: Its position, counted from 0.
  /// - Returns: The cue; its ordinal is `position + 1`.
  public subscript(position: Int) -> Cue {
    var cue = self.cue(at: position).value(in: source)
    cue.ordinal = position + 1
    return cue
  }

  /// Changes the times of a cue.
  ///
  /// - Parameters:
  ///   - position: The cue's position, counted from 0.
  ///   - start: When it appears.
  ///   - end: When it disappears.
  public mutating func setTimes(at position: Int, start: Timestamp, end: Timestamp) {
    var cue = cue(at: position)
    cue.start = start
    cue.end = end
    elements[positions[position]] = .cue(cue)
  }

  /// Replaces the text of a cue.
  ///
  /// - Parameters:
  ///   - text: The new text, lines joined by `\n`; blank lines in it are not written.
  ///   - position: The cue's position, counted from 0.
  public mutating func setText(_ text: String, at position: Int) {
    var cue = cue(at: position)
    cue.text = text
    elements[positions[position]] = .cue(cue)
  }

  /// Removes a cue with the blank lines after it.
  ///
  /// - Parameter position: The cue's position, counted from 0.
  /// - Complexity: O(n).
  public mutating func remove(at position: Int) {
    elements.remove(at: positions[position])
    indexCues()
  }

  /// Removes cues with the blank lines after them.
  ///
  /// - Parameter shouldRemove: Whether the cue at a position, counted from 0 before anything is
  ///   removed, goes; asked once for each, in order.
  /// - Complexity: O(n).
  public mutating func removeAll(where shouldRemove: (Int) -> Bool) {
    var position = -1
    elements.removeAll { element in
      guard case .cue = element else { return false }
      position += 1
      return shouldRemove(position)
    }
    indexCues()
  }

  /// Inserts a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue; its ordinal is not looked at.
  ///   - position: Where it will stand, counted from 0; ``count`` to append it.
  /// - Complexity: O(n).
  public mutating func insert(_ cue: Cue, at position: Int) {
    let place = position < count ? positions[position] : (positions.last.map { $0 + 1 })
    elements.insert(.cue(.new(cue)), at: place ?? elements.count)
    indexCues()
  }

  private func cue(at position: Int) -> DocumentCue {
    guard case .cue(let cue) = elements[positions[position]] else {
      preconditionFailure("positions holds positions of cues only")
    }
    return cue
  }

  private mutating func indexCues() {
    positions = elements.indices.filter {
      if case .cue = elements[$0] { true } else { false }
    }
  }
}
