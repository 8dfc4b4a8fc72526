// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Dispatch
import Glibc
import Testing

struct WholeWriteTests {
  /// More than a pipe holds, into one that does not wait: what is not taken yet is written later.
  @Test func waitsForADescriptorThatDoesNotBlock() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    defer { close(reader) }
    try #require(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let written = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      do { try WholeWrite.write(bytes, to: writer) } catch { Issue.record(error) }
      close(writer)
      written.signal()
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 50_000)
    while case let count = read(reader, &buffer, buffer.count), count > 0 {
      received += buffer[..<count]
    }
    written.wait()
    #expect(received == bytes)
  }

  @Test func saysWhyNotAllWasWritten() {
    #expect { try WholeWrite.write([1], to: -1) } throws: { error in
      (error as? WholeWrite.Failure)?.number == EBADF
    }
    #expect(throws: Never.self) { try WholeWrite.write([], to: -1) }
  }
}
