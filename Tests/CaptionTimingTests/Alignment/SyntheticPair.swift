// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// A file and its reference, made from one seed, with the truth about how they relate.
///
/// Dialogue is invented as content: cues with pauses, and now and then a change of scene. The
/// reference is that content with breaks inserted; the file is the same content with other breaks,
/// moved, run at another rate, and then spoiled: cues left out, added, moved by jitter at each end,
/// merged with the next, divided in two.
struct SyntheticPair {
  /// How a pair is spoiled; all parts are fractions of the cues.
  struct Recipe: Sendable, CustomStringConvertible {
    var cues: Int
    var ratio: Rational = .one
    /// The largest offset of the first block, in milliseconds.
    var offset: Int64 = 0
    var splits = 0
    var missing = 0.0
    var extra = 0.0
    /// Each start and each end moves by up to this many milliseconds, evenly.
    var jitter: Int64 = 0
    var merged = 0.0
    var divided = 0.0

    var description: String {
      "cues \(cues), ratio \(ratio), offset \(offset), splits \(splits), missing \(missing), "
        + "extra \(extra), jitter \(jitter), merged \(merged), divided \(divided)"
    }
  }

  /// A block of the truth: its cues move to `ratio · time + offset`.
  struct Block {
    var cues: [Int] = []
    var offset: Int64
  }

  var recipe: Recipe
  var file: [CueTimes] = []
  var reference: [CueTimes] = []
  var blocks: [Block] = []
  /// How many cues of the file have a counterpart in the reference.
  var counterparts = 0

  /// Whether the pair can be asked of anybody: at least 60 % of the file's cues have a counterpart,
  /// and each block has at least 20 cues.
  var isSolvable: Bool {
    counterparts * 10 >= file.count * 6 && blocks.allSatisfy { $0.cues.count >= 20 }
  }

  init(_ recipe: Recipe, seed: UInt64) {
    self.recipe = recipe
    var generator = SeededGenerator(seed: seed)
    let content = Self.dialogue(recipe.cues, &generator)
    let borders = Self.borders(recipe, &generator)
    let base = Int64.random(in: -recipe.offset...recipe.offset, using: &generator)

    // A break of 5 to 180 seconds before each border, in one of the two.
    var referenceBreaks: [Int64] = [0]
    var fileBreaks: [Int64] = [0]
    for _ in borders {
      let length = Int64.random(in: 5000...180_000, using: &generator)
      let isInFile = Bool.random(using: &generator)
      referenceBreaks.append((referenceBreaks.last ?? 0) + (isInFile ? 0 : length))
      fileBreaks.append((fileBreaks.last ?? 0) + (isInFile ? length : 0))
    }
    for index in fileBreaks.indices {
      blocks.append(Block(offset: referenceBreaks[index] - fileBreaks[index] - base))
    }
    func block(of index: Int) -> Int { borders.filter { $0 <= index }.count }

    var isKept: [Bool] = []
    for (index, span) in content.enumerated() {
      // A third of what is missing is missing in the reference, the rest in the file.
      let isMissing = Double.random(in: 0..<1, using: &generator) < recipe.missing / 3
      isKept.append(!isMissing)
      let shift = referenceBreaks[block(of: index)]
      if !isMissing {
        reference.append(CueTimes(start: ms(span.start + shift), end: ms(span.end + shift)))
      }
    }

    var index = 0
    while index < content.count {
      let number = block(of: index)
      let shift = fileBreaks[number] + base
      var span = content[index]
      var hasCounterpart = isKept[index]
      var last = index
      let isMissing =
        Double.random(in: 0..<1, using: &generator) < recipe.missing * 2 / 3
      if Double.random(in: 0..<1, using: &generator) < recipe.merged, index + 1 < content.count,
        block(of: index + 1) == number, content[index + 1].start - span.end < 2000
      {
        last = index + 1
        hasCounterpart = hasCounterpart || isKept[last]
        span.end = content[last].end
      }
      if !isMissing {
        if Double.random(in: 0..<1, using: &generator) < recipe.divided,
          span.end - span.start > 1600
        {
          let middle = (span.start + span.end) / 2
          add(Span(span.start, middle), shift, number, hasCounterpart, &generator)
          add(Span(middle + 40, span.end), shift, number, hasCounterpart, &generator)
        } else {
          add(span, shift, number, hasCounterpart, &generator)
        }
      }
      if Double.random(in: 0..<1, using: &generator) < recipe.extra {
        let start = span.end + .random(in: 20...1500, using: &generator)
        let length = Int64.random(in: 800...4500, using: &generator)
        add(Span(start, start + length), shift, number, false, &generator)
      }
      index = last + 1
    }
  }

