// SPDX-License-Identifier: Apache-2.0

/// Which kernel this is, since when it was started: containers share it, and virtual machines do not.
///
/// Processes under one kernel see each other's locks, whatever the file system and whatever they know of
/// each other otherwise.
enum KernelMark {
  /// The mark; 0 where the system does not tell.
  static let current: UInt32 = {
    guard var file = try? InputFile(path: "/proc/sys/kernel/random/boot_id"),
      let bytes = try? file.readAll(limit: 256), !bytes.isEmpty
    else { return 0 }
    return Fingerprint.of(String(decoding: bytes, as: UTF8.self))
  }()
}
