// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionCore
import CaptionText
import FuzzSupport

private struct Decoding: Equatable {
  var text: [UInt8] = []
  var decision: EncodingDecision?
  var malformed: [MalformedBytes] = []
  var malformedByteCount = 0
  var sources: [Range<FileOffset>] = []

  init(_ options: DecodingOptions, count: Int, _ feed: ((Span<UInt8>) -> Void) -> Void) {
    guard var stream = try? DecodingStream(options: options) else { return }
    var output: [UInt8] = []
    func take(_ piece: Span<UInt8>, _: SourceMap) { output.append(piece) }
    feed { stream.consume($0, take) }
    stream.finish(take)
    text = output
    decision = stream.decision
    malformedByteCount = stream.malformedByteCount
    malformed = stream.takeMalformed()
    let map = stream.sourceMap
    precondition(map.decodedCount == text.count, "the map and the text differ")
    precondition(map.sourceCount == count, "bytes of the file are not mapped")
    var end = FileOffset(0)
    for offset in text.indices {
      let range = map.fileRange(of: Range(offset..<(offset + 1), from: TextOffset(0)))
      precondition(!range.isEmpty && range.upperBound.bytes <= count, "a source outside the file")
      precondition(range.lowerBound >= end || range.upperBound == end, "sources out of order")
      end = range.upperBound
      sources.append(range)
    }
    for record in malformed {
      precondition(!record.range.isEmpty && record.range.upperBound.bytes <= count)
    }
  }
}

/// Any bytes decode, in any encoding, to valid text with an exact map; chunks make no difference.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let input = unsafe FuzzInput(data, count), input.bytes.count <= 1 << 16 else { return 0 }
  let languages = ["ru", "zh-Hant", "ja", "pl", "th"]
  var options = DecodingOptions(window: 1024)
  if input.choice < TextEncoding.all.count {
    options.encoding = TextEncoding.all[input.choice]
  } else if input.choice >= 128 {
    options.language = languages[input.choice % languages.count]
  }
  let size = input.bytes.count
  let whole = Decoding(options, count: size) { $0(input.bytes.span) }
  let chunked = Decoding(options, count: size) { input.forEachChunk($0) }
  precondition(whole == chunked, "chunks made a difference")
  guard let encoding = whole.decision?.encoding else { preconditionFailure("no decision") }
  if encoding.isUTF8 {
    precondition(whole.text == input.bytes, "UTF-8 was changed")
    precondition(
      (whole.malformedByteCount == 0) == (String(validating: whole.text, as: UTF8.self) != nil),
      "the validator disagrees with the standard library")
  } else {
    precondition(String(validating: whole.text, as: UTF8.self) != nil, "the text is no UTF-8")
  }
  return 0
}
