// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Formats of one caption a line, and SBV, whose captions are paragraphs.
extension ForeignCaptions {
  /// SBV: `0:00:01.000,0:00:02.000` above the text.
  mutating func readSBV(_ text: [UInt8]) {
    var times: (Timestamp, Timestamp)?
    var words: [Substring] = []
    func cue() -> StyledCue? {
      times.map {
        StyledCue(start: $0.0, end: $0.1, pieces: [.text(words.joined(separator: "\n"))])
      }
    }
    for line in Self.lines(text) {
      let halves = line.split(separator: ",", omittingEmptySubsequences: false)
      if halves.count == 2, let start = Clock.read(halves[0]), let end = Clock.read(halves[1]) {
        if let cue = cue() { cues.append(cue) }
        times = (start, end)
        words = []
      } else if !line.isEmpty {
        if times == nil { losses.add(.strayLines) } else { words.append(line) }
      }
    }
    if let cue = cue() { cues.append(cue) }
  }

  /// MicroDVD: `{25}{50}Hello|there`; the first line may say how many frames a second has.
  mutating func readMicroDVD(_ text: [UInt8], _ framesPerSecond: Double?) throws(Failure) {
    var rate = framesPerSecond
    var isFirst = true
    for line in Self.lines(text) where !line.isEmpty {
      guard let (first, second, words) = Self.bracketed(line, "{", "}"), let first else {
        losses.add(.strayLines)
        continue
      }
      if isFirst, first <= 1, let stated = Double(words), stated > 0 {
        rate = rate ?? stated
        isFirst = false
        continue
      }
      isFirst = false
      guard let rate else { throw .needsFrameRate }
      func time(_ frame: Int64) -> Timestamp {
        Timestamp(milliseconds: Int64(Double(frame) * 1000 / rate + 0.5))
      }
      // What has no end stands for as long as a line is read.
      let end = second.map(time) ?? Timestamp(milliseconds: time(first).milliseconds + 3000)
      cues.append(StyledCue(start: time(first), end: end, pieces: pieces(ofMicroDVD: words)))
    }
    if rate == nil, !cues.isEmpty { throw .needsFrameRate }
  }

  private mutating func pieces(ofMicroDVD words: Substring) -> [StyledCue.Piece] {
    var rest = words
    var styles: [StyledCue.Style] = []
    while rest.first == "{", let end = rest.firstIndex(of: "}") {
      let inside = rest[rest.index(after: rest.startIndex)..<end].lowercased()
      if inside.hasPrefix("y:") {
        styles += inside.dropFirst(2).compactMap { StyledCue.Style(rawValue: String($0)) }
      } else {
        losses.add(inside.hasPrefix("p:") ? .positions : .fonts)
      }
      rest = rest[rest.index(after: end)...]
    }
    return styles.map { .open($0) } + [.text(String(rest).replacing("|", with: "\n"))]
      + styles.reversed().map { .close($0) }
  }

  /// MPL2: `[10][20]Hello|/there`, in tenths of a second; a slash makes a line italic.
  mutating func readMPL2(_ text: [UInt8]) {
    for line in Self.lines(text) where !line.isEmpty {
      guard let (first, second, words) = Self.bracketed(line, "[", "]"), let first else {
        losses.add(.strayLines)
        continue
      }
      var pieces: [StyledCue.Piece] = []
      for (index, part) in words.split(separator: "|", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { pieces.append(.text("\n")) }
        if part.hasPrefix("/") {
          pieces += [.open(.italic), .text(String(part.dropFirst())), .close(.italic)]
        } else {
          pieces.append(.text(String(part)))
        }
      }
      cues.append(
        StyledCue(
          start: Timestamp(milliseconds: first * 100),
          end: Timestamp(milliseconds: (second ?? first + 30) * 100), pieces: pieces))
    }
  }

  /// Lyrics: `[00:12.00]Words`; a line stands until the next one begins.
  mutating func readLyrics(_ text: [UInt8]) {
    var lines: [(start: Timestamp, words: String)] = []
    for line in Self.lines(text) where !line.isEmpty {
      var rest = line
      var times: [Timestamp] = []
      while rest.first == "[", let end = rest.firstIndex(of: "]"),
        let time = Clock.read(rest[rest.index(after: rest.startIndex)..<end])
      {
        times.append(time)
        rest = rest[rest.index(after: end)...]
      }
      if times.isEmpty { losses.add(line.hasPrefix("[") ? .headers : .strayLines) }
      var words = ""
      for part in rest.split(separator: "<", omittingEmptySubsequences: false) {
        if let end = part.firstIndex(of: ">"), Clock.read(part[..<end]) != nil {
          losses.add(.karaoke)
          words += part[part.index(after: end)...]
        } else {
          words += (words.isEmpty ? "" : "<") + part
        }
      }
      lines += times.map { ($0, words) }
    }
    lines.sort { $0.start < $1.start }
    for (index, line) in lines.enumerated() where line.words.contains(where: { !$0.isWhitespace }) {
      let next = index + 1 < lines.count ? lines[index + 1].start : nil
      cues.append(
        StyledCue(
          start: line.start, end: next ?? Timestamp(milliseconds: line.start.milliseconds + 5000),
          pieces: [.text(line.words)]))
    }
  }

  /// Two numbers in brackets and what follows: `{25}{50}Hello`; the second may be missing.
  private static func bracketed(
    _ line: Substring, _ open: Character, _ close: Character
  ) -> (first: Int64?, second: Int64?, rest: Substring)? {
    guard line.first == open, let end = line.firstIndex(of: close) else { return nil }
    let first = Int64(line[line.index(after: line.startIndex)..<end])
    let rest = line[line.index(after: end)...]
    guard rest.first == open, let second = rest.firstIndex(of: close) else { return nil }
    // Ten million hours; further numbers would not be times.
    guard first ?? 0 >= 0, first ?? 0 < 1 << 45 else { return nil }
    return (
      first, Int64(rest[rest.index(after: rest.startIndex)..<second]),
      rest[rest.index(after: second)...]
    )
  }
}

/// Times as other formats write them.
enum Clock {
  /// Reads `H:MM:SS.fff`, `MM:SS.ff` and the like; a fraction of any length.
  static func read(_ text: Substring) -> Timestamp? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let last = fields.last else { return nil }
    let parts = last.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count <= 2 else { return nil }
    var seconds: Int64 = 0
    for field in fields.dropLast() + [parts[0]] {
      guard let value = number(field), seconds < 1 << 40 else { return nil }
      seconds = seconds * 60 + value
    }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard let value = number(parts[1].prefix(3)), number(parts[1].prefix(9)) != nil else {
        return nil
      }
      fraction = value
      for _ in parts[1].prefix(3).count..<3 { fraction *= 10 }
    }
    return Timestamp(milliseconds: seconds * 1000 + fraction)
  }

  private static func number(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int64(text)
  }
}
