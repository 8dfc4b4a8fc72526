// SPDX-License-Identifier: Apache-2.0

/// A single-byte code page that UTF-8 may have been read with.
struct CodePage: Sendable {
  /// Its name, as messages write it.
  let name: String
  /// The byte of each character up to U+26FF, 0 where it has none.
  private let low: [UInt8]
  /// The bytes of the others.
  private let high: [UInt32: UInt8]

  /// Every page, in the order in which they are preferred.
  static let all = tables.map { CodePage(name: $0.name, upper: $0.upper) }

  private init(name: String, upper: String) {
    self.name = name
    var low = [UInt8](repeating: 0, count: 0x2700)
    var high: [UInt32: UInt8] = [:]
    for (place, scalar) in upper.unicodeScalars.enumerated() {
      let byte = UInt8(0x80 + place)
      if scalar.value < 0x2700 { low[Int(scalar.value)] = byte } else { high[scalar.value] = byte }
    }
    // Latin-1 and windows-1252 are taken for one another: C1 controls stand for themselves.
    if name.hasPrefix("windows") {
      for code in UInt8(0x80)...0x9F where low[Int(code)] == 0 { low[Int(code)] = code }
    }
    // The micro sign of code page 437 is a Greek letter, too.
    if name == "code page 437" { low[0x3BC] = 0xE6 }
    self.low = low
    self.high = high
  }

  /// The byte that a character outside ASCII is in the page.
  func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x2700 {
      let byte = low[Int(scalar.value)]
      return byte == 0 ? nil : byte
    }
    return high[scalar.value]
  }
}
