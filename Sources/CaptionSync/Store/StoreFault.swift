// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// Why something that an earlier run wrote down cannot be used.
enum StoreFault: Error, Sendable, Hashable {
  /// A newer version wrote it, in a format of this number.
  case newer(Double)
  /// It is not what any version writes, for a reason.
  case damaged(String)

  /// The version of the formats of state and journal; a later version with the same number only adds
  /// members.
  static let version = 1

  /// What every text of a version says of itself.
  private struct Header: Decodable {
    // A number of any size is the number of a version.
    var version: Double
  }

  /// The version that a text says it is of.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: The version; `nil` for what states none, or is not JSON.
  static func version(of bytes: ArraySlice<UInt8>) -> Double? {
    try? BoundedJSON.decode(Header.self, from: bytes).version
  }

  /// The error for people.
  ///
  /// - Parameter path: The file.
  /// - Returns: The error.
  func error(at path: String) -> FileError {
    switch self {
    case .newer(let found):
      let number = Int(exactly: found).map { "\($0)" } ?? "\(found)"
      return FileError(
        .read, path,
        reason: "a newer version of captions wrote it (format \(number), and this one reads "
          + "\(Self.version)); update captions")
    case .damaged(let reason):
      var error = FileError(.read, path, reason: "it is damaged (\(reason))")
      error.isDamaged = true
      return error
    }
  }
}
