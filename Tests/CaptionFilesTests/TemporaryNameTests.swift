// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc
import Testing

@Suite struct TemporaryNameTests {
  @Test(
    "A name that was made is read again",
    arguments: [
      "a", "talk.eng.srt", ".sandbox-log.json", "...", String(repeating: "n", count: 255),
      String(repeating: "語", count: 80),
    ])
  func roundTrip(target: String) throws {
    let made = TemporaryName(for: target)
    #expect(made.text.utf8.count <= 255)
    let read = try #require(TemporaryName(made.text))
    #expect(read == made)
    #expect(read.process == getpid())
    #expect(target.hasPrefix(read.target))
    #expect(read.target == target || read.isShortened)
    #expect(TemporaryName(for: target) != made)
  }

  @Test(
    "No other name is taken for one",
    arguments: [
      "", ".", ".tmp", ".a.tmp", ".a.1.tmp", "a.b.1.2.tmp", "..1.2.tmp", ".a.0.2.tmp",
      ".a.-1.2.tmp",
      ".a.+1.2.tmp", ".a.01.2.tmp", ".a.1..tmp", ".a..2.tmp", ".a.1.AB.tmp", ".a.1.02.tmp",
      ".a.1.2.TMP", ".a.1.2.tmp~", ".a.1.2.tmp.", ".a.1.zzzzzzzzzzzzzz.tmp", ".a.4294967296.2.tmp",
      ".\(String(repeating: "a", count: 101)).1.2.tmp", ".a.1.-.tmp", ".a.1.2-.tmp", ".a.1.-2.tmp",
      ".a.1.2-3.tmp", ".a.1.2-3-4.tmp", ".a.1.2-3-4-5.tmp",
    ])
  func others(name: String) {
    #expect(TemporaryName(name) == nil)
  }
}
