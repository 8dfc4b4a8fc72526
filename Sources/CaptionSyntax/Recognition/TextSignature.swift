// SPDX-License-Identifier: Apache-2.0

/// First lines that tell a format whatever follows.
enum TextSignature {
  /// The format that the beginning of a text names.
  ///
  /// - Parameters:
  ///   - head: The beginning of the text.
  ///   - isComplete: Whether no more of it will be looked at.
  /// - Returns: The format, or `nil` where no signature stands there.
  static func format(of head: TextHead, isComplete: Bool) -> FileFormat? {
    guard let first = head.lines.first else { return nil }
    let bytes = head.bytes
    switch bytes[first.lowerBound] {
    case UInt8(ascii: "W"): return isWebVTT(head, first) ? .webVTT : nil
    case UInt8(ascii: "<"): return MarkupHead(head, isComplete: isComplete).format
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "["): return subStationAlpha(head)
    case UInt8(ascii: "D"): return head.begins(first, with: "dialogue:") ? .subStationAlpha : nil
    case UInt8(ascii: "S"):
      return head.begins(first, with: "scenarist_scc") ? .scc : nil
    case UInt8(ascii: "{"): return head.begins(first, with: "{\\rtf") ? .rtf : nil
    case UInt8(ascii: "#"): return head.begins(first, with: "# vobsub index") ? .vobSub : nil
    default: return nil
    }
  }

  /// `WEBVTT`, and nothing that makes another word of it.
  private static func isWebVTT(_ head: TextHead, _ line: Range<Int>) -> Bool {
    let signature = Array("WEBVTT".utf8)
    guard head.bytes[line].starts(with: signature) else { return false }
    guard line.count > signature.count else { return true }
    let next = head.bytes[line.lowerBound + signature.count]
    return next | 0x20 < UInt8(ascii: "a") || next | 0x20 > UInt8(ascii: "z")
  }

  /// A section of SubStation Alpha, perhaps below comments: `;` stands in front of one, and `!:` in the
  /// oldest files.
  private static func subStationAlpha(_ head: TextHead) -> FileFormat? {
    for line in head.lines {
      let byte = head.bytes[line.lowerBound]
      if byte == UInt8(ascii: ";") || head.begins(line, with: "!:") { continue }
      let sections = ["[script info]", "[v4 styles]", "[v4+ styles]", "[events]", "[fonts]"]
      return sections.contains { head.begins(line, with: $0) } ? .subStationAlpha : nil
    }
    return nil
  }
}

/// The prologue of XML or HTML, and the element behind it.
struct MarkupHead {
  /// What the markup is, or `nil` for a tag of captions such as `<i>`.
  private(set) var format: FileFormat?

  /// Reads the beginning of a text whose first line begins with `<`.
  ///
  /// - Parameters:
  ///   - head: The beginning of the text.
  ///   - isComplete: Whether no more of it will be looked at; else what is cut off decides nothing.
  init(_ head: TextHead, isComplete: Bool) {
    let bytes = head.bytes
    var position = head.lines.first?.lowerBound ?? 0
    var isXML = false
    while position < bytes.count {
      while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "<") else { break }
      if head.hasWord(Array("<?xml".utf8), at: position) { isXML = true }
      if head.hasWord(Array("<!doctype html".utf8), at: position) {
        format = .html
        return
      }
      if let end = Self.endOfProlog(head, position) {
        position = end
        continue
      }
      guard let name = Self.elementName(head, position) else { break }
      format = Self.format(of: name, head, position) ?? (isXML ? .xml : nil)
      return
    }
    if isXML, isComplete { format = .xml }
  }

  /// Where a declaration, a comment or an instruction ends; `nil` for anything else.
  private static func endOfProlog(_ head: TextHead, _ position: Int) -> Int? {
    let bytes = head.bytes
    let isComment = head.hasWord(Array("<!--".utf8), at: position)
    let second = position + 1 < bytes.count ? bytes[position + 1] : 0
    guard isComment || second == UInt8(ascii: "?") || second == UInt8(ascii: "!") else {
      return nil
    }
    let close = Array((isComment ? "-->" : ">").utf8)
    var end = position + (isComment ? 4 : 2)
    while end + close.count <= bytes.count {
      if head.hasWord(close, at: end) { return end + close.count }
      end += 1
    }
    return bytes.count
  }

  /// The name of an element in lower case; `nil` where it is cut off.
  private static func elementName(_ head: TextHead, _ position: Int) -> String? {
    let bytes = head.bytes
    var start = position + 1
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) {
      // The prefix of a namespace: `<tt:tt`.
      if bytes[end] == UInt8(ascii: ":") { start = end + 1 }
      end += 1
    }
    guard end < bytes.count else { return nil }
    return String(decoding: bytes[start..<end].prefix(16), as: UTF8.self).lowercased()
  }

  private static func format(
    of name: String, _ head: TextHead, _ position: Int
  ) -> FileFormat? {
    switch name {
    case "tt": return isIMSC(head, from: position) ? .imsc : .ttml
    case "sami": return .sami
    case "html": return .html
    default: return nil
    }
  }

  /// Whether the root element, as far as the first kilobyte shows it, names a profile of IMSC.
  private static func isIMSC(_ head: TextHead, from position: Int) -> Bool {
    var end = position
    while end < head.nearCount, head.bytes[end] != UInt8(ascii: ">") { end += 1 }
    return head.holds("ttml/profile/imsc", in: position..<end)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: byte >= 0x80
    }
  }
}
