// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The name of a file in which the content of another one waits until it is whole.
///
/// It is hidden, and no other process uses it: `.<target>.<process>.<random>.tmp`. Where the system
/// knows files without a name, it is seen for a moment only; elsewhere a process that is killed leaves
/// it behind, and whoever knows which process that was can tell such files from those of others.
public struct TemporaryName: Sendable, Hashable {
  /// The name.
  public let text: String
  /// The beginning of the target's name, and all of it unless that is long.
  public let target: String
  /// The number of the process that made the name.
  public let process: Int32

  /// Names have at most 255 bytes, and letters of many scripts take three.
  private static let longestTarget = 100

  /// Makes a name.
  ///
  /// - Parameter target: The name of the file that is to be replaced.
  public init(for target: String) {
    var target = target[...]
    while target.utf8.count > Self.longestTarget { target.removeLast() }
    self.target = String(target)
    process = getpid()
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    text = ".\(target).\(process).\(random).tmp"
  }

  /// Reads a name.
  ///
  /// - Parameter text: The name of a file; `nil` comes of any that is not such a name to the letter.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0].isEmpty, parts[parts.count - 1] == "tmp" else { return nil }
    let (process, random) = (parts[parts.count - 3], parts[parts.count - 2])
    // Numbers as they are written here, without signs, leading zeros and capitals.
    guard let number = Int32(process), number > 0, String(number) == process,
      let bits = UInt64(random, radix: 36), String(bits, radix: 36) == random
    else { return nil }
    let target = parts[1..<parts.count - 3].joined(separator: ".")
    guard !target.isEmpty, target.utf8.count <= Self.longestTarget else { return nil }
    self.text = text
    self.target = target
    self.process = number
  }

  /// Whether ``target`` may be the beginning alone of a longer name.
  public var isShortened: Bool {
    // Of the character that did not fit any more, 25 bytes and more are possible, and most are short.
    target.utf8.count > Self.longestTarget - 32
  }
}
