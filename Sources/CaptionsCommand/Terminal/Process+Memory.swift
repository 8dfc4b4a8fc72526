// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

extension Process {
  /// Whether all that the arguments name are small files: a process that is over at once need not give
  /// back memory, which takes longer than to read them.
  ///
  /// - Parameter arguments: The arguments of the tool; what is no path among them does not count.
  /// - Returns: `false` where they name a directory, a pipe, standard input, or nothing.
  static func readsLittle(_ arguments: [String]) -> Bool {
    var total = 0
    for argument in arguments {
      if argument == "-" { return false }
      var status = stat()
      guard unsafe stat(argument, &status) == 0 else { continue }
      guard status.st_mode & S_IFMT == S_IFREG else { return false }
      total += Int(status.st_size)
      if total > 1 << 20 { return false }
    }
    return total > 0
  }

  /// Gives back the memory of the code that has run so far, on Linux.
  ///
  /// To parse the arguments runs through some megabytes of code, of which a verb needs little again;
  /// what it needs comes back by itself, from the system's cache of the file. A process that reads a
  /// long stream would hold the rest to its end. A debugger loses the breakpoints that it set before.
  static func releaseCode() {
    guard let code = codeRange() else { return }
    // Sound: nobody writes to pages of code, and the system reads them again from the file when they
    // are touched.
    unsafe madvise(
      UnsafeMutableRawPointer(bitPattern: code.lowerBound), Int(code.upperBound - code.lowerBound),
      MADV_DONTNEED)
  }

  /// The addresses of the program's code, if that is what the first mapping of the process holds, as
  /// it does where the program is linked at a fixed address.
  private static func codeRange() -> Range<UInt>? {
    guard var maps = try? InputFile(path: "/proc/self/maps") else { return nil }
    var buffer = [UInt8](repeating: 0, count: 64)
    guard let count = try? maps.read(into: &buffer) else { return nil }
    // `00400000-01907000 r-xp 00000000 fe:00 …`
    let fields = buffer[..<count].split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard fields.count == 3, fields[1].elementsEqual("r-xp".utf8) else { return nil }
    let ends = fields[0].split(separator: UInt8(ascii: "-")).compactMap {
      UInt(String(decoding: $0, as: UTF8.self), radix: 16)
    }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
  }
}
