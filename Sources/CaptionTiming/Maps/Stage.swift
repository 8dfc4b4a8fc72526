// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// One step of a compiled retiming: stretches of the time line, each with a map of its own.
///
/// The start of a cue decides which stretch it belongs to, and both its ends take that stretch's
/// map: a cue is never torn apart where two stretches meet.
struct Stage: Sendable {
  /// The times, strictly increasing, at which one stretch ends and the next begins.
  private(set) var borders: [Rational]

  /// The maps, one more than there are borders.
  private(set) var maps: [TimeMap]

  /// Which stretches a retiming means to move; the others hold the identity.
  private(set) var isSelected: [Bool]

  /// A map for the whole time line.
  init(_ map: TimeMap) {
    borders = []
    maps = [map]
    isSelected = [true]
  }

  /// A map for one range; what starts outside it stays.
  init(_ map: TimeMap, in range: TimeRange) {
    borders = []
    maps = []
    isSelected = []
    if let from = range.from {
      borders.append(Rational(from.milliseconds))
      maps.append(.identity)
      isSelected.append(false)
    }
    maps.append(map)
    isSelected.append(true)
    if let to = range.to, to != range.from {
      borders.append(Rational(to.milliseconds))
      maps.append(.identity)
      isSelected.append(false)
    } else if range.to != nil {
      // An empty range selects nothing.
      maps[maps.count - 1] = .identity
      isSelected[maps.count - 1] = false
    }
  }

  /// A shift for each of several blocks; what starts before the first takes the first one's.
  init(blocks: [RetimingStep.ShiftedBlock]) throws(TimingError) {
    borders = []
    maps = []
    isSelected = []
    for (index, block) in blocks.enumerated() {
      if index > 0 {
        guard blocks[index - 1].from < block.from else { throw .blocksOutOfOrder(block.from) }
        borders.append(Rational(block.from.milliseconds))
      }
      maps.append(TimeMap(AffineMap(addend: block.shift.milliseconds)))
      isSelected.append(true)
    }
    guard !blocks.isEmpty else { throw .noAnchors }
  }

  /// The one map of the whole time line, where there is only one.
  var wholeMap: TimeMap? { maps.count == 1 ? maps[0] : nil }

  /// The index of the stretch that a cue belongs to by its start.
  func stretch(at start: Rational) -> Int {
    borders.isEmpty ? 0 : borders.partitioningIndex { start < $0 }
  }

  /// This stage with its own maps applied first and another map, for all, after them.
  func followed(by map: TimeMap) throws(TimingError) -> Stage {
    var result = self
    for index in maps.indices { result.maps[index] = try maps[index].followed(by: map) }
    result.isSelected = isSelected.map { _ in true }
    return result
  }
}
