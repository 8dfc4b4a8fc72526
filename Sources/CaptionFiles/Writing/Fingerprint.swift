// SPDX-License-Identifier: Apache-2.0

/// Short numbers by which names and files are known again: the 64 bits of FNV-1a, folded.
///
/// They tell accidents from what was meant, and keep no one from deceiving.
enum Fingerprint {
  /// The fingerprint of a text.
  static func of(_ text: String) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// The fingerprint of a file with its content, as far as ``FileStamp/hasContent(of:)`` tells.
  ///
  /// The number of its device is left out, which may be another one when the system is started again.
  static func of(_ stamp: FileStamp) -> UInt32 {
    of("\(stamp.number) \(stamp.size) \(stamp.modified)")
  }
}
