// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Writes WebVTT files that come from nowhere.
///
/// ```swift
/// var writer = WebVTTWriter()
/// writer.append(WebVTTCue(start: start, end: end, text: "Hello"))
/// let file = writer.bytes
/// ```
public struct WebVTTWriter: Sendable {
  /// What was written; whoever wants a piece of it at a time takes it and leaves nothing.
  public var bytes: [UInt8]

  /// Begins a file.
  ///
  /// - Parameter header: What stands behind the signature, on one line.
  public init(header: String = "") {
    bytes = Array("WEBVTT".utf8)
    let line = Self.line(header)
    if !line.isEmpty { bytes += Array(" \(line)".utf8) }
    bytes.append(0x0A)
  }

  /// Appends a cue.
  ///
  /// Empty lines of its text are left out, since the first would end it; an arrow in it is broken by a
  /// reference, since it would begin another cue.
  ///
  /// - Parameter cue: The cue; its text is what a file has, with tags and references.
  public mutating func append(_ cue: WebVTTCue) {
    bytes.append(0x0A)
    let identifier = Self.line(cue.identifier)
    if !identifier.isEmpty {
      bytes += Array(identifier.utf8)
      bytes.append(0x0A)
    }
    cue.start.appendWebVTT(to: &bytes)
    bytes += Array(" --> ".utf8)
    cue.end.appendWebVTT(to: &bytes)
    let settings = cue.settings.description
    if !settings.isEmpty { bytes += Array(" \(settings)".utf8) }
    bytes.append(0x0A)
    for line in cue.text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      bytes += Array(Self.breakingArrows(String(decoding: line, as: UTF8.self)).utf8)
      bytes.append(0x0A)
    }
  }

  /// Text as one line that can be neither taken for times nor for the end of a block.
  private static func line(_ text: String) -> String {
    let bytes = text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    return String(decoding: bytes, as: UTF8.self).replacing("-->", with: "->")
  }

  private static func breakingArrows(_ text: String) -> String {
    text.utf8.contains(0x3E) ? text.replacing("-->", with: "--&gt;") : text
  }
}

extension CueSettings: CustomStringConvertible {
  /// The settings as a file has them; empty where nothing is said.
  public var description: String {
    var words: [String] = []
    if let region { words.append("region:\(region)") }
    if writingDirection != .horizontal { words.append("vertical:\(writingDirection.rawValue)") }
    if let line {
      let unit = snapsToLines ? "" : "%"
      let edge = lineAlignment == .start ? "" : ",\(lineAlignment.rawValue)"
      words.append("line:\(Self.text(line))\(unit)\(edge)")
    }
    if let position {
      let edge = positionAlignment == .automatic ? "" : ",\(positionAlignment.rawValue)"
      words.append("position:\(Self.text(position))%\(edge)")
    }
    if size != 100 { words.append("size:\(Self.text(size))%") }
    if alignment != .center { words.append("align:\(alignment.rawValue)") }
    return words.joined(separator: " ")
  }

  /// A number without a fraction that says nothing.
  private static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
