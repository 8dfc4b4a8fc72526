// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionSyntax

/// Writes cues in the canonical form: index, timing line, text, blank line.
///
/// Blank lines inside a text cannot be written without breaking the file, so they are left out.
public struct SubRipWriter: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []

  private let newline: [UInt8]
  private let numbering: WriterOptions.Numbering
  private var count = 0

  /// Creates a writer.
  ///
  /// - Parameter options: How to write; LF and sequential numbers unless told.
  public init(options: WriterOptions = WriterOptions(numbering: .sequential)) {
    newline = (options.newline ?? .lf).bytes
    numbering = options.numbering
    if options.byteOrderMark == .write { bytes = ByteOrderMark.utf8 }
  }

  /// Writes a cue.
  ///
  /// - Parameter cue: The cue; with `keep` numbering its own index is written, if it has one.
  public mutating func append(_ cue: Cue) {
    if count > 0 { bytes.append(contentsOf: newline) }
    count += 1
    let index = numbering == .sequential ? count : cue.index
    if let index { appendLine(String(index).utf8) }
    cue.start.appendTimecode(to: &bytes)
    bytes.append(contentsOf: " --> ".utf8)
    cue.end.appendTimecode(to: &bytes)
    bytes.append(contentsOf: newline)
    for line in cue.text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    where !line.allSatisfy(LineKind.isBlank) {
      appendLine(line)
    }
  }

  /// Takes what was written, so that a long file need not be held.
  ///
  /// - Returns: The bytes written since the last call.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func appendLine(_ line: some Sequence<UInt8>) {
    bytes.append(contentsOf: line)
    bytes.append(contentsOf: newline)
  }
}
