// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Writing to an open descriptor until all is written: a file, a pipe or a terminal.
package enum WholeWrite {
  /// Why not all was written.
  package struct Failure: Error {
    /// The system's number for it.
    package var number: Int32
  }

  /// Writes bytes.
  ///
  /// What is taken in parts is written in parts, an interrupted call is made again, and a descriptor
  /// that does not block is waited for.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - descriptor: Where they go.
  /// - Throws: ``Failure``; some of the bytes may be written then.
  package static func write(
    _ bytes: [UInt8], to descriptor: Int32
  ) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Sound: the system reads at most `count` bytes of a buffer that holds as many.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw Failure(number: errno)
      }
    }
  }
}
