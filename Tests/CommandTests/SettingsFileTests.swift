// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Files that a directory brings along decide what is validated, and never whether it ends.
struct SettingsFileTests {
  /// What may have the name of a file of settings, made by a line of shell at `$1`.
  private static let makers = [
    "mkfifo $1", "ln -s /dev/zero $1", "mkdir $1", "mkfifo p; ln -s ../p $1",
  ]

  /// Each file that is read because a directory says so.
  private static let places = [
    "make d/.captions.json",
    "make d/x.srt.captions.json",
    #"echo '{"profile":"./own.json"}' > d/.captions.json; make d/own.json"#,
    #"echo '{"speech":"speech.txt"}' > d/.captions.json; make d/speech.txt"#,
    #"echo '{"glyphs":"glyphs.txt"}' > d/.captions.json; make d/glyphs.txt"#,
  ]

  @Test(arguments: makers, places)
  func onlyARegularFileIsReadBecauseADirectorySaysSo(maker: String, place: String) throws {
    let captions = try Captions()
    try captions.file("d/x.srt", CacheTests.clean)
    let outcome = try captions.shell(
      """
      make() { \(maker); }
      \(place); export CAPTIONS_CACHE_DIR=$PWD/cache
      (ulimit -v 4000000; timeout 60 $CAPTIONS validate d/x.srt)
      """)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("cannot read: it is a"), "\(outcome.messages)")
  }

  @Test(arguments: [
    #"{"speech":"/dev/stdin"}"#, #"{"profile":"../../../../../../../../dev/zero"}"#,
    #"{"glyphs":"/dev/zero"}"#, #"{"profile":"\u001b[31mX"}"#, #"{"language":"\u001b[31m"}"#,
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
  ])
  func aHostileConfigurationEnds(text: String) throws {
    let captions = try Captions()
    try captions.file("d/x.srt", "1\n00:00:05,000 --> 00:00:02,000\nneg\n")
    try captions.file("d/.captions.json", text)
    let outcome = try captions.shell(
      "export CAPTIONS_CACHE_DIR=$PWD/cache; (ulimit -v 4000000; timeout 60 $CAPTIONS validate d)")
    #expect(outcome.status == (text.contains("language") ? 1 : 2))
    #expect(!(outcome.output + outcome.messages).contains("\u{1B}"))
  }

  /// To read what is nested deep takes no longer than to read what is flat.
  @Test(arguments: ["[", #"{"a":"#]) func aProfileThatIsNestedDeepIsRefused(open: String) throws {
    let captions = try Captions()
    try captions.file("d/x.srt", CacheTests.clean)
    try captions.file("d/.captions.json", #"{"profile":"./own.json"}"#)
    let close = open == "[" ? "]" : "}"
    let nested =
      String(repeating: open, count: 400) + "1" + String(repeating: close, count: 400)
    let many = repeatElement(nested, count: 300).joined(separator: ",")
    try captions.file("d/own.json", #"{"name":"own","base":"upload","sources":[\#(many)]}"#)
    let outcome = try captions.shell("timeout 60 $CAPTIONS validate d/x.srt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("nested"))
  }

  /// A file of the kernel's that never has anything to read, and is called a regular one.
  @Test(.enabled(if: getuid() == 0 && access("/proc/kmsg", R_OK) == 0))
  func aFileThatWouldBeWaitedForIsRefused() throws {
    let captions = try Captions()
    try captions.file("d/x.srt", CacheTests.clean)
    try captions.file("d/.captions.json", #"{"speech":"/proc/kmsg"}"#)
    let outcome = try captions.shell("timeout 60 $CAPTIONS validate d")
    #expect(outcome.status == 2)
  }

  /// Who names a pipe knows what they do.
  @Test(arguments: [
    ("--speech", "1 3"), ("--glyphs", "U+0020-U+007E"),
    ("--profile", #"{"name":"own","base":"upload"}"#),
  ])
  func aPipeThatIsNamedIsRead(option: String, text: String) throws {
    let captions = try Captions()
    try captions.file("x.srt", CacheTests.clean)
    try captions.file("text", text + "\n")
    let outcome = try captions.shell(
      "mkfifo p.json; cat text > p.json & timeout 60 $CAPTIONS validate x.srt \(option) ./p.json")
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
