// SPDX-License-Identifier: Apache-2.0

import Testing

/// One media in three languages, of which files are changed, added and removed.
enum SyncTalk {
  static let media = RemoteMedia(
    id: "aaaaaaaaa1", name: "Talk",
    captions: ["eng": captions("Old"), "fra": captions("Salut"), "deu": captions("Hallo")])

  /// Makes the files, and lets both sides agree on them.
  static func agree(_ bench: SyncBench) throws {
    for (path, word) in [
      ("Talk.en.srt", "Old"), ("Talk.fr.srt", "Salut"), ("Talk.de.srt", "Hallo"),
    ] {
      try bench.file(path, captions(word))
    }
    #expect(try bench.sync("apply", ["--yes"]).status == 0)
  }

  /// Changes one file, adds one and removes one; then says what the account holds.
  static func change(_ bench: SyncBench) throws -> [String: String] {
    try bench.file("Talk.en.srt", captions("New"))
    try bench.file("Talk.es.srt", captions("Hola"))
    try bench.remove("Talk.fr.srt")
    return try bench.tracks()
  }
}
