// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The name of a file in which the content of another one waits until it is whole.
///
/// It is hidden, and no other process uses it: `.<target>.<process>.<random>-<check>.tmp`. Where the system
/// knows files without a name, it is seen for a moment only; elsewhere a process that is killed leaves
/// it behind, and the name says enough to tell such files from those of others; see ``AbandonedFile``.
///
/// A file that changes places with the one that it replaces has a name with one number more, by which
/// either of the two is known: `.<target>.<process>.<random>-<check>-<files>.tmp`.
package struct TemporaryName: Sendable, Hashable {
  /// The name.
  package let text: String
  /// The beginning of the target's name, and all of it unless that is long.
  package let target: String
  /// The number of the process that made the name.
  package let process: Int32
  /// What else the name says; `nil` for names as earlier versions made them.
  let claim: Claim?

  /// What a name says of the file that has it.
  struct Claim: Hashable {
    /// The kernel under which the name was made; see ``KernelMark``.
    var kernel: UInt32
    /// Tells names of one process apart.
    var random: UInt32
    /// The two files that change places; `nil` for a name that no other file than the one made under it
    /// ever has.
    var files: Exchange?
  }

  /// The fingerprints of two files that change places.
  struct Exchange: Hashable {
    /// The file that was written.
    var written: UInt32
    /// The file that it replaces.
    var replaced: UInt32
  }

  /// Names have at most 255 bytes, and letters of many scripts take three.
  private static let longestTarget = 100

  /// Makes a name.
  ///
  /// - Parameter target: The name of the file that is to be replaced.
  package init(for target: String) {
    var target = target[...]
    while target.utf8.count > Self.longestTarget { target.removeLast() }
    let random = UInt32.random(in: 0...UInt32.max)
    self.init(String(target), getpid(), Claim(kernel: KernelMark.current, random: random))
  }

  init(_ target: String, _ process: Int32, _ claim: Claim) {
    self.target = target
    self.process = process
    self.claim = claim
    text = Self.text(target, process, claim)
  }

  /// The name that the file gets right before it changes places with the one that it replaces.
  ///
  /// - Parameters:
  ///   - written: The file.
  ///   - replaced: The file that it replaces.
  /// - Returns: The name.
  func exchanging(_ written: FileStamp, _ replaced: FileStamp) -> TemporaryName {
    guard var claim else { return self }
    claim.files = Exchange(
      written: Fingerprint.of(written), replaced: Fingerprint.of(replaced))
    return TemporaryName(target, process, claim)
  }

  /// Reads a name.
  ///
  /// - Parameter text: The name of a file; `nil` comes of any that is not such a name to the letter.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0].isEmpty, parts[parts.count - 1] == "tmp" else { return nil }
    let process = parts[parts.count - 3]
    // Numbers as they are written here, without signs, leading zeros and capitals.
    guard let number = Int32(process), number > 0, String(number) == process else { return nil }
    let target = parts[1..<parts.count - 3].joined(separator: ".")
    guard !target.isEmpty, target.utf8.count <= Self.longestTarget else { return nil }
    let fields = parts[parts.count - 2].split(separator: "-", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field -> UInt64? in
      guard let bits = UInt64(field, radix: 36), Self.digits(bits) == field else { return nil }
      return bits
    }
    guard numbers.count == fields.count, (1...3).contains(numbers.count) else { return nil }
    self.text = text
    self.target = target
    self.process = number
    guard numbers.count > 1 else {
      claim = nil
      return
    }
    var claim = Claim(kernel: Self.halves(numbers[0]).0, random: Self.halves(numbers[0]).1)
    if numbers.count == 3 {
      let (written, replaced) = Self.halves(numbers[2])
      claim.files = Exchange(written: written, replaced: replaced)
    }
    // Nobody else comes by such a name by accident.
    guard Self.text(target, number, claim) == text else { return nil }
    self.claim = claim
  }

  /// Whether ``target`` may be the beginning alone of a longer name.
  package var isShortened: Bool {
    // Of the character that did not fit any more, 25 bytes and more are possible, and most are short.
    target.utf8.count > Self.longestTarget - 32
  }

  private static func text(_ target: String, _ process: Int32, _ claim: Claim) -> String {
    let start = ".\(target).\(process).\(digits(whole(claim.kernel, claim.random)))"
    let files = claim.files.map { "-" + digits(whole($0.written, $0.replaced)) } ?? ""
    return "\(start)-\(digits(UInt64(Fingerprint.of(start + files))))\(files).tmp"
  }

  private static func digits(_ number: UInt64) -> String { String(number, radix: 36) }

  private static func whole(_ high: UInt32, _ low: UInt32) -> UInt64 {
    UInt64(high) << 32 | UInt64(low)
  }

  private static func halves(_ number: UInt64) -> (UInt32, UInt32) {
    (UInt32(number >> 32), UInt32(truncatingIfNeeded: number))
  }
}
