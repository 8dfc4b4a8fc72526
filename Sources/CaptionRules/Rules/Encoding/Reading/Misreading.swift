// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// How UTF-8 was read by mistake: with a single-byte code page, or as GBK.
enum Misreading: Sendable {
  case page(CodePage)
  case gbk

  /// All that are known.
  static let all: [Misreading] = CodePage.all.map(Misreading.page) + [.gbk]

  /// The name, as messages write it.
  var name: String {
    switch self {
    case .page(let page): page.name
    case .gbk: "GBK"
    }
  }

  /// Whether ``MojibakeRun`` finds the same, run by run.
  var isWindows1252: Bool { name == "windows-1252" }

  /// What a text of a cue comes to when it is read anew.
  struct Repair {
    /// The runs that are text of UTF-8 wholly or in part, in order, and what they were.
    var runs: [(range: Range<Int>, written: String, repaired: String)] = []
    /// How many runs of characters outside ASCII the text has.
    var count = 0
    /// How many runs were text of UTF-8 from end to end.
    var complete = 0
    /// How many characters the complete ones came to.
    var characters = 0

    /// Whether all of the text was misread.
    var isComplete: Bool { count > 0 && complete == count }
  }

  /// Reads the text of a cue anew.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  ///   - stopsEarly: Whether nothing matters any more once a run is not text of UTF-8.
  /// - Returns: The runs that can be restored, and how many there are.
  func repair(_ bytes: Span<UInt8>, _ text: Range<Int>, stopsEarly: Bool) -> Repair {
    var repair = Repair()
    var position = text.lowerBound
    var run: [Unicode.Scalar] = []
    var start = position
    func finish(at end: Int) -> Bool {
      guard !run.isEmpty else { return true }
      repair.count += 1
      let read = readAnew(run)
      if let read {
        if read.isComplete {
          repair.complete += 1
          repair.characters += read.scalars.count
        }
        repair.runs.append((start..<end, Self.string(run), Self.string(read.scalars)))
      }
      run.removeAll(keepingCapacity: true)
      return read?.isComplete ?? false
    }
    while position < text.upperBound {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      if let scalar, scalar.value >= 0x80 {
        if run.isEmpty { start = position }
        run.append(scalar)
      } else if !finish(at: position), stopsEarly {
        return repair
      }
      position += width
    }
    _ = finish(at: position)
    return repair
  }

  /// Whether a run of characters is wholly text of UTF-8 that was misread.
  func readsWhole(_ run: [Unicode.Scalar]) -> Bool { readAnew(run)?.isComplete ?? false }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// A run as it was meant; `nil` where nothing of it was UTF-8.
  ///
  /// Once, however often it was misread: clean text may be UTF-8 in a page by chance, as `’é` is in Mac Roman,
  /// and only the file as a whole can say whether it was misread again.
  private func readAnew(
    _ run: [Unicode.Scalar]
  ) -> (scalars: [Unicode.Scalar], isComplete: Bool)? {
    // For each byte, the character that it is of; a character of GBK has two.
    var bytes: [UInt8] = []
    var sources: [Int] = []
    for (place, scalar) in run.enumerated() {
      for byte in self.bytes(of: scalar) {
        bytes.append(byte)
        sources.append(place)
      }
    }
    var scalars: [Unicode.Scalar] = []
    var isComplete = true
    var hasAny = false
    let span = bytes.span
    var position = 0
    while position < span.count {
      let (scalar, width) = ScalarReader.read(span, at: position)
      let isBoundary = position == 0 || sources[position] != sources[position - 1]
      if let scalar, MojibakeReading.isPlausible(scalar), scalar.value >= 0x80 || !isBoundary {
        scalars.append(scalar)
        hasAny = hasAny || scalar.value >= 0x80
        position += width
        continue
      }
      isComplete = false
      // What is no UTF-8 stays as it is, character by character; a half of one is lost.
      guard isBoundary else { return nil }
      let source = sources[position]
      scalars.append(run[source])
      repeat { position += 1 } while position < span.count && sources[position] == source
    }
    return hasAny ? (scalars, isComplete) : nil
  }

  /// The bytes that a character was misread from; a byte that begins no character, where it was not.
  private func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
    switch self {
    case .page(let page): [page.byte(scalar) ?? 0xFF]
    case .gbk: GBKTable.shared.bytes(of: scalar) ?? [0xFF]
    }
  }
}

/// The two bytes of each character of GBK.
struct GBKTable: Sendable {
  static let shared = GBKTable()

  private let pairs: [UInt16]

  /// Asks ICU for all pairs at once, a line each.
  private init() {
    var lines: [UInt8] = []
    lines.reserveCapacity(126 * 191 * 3)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        lines += [lead, trail, 0x0A]
      }
    }
    var pairs = [UInt16](repeating: 0, count: 0x10000)
    let text = (try? SourceText(lines, options: DecodingOptions(encoding: .gb18030)))?.text ?? []
    let span = text.span
    var lead: UInt16 = 0x81
    var trail: UInt16 = 0x40
    var line: [Unicode.Scalar?] = []
    var position = 0
    while position < span.count {
      let (scalar, width) = ScalarReader.read(span, at: position)
      position += width
      guard scalar == "\n" else {
        line.append(scalar)
        continue
      }
      if line.count == 1, let found = line[0], found.value >= 0x80, found.value < 0x10000,
        !(0xE000...0xF8FF).contains(found.value)
      {
        pairs[Int(found.value)] = lead << 8 | trail
      }
      line.removeAll(keepingCapacity: true)
      trail += trail == 0x7E ? 2 : 1
      if trail > 0xFE { (lead, trail) = (lead + 1, 0x40) }
    }
    self.pairs = pairs
  }

  /// The bytes of a character, or `nil` where GBK does not have it in two.
  func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    guard scalar.value < 0x10000, pairs[Int(scalar.value)] != 0 else { return nil }
    let pair = pairs[Int(scalar.value)]
    return [UInt8(pair >> 8), UInt8(truncatingIfNeeded: pair)]
  }
}
