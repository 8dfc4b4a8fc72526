// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `captions align` with directories and several references: who belongs to whom, and what is said
/// where that is not clear.
struct AlignDirectoryTests {
  /// Files of dialogue by their names: the seed, and by how many milliseconds they are late.
  private func captions(_ files: [String: (seed: UInt64, late: Int)]) throws -> Captions {
    let captions = try Captions()
    for (name, file) in files {
      try captions.file(name, inventedDialogue(file.seed) { $0 + file.late })
    }
    return captions
  }

  @Test func filesAreMatchedByNames() throws {
    let captions = try captions([
      "english/One.en.srt": (4, 0), "english/Two.en.srt": (5, 0), "german/One.de.srt": (4, 3000),
      "german/Two.de.srt": (5, 4000),
    ])
    let outcome = try captions.run("align", "german", "-r", "english", "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try captions.content("german/One.de.srt") == inventedDialogue(4))
    #expect(try captions.content("german/Two.de.srt") == inventedDialogue(5))
    let again = try captions.run("align", "german", "-r", "english", "--in-place")
    #expect(again.status == 0)
    #expect(again.messages.contains("already aligned"))
  }

  /// What has no partner, or one that does not fit, keeps nobody back, and is left alone.
  @Test func whatHasNoPartnerIsSaidAndLeftAlone() throws {
    let captions = try captions([
      "english/One.en.srt": (4, 0), "english/Two.en.srt": (5, 0), "german/One.de.srt": (4, 3000),
      "german/Two.de.srt": (9, 0), "german/Three.de.srt": (6, 0),
    ])
    let outcome = try captions.run("align", "german", "-r", "english", "--in-place", "--json")
    #expect(outcome.status == 2)
    #expect(
      outcome.messages.contains("german/Three.de.srt: no reference is called so"),
      "\(outcome.messages)")
    #expect(
      outcome.messages.contains("german/Two.de.srt: does not fit english/Two.en.srt"),
      "\(outcome.messages)")
    #expect(try captions.content("german/One.de.srt") == inventedDialogue(4))
    #expect(try captions.content("german/Two.de.srt") == inventedDialogue(9))
    #expect(try captions.content("german/Three.de.srt") == inventedDialogue(6))
    // One list, the refused file in it.
    let list = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let documents = try #require(list as? [[String: Any]])
    #expect(
      documents.map { "\($0["file"] ?? "") \($0["verdict"] ?? "")" }.sorted() == [
        "german/One.de.srt aligned", "german/Two.de.srt refused",
      ])
  }

  @Test func aPartnerOfTheSameSubdirectoryCounts() throws {
    let captions = try captions([
      "english/s1/One.en.srt": (4, 0), "english/s2/One.en.srt": (5, 0),
      "german/s1/One.de.srt": (4, 2000), "german/s2/One.de.srt": (5, 2000),
    ])
    let outcome = try captions.run("align", "german", "-r", "english", "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try captions.content("german/s1/One.de.srt") == inventedDialogue(4))
    #expect(try captions.content("german/s2/One.de.srt") == inventedDialogue(5))
  }

  /// Between two that are called alike nobody guesses, whether a directory is aligned or one file.
  @Test(arguments: ["german", "german/One.de.srt"])
  func anAmbiguousPartnerIsAskedFor(path: String) throws {
    let captions = try captions([
      "english/s1/One.en.srt": (4, 0), "english/s2/One.en.srt": (5, 0),
      "german/One.de.srt": (4, 2000),
    ])
    let outcome = try captions.run("align", path, "-r", "english", "--in-place")
    #expect(outcome.status == 2)
    let said =
      "german/One.de.srt: could belong to any of english/s1/One.en.srt, english/s2/One.en.srt; name "
      + "the right one with -r"
    #expect(outcome.messages.contains(said), "\(outcome.messages)")
    #expect(try captions.content("german/One.de.srt") == inventedDialogue(4) { $0 + 2000 })
    let named = try captions.run(
      "align", "german/One.de.srt", "-r", "english/s1/One.en.srt", "--in-place")
    #expect(named.status == 0)
    #expect(try captions.content("german/One.de.srt") == inventedDialogue(4))
  }

  /// The references of all languages are asked, and those that say otherwise are told.
  @Test func severalLanguagesAreSeveralReferences() throws {
    let captions = try captions([
      "other/One.en.srt": (4, 0), "other/One.fr.srt": (4, 900), "other/One.it.srt": (7, 0),
      "german/One.de.srt": (4, 2000),
    ])
    let outcome = try captions.run("align", "german", "-r", "other", "--dry-run")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("german/One.de.srt: by other/One."), "\(outcome.output)")
    #expect(
      outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("german/One.de.srt: ") })
    #expect(outcome.output.contains("fits too, and differs by up to 00:00:00,900"))
    #expect(outcome.output.contains("other/One.it.srt does not fit"))
  }

  @Test func aReferenceThatCannotBeReadIsPassedOver() throws {
    let captions = try captions(["film.de.srt": (1, 2500), "film.en.srt": (1, 0)])
    try captions.file("empty.srt", "")
    try captions.file("one.srt", "1\n00:00:01,000 --> 00:00:02,000\nx\n")
    try captions.file("style.srt", "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0\n")
    for broken in ["empty.srt", "one.srt", "style.srt"] {
      let outcome = try captions.run(
        "align", "film.de.srt", "-r", broken, "-r", "film.en.srt", "--dry-run")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output.hasPrefix("by film.en.srt\n"), "\(outcome.output)")
      #expect(outcome.output.contains("passed over: \(broken): "), "\(outcome.output)")
      let alone = try captions.run("align", "film.de.srt", "-r", broken, "--in-place")
      #expect(alone.status == 2)
      #expect(alone.messages.hasPrefix("captions: \(broken): "), "\(alone.messages)")
    }
  }

  /// What does not exist was misspelt: nothing goes on without it.
  @Test func aReferenceThatIsMissingEndsTheRun() throws {
    let captions = try captions(["film.de.srt": (1, 2500), "film.en.srt": (1, 0)])
    let outcome = try captions.run(
      "align", "film.de.srt", "-r", "film.en.srt", "-r", "missing.srt", "--in-place")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("missing.srt"))
    try FileManager.default.createDirectory(
      at: captions.directory.appending(path: "none"), withIntermediateDirectories: false)
    let empty = try captions.run("align", "film.de.srt", "-r", "none", "--in-place")
    #expect(empty.messages == "captions: no captions in none\n")
    #expect(empty.status == 2)
    #expect(try captions.content("film.de.srt") == inventedDialogue(1) { $0 + 2500 })
  }

  @Test func aDirectoryHasNoFilm() throws {
    let captions = try captions(["german/One.de.srt": (4, 2000)])
    let outcome = try captions.run("align", "german", "--media", "film.mkv", "--in-place")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("--media is the film of one file"))
  }
}
