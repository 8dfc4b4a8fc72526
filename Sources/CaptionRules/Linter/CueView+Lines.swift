// SPDX-License-Identifier: Apache-2.0

import ByteVectors
import CaptionSyntax

extension CueView {
  /// The lines of the text without their newlines, blank ones between them included: those of
  /// `CueNode.forEachTextLine`, sixteen bytes at a time.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - body: Takes the range of each line, counted in the cue's bytes.
  @inline(__always)
  func forEachTextLine(in bytes: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    let end = block.text.upperBound
    var position = block.text.lowerBound
    while position < end {
      let newline = Newline.first(in: bytes, position..<end)
      body(position..<newline)
      position = Newline.end(of: newline, in: bytes, before: end)
    }
  }
}

extension Newline {
  /// Where the first newline of a range begins, or its end where there is none.
  static func first(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position &+ 16 <= range.upperBound {
      let block = ByteVector.load(bytes, at: position)
      let found = (block .== ByteVector.all(0x0A)) .| (block .== ByteVector.all(0x0D))
      if ByteVector.hasAny(found) { return position &+ ByteVector.bits(found).trailingZeroBitCount }
      position &+= 16
    }
    while position < range.upperBound, !isPart(bytes[position]) { position &+= 1 }
    return position
  }

  /// Where a newline ends: behind LF, CR, CR LF or CR CR LF.
  @inline(__always)
  fileprivate static func end(of newline: Int, in bytes: Span<UInt8>, before end: Int) -> Int {
    let next = newline &+ 1
    guard newline < end, bytes[newline] == 0x0D, next < end else { return next }
    if bytes[next] == 0x0A { return next &+ 1 }
    let isDoubled = bytes[next] == 0x0D && next &+ 1 < end && bytes[next &+ 1] == 0x0A
    return isDoubled ? next &+ 2 : next
  }
}
