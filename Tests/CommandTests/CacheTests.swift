// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What earlier runs found, and when it is not believed.
struct CacheTests {
  static let broken =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n2\n00:00:04,000 --> 00:00:06,000\nBéta\n"
  static let clean = "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n"

  private func run(
    _ captions: Captions, _ more: String..., format: String = "json"
  ) throws -> Captions.Outcome {
    try captions.run(
      ["validate", "d", "--format", format] + more,
      environment: ["CAPTIONS_CACHE_DIR": captions.directory.appending(path: "cache").path])
  }

  private func entries(_ captions: Captions) throws -> [URL] {
    let folder = captions.directory.appending(path: "cache")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects ?? []).compactMap { $0 as? URL }.filter {
      $0.lastPathComponent.count == 30 && !$0.hasDirectoryPath
    }
  }

  private func sample() throws -> Captions {
    let captions = try Captions()
    try captions.file("d/a.srt", Self.broken)
    try captions.file("d/b.srt", Self.clean)
    return captions
  }

  @Test(arguments: ["text", "json", "sarif"])
  func theSecondRunSaysTheSame(format: String) throws {
    let captions = try sample()
    let first = try run(captions, format: format)
    #expect(try entries(captions).count == 2)
    let second = try run(captions, format: format)
    #expect(first.output == second.output)
    #expect(first.messages == second.messages)
    #expect(second.status == 1)
    let without = try run(captions, "--no-cache", format: format)
    #expect(first.output == without.output)
  }

  /// An entry that is read is marked as used.
  @Test func itIsReallyRead() throws {
    let captions = try sample()
    _ = try run(captions)
    let longAgo = Date(timeIntervalSinceNow: -10 * 86_400)
    for url in try entries(captions) {
      try FileManager.default.setAttributes(
        [.modificationDate: longAgo], ofItemAtPath: url.path(percentEncoded: false))
    }
    _ = try run(captions)
    for url in try entries(captions) {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: url.path(percentEncoded: false))
      let used = try #require(attributes[.modificationDate] as? Date)
      #expect(used.timeIntervalSince(longAgo) > 86_400)
    }
  }

  /// Each entry is whole and marked with the right key, and says what was found in another file.
  @Test func anEntryOfAnotherFileIsNotBelieved() throws {
    let captions = try sample()
    _ = try run(captions)
    let urls = try entries(captions).sorted { $0.path < $1.path }
    let contents = try urls.map { try Data(contentsOf: $0) }
    try contents[1].write(to: urls[0])
    try contents[0].write(to: urls[1])
    let swapped = try run(captions)
    let fresh = try run(captions, "--no-cache")
    #expect(swapped.output == fresh.output)
    #expect(swapped.status == fresh.status)
  }

  /// What may stand in the place of the key, and is neither waited for nor believed.
  static let keys = [
    "mkfifo cache/key", "ln -s ../secret cache/key", "mkdir cache/key", "ln -s /dev/zero cache/key",
    "cp secret cache/key; chmod 666 cache/key", "cp secret cache/key; chmod 644 cache/key",
    "cp secret cache/key; chmod 777 cache",
    "rm -r cache; mkdir real; ln -s real cache; mkfifo real/key",
  ]

  @Test(arguments: keys) func aKeyThatOthersMayHaveMadeIsRefused(how: String) throws {
    let captions = try sample()
    try captions.file("secret", Data(repeating: 7, count: 16))
    let outcome = try captions.shell(
      """
      umask 022; mkdir -m 700 cache; \(how)
      CAPTIONS_CACHE_DIR=$PWD/cache timeout 60 $CAPTIONS validate d --format json
      """)
    #expect(outcome.status == 1)
    #expect(outcome.output == (try run(captions, "--no-cache").output))
    #expect(outcome.messages.hasPrefix("captions: the cache is not used: "))
    #expect(outcome.messages.split(separator: "\n").count == 1)
    #expect(try entries(captions).isEmpty)
  }

  @Test(.enabled(if: getuid() == 0)) func aKeyOfAnotherUserIsRefused() throws {
    let captions = try sample()
    try captions.file("secret", Data(repeating: 7, count: 16))
    let outcome = try captions.shell(
      """
      mkdir -m 700 cache; cp secret cache/key; chmod 600 cache/key; chown 1234 cache/key
      CAPTIONS_CACHE_DIR=$PWD/cache timeout 60 $CAPTIONS validate d --format json
      """)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("it belongs to another user"))
    #expect(try entries(captions).isEmpty)
  }

  /// A key that was cut off when the disk was full is made anew; what was kept under it is not found.
  @Test(arguments: [0, 15, 17]) func aKeyOfAnotherLengthIsMadeAnew(count: Int) throws {
    let captions = try sample()
    _ = try run(captions)
    try captions.file("cache/key", Data(repeating: 7, count: count))
    #expect(chmod(captions.directory.appending(path: "cache/key").path, 0o600) == 0)
    let outcome = try run(captions)
    #expect(outcome.messages.isEmpty)
    #expect(try Data(contentsOf: captions.directory.appending(path: "cache/key")).count == 16)
    #expect(try entries(captions).count == 4)
  }

  /// Neither is an entry that is no file waited for, nor a marker.
  @Test(arguments: [
    "for f in cache/??/*; do rm $f; mkfifo $f; done", "rm -f cache/pruned; mkfifo cache/pruned",
    "for f in cache/??/*; do rm $f; ln -s /dev/zero $f; done",
  ])
  func nothingElseInTheCacheIsWaitedFor(how: String) throws {
    let captions = try sample()
    _ = try run(captions)
    let outcome = try captions.shell(
      "\(how)\nCAPTIONS_CACHE_DIR=$PWD/cache timeout 60 $CAPTIONS validate d --format json")
    #expect(outcome.status == 1)
    #expect(outcome.output == (try run(captions, "--no-cache").output))
  }

  /// To prune deletes what is old in the cache, and nothing that a link there leads to.
  @Test func pruningStaysInTheCache() throws {
    let captions = try sample()
    _ = try run(captions)
    let outcome = try captions.shell(
      """
      mkdir photos; touch -d '3 years ago' photos/wedding; rm cache/pruned; ln -s ../photos cache/zz
      mkdir cache/yy; touch -d '3 years ago' cache/yy/old
      CAPTIONS_CACHE_DIR=$PWD/cache $CAPTIONS validate d >&2; ls photos cache/yy
      """)
    #expect(outcome.output == "cache/yy:\n\nphotos:\nwedding\n")
  }

  @Test(arguments: ["changed", "settings", "spoiled", "cut", "off"])
  func nothingStaleIsBelieved(what: String) throws {
    let captions = try sample()
    _ = try run(captions)
    var more: [String] = []
    switch what {
    case "changed": try captions.file("d/a.srt", Self.clean)
    case "settings": more = ["--profile", "netflix", "--language", "en"]
    case "spoiled":
      for url in try entries(captions) {
        var data = try Data(contentsOf: url)
        data[data.count - 1] ^= 1
        try data.write(to: url)
      }
    case "cut":
      for url in try entries(captions) { try Data(contentsOf: url).dropLast(3).write(to: url) }
    default: break
    }
    let environment = [
      "CAPTIONS_CACHE_DIR": captions.directory.appending(path: "cache").path
    ]
    let arguments = ["validate", "d", "--format", "json"] + more
    let cached = try captions.run(arguments, environment: environment)
    let fresh = try captions.run(arguments + ["--no-cache"], environment: environment)
    #expect(cached.output == fresh.output)
    #expect(cached.status == fresh.status)
  }

  @Test func aPlaceThatCannotBeWrittenIsNoError() throws {
    let captions = try sample()
    try captions.file("cache", "a file, not a directory")
    let outcome = try run(captions)
    #expect(outcome.status == 1)
    #expect(outcome.messages.isEmpty)
  }
}
