// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaptionsCommand

struct FFmpegMessagesTests {
  private let text = """
    [warning] Guessed Channel Layout for Input Stream #0.0 : mono
    [info] Input #0, matroska,webm, from 'file:[error].mkv':
    [info]   title           : [error] not one
    [info]   Duration: 01:32:10.04, start: 0.000000, bitrate: 352 kb/s
    [aac @ 0x5606d49360c0] [error] channel element 0.0 is not allocated
    [aac @ 0x5606d49360c0] [error] channel element 0.0 is not allocated
    [info]   Duration: 99:00:00.00
    [mov,mp4 @ 0x1] [fatal] [x] moov atom not found\r
    no level

    """

  @Test(arguments: [1, 7, 10_000])
  func errorsAndTheLengthAreFound(size: Int) {
    var messages = FFmpegMessages()
    let bytes = Array(text.utf8)
    for begin in stride(from: 0, to: bytes.count, by: size) {
      messages.take(bytes[begin..<min(begin + size, bytes.count)])
    }
    messages.finish()
    #expect(messages.seconds == 92 * 60 + 11)
    #expect(
      messages.errors == ["channel element 0.0 is not allocated", "[x] moov atom not found"])
  }

  @Test(arguments: [
    "N/A, start", "1:2", "01:60:00.0", "-1:00:00", "99999999999999999999:00:00.00", "",
  ])
  func aLengthThatMakesNoSenseIsNone(length: String) {
    var messages = FFmpegMessages()
    messages.take("[info] Duration: \(length)\n".utf8)
    #expect(messages.seconds == nil)
  }

  /// However much it complains, only the last of it is kept, and of a line its beginning.
  @Test func complaintsAreBounded() {
    var messages = FFmpegMessages()
    for number in 0..<1000 {
      messages.take("[error] \(number) ".utf8)
      messages.take(repeatElement(0x78, count: 5000))
      messages.take("\n".utf8)
    }
    #expect(messages.errors.map { $0.prefix(4) } == ["996 ", "997 ", "998 ", "999 "])
    #expect(messages.errors.allSatisfy { $0.count <= 2000 })
  }
}
