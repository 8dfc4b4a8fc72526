// SPDX-License-Identifier: Apache-2.0

/// A line of a journal or a manifest.
protocol StoreRecord: Decodable {
  /// The version of its format; `nil` for the first.
  var version: Int? { get }
}

/// What a file of records holds that grows by a line each: a journal, or a manifest.
struct RecordFile: Sendable {
  /// The whole lines, with their numbers from 1.
  private var lines: [(number: Int, bytes: ArraySlice<UInt8>)] = []
  /// What follows the last newline, and the number of that line.
  private let rest: (number: Int, bytes: ArraySlice<UInt8>)

  /// Takes a file apart.
  ///
  /// - Parameter bytes: What it holds.
  init(_ bytes: [UInt8]) {
    var start = bytes.startIndex
    var number = 1
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if end > start { lines.append((number, bytes[start..<end])) }
      start = end + 1
      number += 1
    }
    rest = (number, bytes[start...])
  }

  /// Whether the last line was cut short, so that what it was to say beforehand was not done.
  var isCutShort: Bool { !rest.bytes.isEmpty }

  /// Reads the records.
  ///
  /// A line counts once its newline is on the disk, and nothing is done before that: a last line without
  /// one was never finished, and is left out. A line that cannot be read is never skipped.
  ///
  /// - Parameter type: What each line holds.
  /// - Returns: The records in their order.
  /// - Throws: ``StoreFault`` with the number of the line.
  func records<Record: StoreRecord>(_ type: Record.Type) throws(StoreFault) -> [Record] {
    var records: [Record] = []
    records.reserveCapacity(lines.count)
    for line in lines {
      let record: Record
      do throws(BoundedJSONError) {
        record = try BoundedJSON.decode(type, from: line.bytes)
      } catch {
        if let version = StoreFault.version(of: line.bytes), version > Double(StoreFault.version) {
          throw .newer(version)
        }
        throw .damaged("line \(line.number): \(error)")
      }
      guard (record.version ?? StoreFault.version) <= StoreFault.version else {
        throw .newer(Double(record.version ?? 0))
      }
      records.append(record)
    }
    // A disk that lost power may have made room for the line, and filled it with nothing.
    let begun = rest.bytes.prefix { $0 != 0 }
    guard begun.first ?? UInt8(ascii: "{") == UInt8(ascii: "{"),
      rest.bytes.dropFirst(begun.count).allSatisfy({ $0 == 0 })
    else { throw .damaged("line \(rest.number): it is not a record, nor part of one") }
    return records
  }
}
