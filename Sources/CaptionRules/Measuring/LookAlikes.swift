// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// Letters of one script that look like letters of another one.
enum LookAlikes {
  /// A word with the letters of other scripts replaced by those that look the same.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - script: Latin, Cyrillic or Greek.
  /// - Returns: The word in one script, or `nil` where a letter has no double in it.
  static func rewritten(_ word: String, into script: Script) -> String? {
    let table = script == .latin ? latin : script == .cyrillic ? cyrillic : greek
    var result = ""
    for scalar in word.unicodeScalars {
      if Script(scalar) == script || Script(scalar) == .inherited {
        result.unicodeScalars.append(scalar)
      } else {
        let skeleton = Confusables.skeleton(String(scalar))
        guard
          let double = table[skeleton] ?? (script == .cyrillic ? soundAlikes[scalar] : nil),
          double.properties.isUppercase == scalar.properties.isUppercase
        else { return nil }
        result.unicodeScalars.append(double)
      }
    }
    return result
  }

  private static let latin = table(0x41...0x5A, 0x61...0x7A)
  private static let cyrillic = table(0x410...0x44F, 0x401...0x45F)
  private static let greek = table(0x391...0x3A9, 0x3B1...0x3C9)

  /// Capitals that a hand on the wrong keyboard layout types by their sound, as in `Gабон`; their
  /// shapes have no double.
  private static let soundAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "G": "Г", "D": "Д", "L": "Л", "F": "Ф", "Z": "З", "R": "Р", "N": "Н", "V": "В", "I": "И",
    "U": "У",
  ]

  /// For each skeleton the first letter of some ranges that has it.
  private static func table(_ ranges: ClosedRange<UInt32>...) -> [String: Unicode.Scalar] {
    var result: [String: Unicode.Scalar] = [:]
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let skeleton = Confusables.skeleton(String(scalar))
        if result[skeleton] == nil { result[skeleton] = scalar }
      }
    }
    return result
  }
}
