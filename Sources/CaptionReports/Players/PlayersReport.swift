// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionReaders

/// What each reader shows of one file, side by side.
public struct PlayersReport: Sendable {
  /// The name of the file, as it is shown.
  public var name: String
  /// The readers, in the order in which they are shown, and what each makes of the file.
  public var readings: [(reader: Reader, reading: Reading)]

  /// Reads a text with some readers.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - text: The text, as UTF-8.
  ///   - readers: Who reads it.
  public init(name: String, text: [UInt8], readers: [Reader] = Reader.allCases) {
    self.name = name
    readings = readers.map { ($0, $0.read(text)) }
  }

  /// Writes one JSON document, on one line.
  ///
  /// - Returns: The bytes, with a newline.
  public func json() -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("file", name)
      json.key("readers")
      json.array { json in
        for (reader, reading) in readings { Self.write(reader, reading, &json) }
      }
    }
    json.endLine()
    return json.take()
  }

  private static func write(_ reader: Reader, _ reading: Reading, _ json: inout JSONText) {
    json.object { json in
      json.member("reader", reader.rawValue)
      json.member("name", reader.program.name)
      json.member("version", reader.program.version)
      json.key("refusal")
      if let refusal = reading.refusal { json.value(refusal.rawValue) } else { json.value(nil) }
      json.key("captions")
      json.array { json in
        for caption in reading.captions {
          json.object { json in
            json.member("start", Int(caption.start.milliseconds))
            json.member("end", Int(caption.end.milliseconds))
            json.member("text", caption.text)
          }
        }
      }
    }
  }
}
