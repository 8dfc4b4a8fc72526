// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The standard's rules for building the tree of a cue's text.
struct CueTextBuilder {
  private var parts: [CueText.Part] = []
  /// The elements that are open, the innermost last.
  private var open: [CueText.Kind] = []

  /// Takes the next token.
  mutating func take(_ token: CueTextToken) {
    switch token {
    case .string(let bytes): append(words: bytes)
    case .startTag(let name, let classes, let annotation): begin(name, classes, annotation)
    case .endTag(let name): end(name)
    case .timestamp(let bytes):
      if let found = StandardTimestamp.read(bytes.span, at: 0, to: bytes.count),
        found.end == bytes.count
      {
        parts.append(.timestamp(Timestamp(milliseconds: found.value)))
      }
    }
  }

  /// The parts, with what is still open closed.
  consuming func finish() -> [CueText.Part] {
    parts + open.map { _ in .close }
  }

  private mutating func append(words bytes: [UInt8]) {
    parts.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  private mutating func begin(_ name: [UInt8], _ classes: [[UInt8]], _ annotation: [UInt8]) {
    guard let kind = CueText.Kind(rawValue: String(decoding: name, as: UTF8.self)),
      kind != .rubyText || open.last == .ruby
    else { return }
    let isAnnotated = kind == .voice || kind == .language
    let classes = classes.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    open.append(kind)
    parts.append(
      .open(
        CueText.Element(
          kind, classes: classes,
          annotation: isAnnotated ? String(decoding: annotation, as: UTF8.self) : "")))
  }

  private mutating func end(_ name: [UInt8]) {
    guard let kind = CueText.Kind(rawValue: String(decoding: name, as: UTF8.self)) else { return }
    if open.last == kind {
      close()
    } else if kind == .ruby, open.last == .rubyText {
      close()
      close()
    }
  }

  private mutating func close() {
    open.removeLast()
    parts.append(.close)
  }
}
