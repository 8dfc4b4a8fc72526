// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Moves the times of a file by a constant where it is known where they stand, and copies every other
/// byte.
///
/// For the second pass over a file, behind one that noted the ``TimingPlaces`` and has seen that no time
/// leaves 00:00:00,000 to 99:59:59,999. Times faster than ``TimecodeRewriter``, since nothing but the
/// times is looked at; that they still stand there is checked.
public struct TimecodeShifter: ~Copyable {
  /// The input is not the one whose places were noted.
  public struct InputChanged: Error, Sendable, Hashable {}

  private let places: TimingPlaces
  private let shift: Int64
  private var nextStep = 0
  /// Where the next timing line stands in the input; `Int.max` behind the last one.
  private var place = 0
  /// How much of the input was put out.
  private var done = 0
  /// The beginning of a timing line that the last chunk has cut.
  private var held: [UInt8] = []

  /// Creates a shifter.
  ///
  /// - Parameters:
  ///   - places: Where the times stand; complete.
  ///   - shift: What is added to each.
  public init(_ places: TimingPlaces, by shift: Timestamp) {
    self.places = places
    self.shift = shift.milliseconds
    step()
  }

  /// Takes the next bytes of the input.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, cut anywhere.
  ///   - output: Receives them with new times, after what it holds.
  /// - Throws: ``InputChanged``; the shifter is of no use after that.
  /// - Complexity: O(*n*).
  public mutating func consume(
    _ chunk: Span<UInt8>, into output: inout [UInt8]
  ) throws(InputChanged) {
    // Where `done` stands in the output.
    let base = output.count
    output.append(held.span)
    held.removeAll(keepingCapacity: true)
    output.append(chunk)
    let end = done &+ output.count &- base
    let length = CanonicalTiming.length
    var bytes = output.mutableSpan
    while place <= end &- length {
      let position = base &+ place &- done
      guard Self.move(&bytes, at: position, by: shift) else { throw InputChanged() }
      place &+= length
      step()
    }
    if place < end {
      let first = base + place - done
      held.append(output.span.extracting(first...))
      output.removeLast(held.count)
    }
    done = end - held.count
  }

  /// Ends the input.
  ///
  /// - Parameter count: How many bytes the input had when the places were noted.
  /// - Throws: ``InputChanged`` where it has another length now.
  public func finish(count: Int) throws(InputChanged) {
    guard place == .max, held.isEmpty, done == count else { throw InputChanged() }
  }

  /// Goes on to the next place.
  @inline(__always)
  private mutating func step() {
    guard nextStep < places.steps.count else {
      place = .max
      return
    }
    var step = Int(places.steps[nextStep])
    nextStep &+= 1
    if step == 255 {
      step = Int(places.steps.span.halfWord(at: nextStep))
      nextStep &+= 4
    }
    place &+= step
  }

  @inline(__always)
  private static func move(
    _ bytes: inout MutableSpan<UInt8>, at position: Int, by shift: Int64
  ) -> Bool {
    guard let times = CanonicalTiming.read(bytes.span, at: position) else { return false }
    let start = Timestamp(milliseconds: times.start &+ shift)
    let end = Timestamp(milliseconds: times.end &+ shift)
    return start.overwriteTimecode(in: &bytes, at: position)
      && end.overwriteTimecode(in: &bytes, at: position &+ 17)
  }
}