  private mutating func add(
    _ span: Span, _ shift: Int64, _ block: Int, _ hasCounterpart: Bool,
    _ generator: inout SeededGenerator
  ) {
    let jitter = -recipe.jitter...recipe.jitter
    let start = span.start + shift + .random(in: jitter, using: &generator)
    let end = max(span.end + shift + .random(in: jitter, using: &generator), start + 100)
    // The file's own time: what the ratio turns back into the time of the content.
    let scaled = try? Retiming.scale(by: recipe.ratio.inverse()).applied(
      to: Cue(ordinal: 0, index: nil, start: ms(start), end: ms(end), text: ""))
    blocks[block].cues.append(file.count)
    file.append(CueTimes(start: scaled?.start ?? ms(start), end: scaled?.end ?? ms(end)))
    if hasCounterpart { counterparts += 1 }
  }

  /// Invented dialogue: most pauses are short, a quarter last seconds, one in twenty is a new scene.
  static func dialogue(_ cues: Int, _ generator: inout SeededGenerator) -> [Span] {
    var time = Int64.random(in: 1000...90_000, using: &generator)
    return (0..<cues).map { _ in
      let kind = Int.random(in: 0..<20, using: &generator)
      switch kind {
      case 0: time += .random(in: 5000...30_000, using: &generator)
      case 1...5: time += .random(in: 1000...5000, using: &generator)
      default: time += .random(in: 40...900, using: &generator)
      }
      let length =
        Int64.random(in: 900...3200, using: &generator)
        + .random(in: 0...2500, using: &generator)
      defer { time += length }
      return Span(time, time + length)
    }
  }

  /// Where the blocks after the first begin: far enough apart for 20 cues to survive in each.
  private static func borders(
    _ recipe: Recipe, _ generator: inout SeededGenerator
  ) -> [Int] {
    let least = 32
    var room = recipe.cues - (recipe.splits + 1) * least
    var border = 0
    return (0..<recipe.splits).map { _ in
      let step = Int.random(in: 0...max(room / 2, 0), using: &generator)
      room -= step
      border += least + step
      return border
    }
  }
}

extension SyntheticPair {
  /// Whether an alignment puts every block in its place: at least nine in ten of its cues (a cue or
  /// two beside a border may have no counterpart to say which side they belong to) within 100 ms of
  /// where the construction says.
  func isSolved(by alignment: Alignment) -> Bool {
    guard alignment.verdict != .refused,
      let retimer = try? Retimer(alignment.retiming, options: .anything)
    else { return false }
    return blocks.allSatisfy { block in
      let right = block.cues.filter { index in
        var retimer = retimer
        let cue = retimer.retime(start: file[index].start, end: file[index].end)
        guard
          let scaled = try? Retiming.scale(by: recipe.ratio).applied(to: file[index].start)
        else { return false }
        return abs(cue.start.milliseconds - scaled.milliseconds - block.offset) <= 100
      }
      return right.count * 10 >= block.cues.count * 9
    }
  }
}

extension RetimingOptions {
  /// Lets every time be.
  static let anything = {
    var options = RetimingOptions()
    options.onNegative = .error
    options.onOverflow = .allow
    return options
  }()
}
