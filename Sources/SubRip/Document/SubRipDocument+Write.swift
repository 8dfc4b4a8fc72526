// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension SubRipDocument {
  /// Writes the document.
  ///
  /// With the standard options an unedited document gives the bytes that were parsed.
  ///
  /// - Parameter options: What to change about numbers, newlines and the byte-order mark.
  /// - Returns: The bytes of the file, as UTF-8.
  /// - Complexity: O(n).
  public func write(options: WriterOptions = WriterOptions()) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.count + 64)
    if options.byteOrderMark == .write { output = ByteOrderMark.utf8 }
    let newline = options.newline?.bytes ?? sourceNewline
    var number = 0
    // Where the source goes on when nothing was inserted or removed above.
    var sourceEnd: Int? = 0
    for element in elements {
      switch element {
      case .other(let range, isMark: true):
        if options.byteOrderMark == .keep { output.append(contentsOf: source[range]) }
        sourceEnd = range.upperBound
      case .other(let range, isMark: false):
        output.append(contentsOf: source[range])
        sourceEnd = range.upperBound
      case .cue(let cue):
        number += 1
        let index = options.numbering == .sequential ? number : nil
        if cue.block == nil || cue.block?.offset.bytes != sourceEnd { separate(&output, newline) }
        write(cue, index: index, newline: newline, into: &output)
        sourceEnd = cue.block.map { $0.offset.bytes + $0.count }
      }
    }
    guard options.newline != nil else { return output }
    return output.span.convertingNewlines(to: newline)
  }

  /// The first newline of the source, for lines that are new; CRLF where it is CR CR LF.
  private var sourceNewline: [UInt8] {
    guard let first = source.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
      source[first] == 0x0D
    else { return [0x0A] }
    let next = source[(first + 1)...].first { $0 != 0x0D } ?? 0
    return next == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }

  private func write(
    _ cue: DocumentCue, index: Int?, newline: [UInt8], into output: inout [UInt8]
  ) {
    guard let block = cue.block else {
      writeNew(cue, index: index, newline: newline, into: &output)
      return
    }
    let base = block.offset.bytes
    func copy(_ range: Range<Int>) {
      output.append(contentsOf: source[base + range.lowerBound..<base + range.upperBound])
    }
    var copied = 0
    if let index, block.index != index {
      output.append(contentsOf: String(index).utf8)
      output.append(contentsOf: newline)
      // A number that is glued to the start timecode goes with its bytes.
      copied =
        block.anomalies.contains(.indexGlued)
        ? block.startTimecode.lowerBound : block.indexLine.upperBound
    }
    let rewrites = block.rewrites(start: cue.start, end: cue.end)
    if rewrites.start {
      copy(copied..<block.startTimecode.lowerBound)
      cue.start.appendTimecode(to: &output)
      if block.startTimecode.isEmpty { output.append(0x20) }
      copied = block.startTimecode.upperBound
    }
    if rewrites.end {
      copy(copied..<block.endTimecode.lowerBound)
      if block.endTimecode.isEmpty { output.append(0x20) }
      cue.end.appendTimecode(to: &output)
      copied = block.endTimecode.upperBound
    }
    if let text = cue.text {
      let bytes = source.span.extracting(base..<base + block.count)
      let isOnTimingLine =
        block.anomalies.contains(.trailingData) && block.trailingKind(in: bytes) == .text
      copy(copied..<(isOnTimingLine ? block.endTimecode.upperBound : block.timingLine.upperBound))
      if output.last != 0x0A, output.last != 0x0D { output.append(contentsOf: newline) }
      write(text: text, newline: newline, into: &output)
      copied = block.text.upperBound
    }
    copy(copied..<block.count)
  }

  private func writeNew(
    _ cue: DocumentCue, index: Int?, newline: [UInt8], into output: inout [UInt8]
  ) {
    if let index = index ?? cue.index {
      output.append(contentsOf: String(index).utf8)
      output.append(contentsOf: newline)
    }
    cue.start.appendTimecode(to: &output)
    output.append(contentsOf: " --> ".utf8)
    cue.end.appendTimecode(to: &output)
    output.append(contentsOf: newline)
    write(text: cue.text ?? "", newline: newline, into: &output)
    output.append(contentsOf: newline)
  }

  private func write(text: String, newline: [UInt8], into output: inout [UInt8]) {
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    where !line.allSatisfy(LineKind.isBlank) {
      output.append(contentsOf: line)
      output.append(contentsOf: newline)
    }
  }

  /// Makes sure that a blank line stands above what comes next.
  private func separate(_ output: inout [UInt8], _ newline: [UInt8]) {
    guard let last = output.last, output != ByteOrderMark.utf8 else { return }
    guard last == 0x0A || last == 0x0D else {
      output.append(contentsOf: newline)
      output.append(contentsOf: newline)
      return
    }
    var lines = TailLines(from: max(0, output.count - 4096), to: output.count)
    if let above = lines.previous(in: output.span), !output.span.isBlank(above.content) {
      output.append(contentsOf: newline)
    }
  }
}
