// SPDX-License-Identifier: Apache-2.0

/// Where decoders put text: UTF-8, the map back to the original, and what was malformed.
struct DecodedText: Sendable {
  private(set) var output: [UInt8] = []
  private(set) var map: SourceMap
  var log: MalformedLog

  // A run of characters of one shape that the map does not have yet.
  private var runSource = 1
  private var runDecoded = 1
  private var runCount = 0

  init(offset: Int, options: DecodingOptions) {
    map = SourceMap(retention: options.mapRetention)
    map.appendIdentity(offset)
    log = MalformedLog(limit: options.malformedLimit)
  }

  /// Where the next character begins in the original.
  var sourceOffset: Int { map.sourceCount + runSource * runCount }

  /// Completes the map; to be called before anybody looks at it.
  mutating func flush() {
    map.append(source: runSource, decoded: runDecoded, count: runCount)
    runCount = 0
  }

  mutating func removeOutput() { output.removeAll(keepingCapacity: true) }

  mutating func appendIdentity(_ count: Int) { map.appendIdentity(count) }

  /// Appends bytes that stand for themselves.
  @inline(__always)
  mutating func append(ascii bytes: Span<UInt8>) {
    output.append(addingCapacity: bytes.count) { target in
      for index in bytes.indices { target.append(bytes[index]) }
    }
    extend(source: 1, decoded: 1, count: bytes.count)
  }

  /// Appends a character that took `source` bytes.
  @inline(__always)
  mutating func append(_ scalar: UInt32, source: Int) {
    let length = encode(scalar)
    extend(source: source, decoded: length, count: 1)
  }

  /// Appends two characters that took `source` bytes together.
  mutating func append(_ first: UInt32, _ second: UInt32, source: Int) {
    extend(source: source, decoded: encode(first) + encode(second), count: 1)
  }

  /// Appends up to three bytes of UTF-8 packed with their length on top.
  @inline(__always)
  mutating func append(packed entry: UInt32) {
    let length = Int(entry >> 24)
    output.append(UInt8(truncatingIfNeeded: entry))
    if length > 1 { output.append(UInt8(truncatingIfNeeded: entry >> 8)) }
    if length > 2 { output.append(UInt8(truncatingIfNeeded: entry >> 16)) }
    extend(source: 1, decoded: length, count: 1)
  }

  /// Appends a replacement character for bytes that mean nothing.
  mutating func appendMalformed(_ kind: MalformedBytes.Kind, source: Int) {
    log.record(kind, sourceOffset..<(sourceOffset + source))
    append(0xFFFD, source: source)
  }

  /// Passes over bytes that stand for nothing, such as an escape sequence.
  mutating func skip(source: Int) { extend(source: source, decoded: 0, count: 1) }

  @inline(__always)
  private mutating func extend(source: Int, decoded: Int, count: Int) {
    if source == runSource, decoded == runDecoded {
      runCount &+= count
    } else {
      flush()
      runSource = source
      runDecoded = decoded
      runCount = count
    }
  }

  @inline(__always)
  private mutating func encode(_ scalar: UInt32) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
      return 1
    }
    if scalar < 0x800 {
      output.append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      output.append(tail(0))
      return 2
    }
    if scalar < 0x10000 {
      output.append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      output.append(tail(6))
      output.append(tail(0))
      return 3
    }
    output.append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
    output.append(tail(12))
    output.append(tail(6))
    output.append(tail(0))
    return 4
  }
}
