// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles

/// Reading values that become parts of paths and requests, from files that anyone may have changed.
extension KeyedDecodingContainer {
  /// Whether a member is there and not null.
  func holds(_ key: Key) -> Bool {
    contains(key) && (try? decodeNil(forKey: key)) == false
  }

  /// Reads a path below the directory that is synced.
  ///
  /// - Parameter key: The member.
  /// - Returns: The path, as it is written.
  /// - Throws: `DecodingError`, also where the path leads anywhere else.
  func decodePath(forKey key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    do {
      return try RelativePath(text).text
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: error.description)
    }
  }

  /// Reads one name: an id, a code, or a file of a directory.
  ///
  /// - Parameter key: The member.
  /// - Returns: The name.
  /// - Throws: `DecodingError`, also where it could be taken for more than one name.
  func decodeName(forKey key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    do {
      return try RelativePath(components: [text]).text
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: error.description)
    }
  }

  /// Reads one name that may be empty, where nothing has it.
  ///
  /// - Parameter key: The member.
  /// - Returns: The name.
  /// - Throws: `DecodingError`.
  func decodeNameOrNothing(forKey key: Key) throws -> String {
    try decode(String.self, forKey: key).isEmpty ? "" : decodeName(forKey: key)
  }

  /// Reads a number that can be calculated with.
  ///
  /// - Parameter key: The member.
  /// - Returns: The number, which is a count.
  /// - Throws: `DecodingError`, also for a negative one, and one that nobody counts to.
  func decodeCount(forKey key: Key) throws -> Int {
    let count = try decode(Int.self, forKey: key)
    guard (0...1_000_000_000_000).contains(count) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "\(count) is not a count")
    }
    return count
  }

  /// Reads a time that can be calculated with.
  ///
  /// - Parameter key: The member.
  /// - Returns: The time.
  /// - Throws: `DecodingError`, also for one that is too far away to be one.
  func decodeTime(forKey key: Key) throws -> Timestamp {
    let time = try decode(Timestamp.self, forKey: key)
    guard (-1 << 60...1 << 60).contains(time.milliseconds) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "\(time.milliseconds) is not a time")
    }
    return time
  }
}
