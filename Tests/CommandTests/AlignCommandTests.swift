// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `captions align` as people meet it: what it says, what it refuses, and how to go on.
struct AlignCommandTests {
  private func file(_ seed: UInt64, _ map: (Int) -> Int = { $0 }) -> String {
    inventedDialogue(seed, map)
  }

  private func captions(_ map: (Int) -> Int) throws -> Captions {
    let captions = try Captions()
    try captions.file("film.en.srt", file(1))
    try captions.file("film.de.srt", file(1, map))
    return captions
  }

  @Test func saysWhatItFoundAndHowToUndoIt() throws {
    let captions = try captions { $0 + 7300 }
    let outcome = try captions.run("align", "film.de.srt", "-r", "film.en.srt", "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains(": offset\n"))
    let undo = "to undo: captions shift film.de.srt --by 00:00:07,300 --in-place\n"
    #expect(outcome.messages.contains(undo), "\(outcome.messages)")
    #expect(try captions.content("film.de.srt") == file(1))
    _ = try captions.run("shift", "film.de.srt", "--by", "00:00:07,300", "--in-place")
    #expect(try captions.content("film.de.srt") == file(1) { $0 + 7300 })
  }

  @Test func driftIsOneDocumentOfOneBlock() throws {
    let captions = try captions { $0 * 1000 / 1020 + 500 }
    let outcome = try captions.run(
      "align", "film.de.srt", "-r", "film.en.srt", "--json", "--dry-run")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["verdict"] as? String == "aligned")
    #expect(document["found"] as? [String] == ["offset", "drift"])
    let parts = try #require(document["parts"] as? [[String: Any]])
    #expect(parts.count == 1)
    #expect((parts[0]["blocks"] as? [Any])?.count == 1)
    #expect((parts[0]["ratioDecimal"] as? String)?.hasPrefix("1.0") == true)
  }

  @Test func joinedPartsArePutOneBehindTheOther() throws {
    let captions = try Captions()
    try captions.file("film.en.srt", file(1))
    let middle = file(1).range(of: "41\n")?.lowerBound ?? file(1).startIndex
    let whole = file(1)
    let later = file(1) { $0 - 170_000 }
    let second = later.range(of: "\n\n41\n")?.lowerBound ?? later.startIndex
    try captions.file("film.de.srt", String(whole[..<middle]) + later[second...].dropFirst(2))
    let outcome = try captions.run("align", "film.de.srt", "-r", "film.en.srt")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output == whole)
    #expect(outcome.messages.contains("joined parts"))
  }

  @Test func refusesWithAReason() throws {
    let captions = try Captions()
    try captions.file("film.en.srt", file(1))
    try captions.file("film.de.srt", file(2))
    let outcome = try captions.run("align", "film.de.srt", "-r", "film.en.srt", "--in-place")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("more than chance lets it"), "\(outcome.messages)")
    #expect(try captions.content("film.de.srt") == file(2))
  }

  @Test func anAdvertBeforeZeroIsNoEnd() throws {
    let captions = try captions { $0 + 9000 }
    let advert = "0\n00:00:00,000 --> 00:00:04,000\nadvert\n\n"
    try captions.file("film.de.srt", advert + file(1) { $0 + 9000 })
    let outcome = try captions.run(
      "align", "film.de.srt", "-r", "film.en.srt", "--output", "out.srt")
    #expect(outcome.status == 2)
    let command =
      "captions align film.de.srt -r film.en.srt --output out.srt --on-negative drop"
    #expect(outcome.messages.contains(command), "\(outcome.messages)")
    let words = command.split(separator: " ").dropFirst().map(String.init)
    #expect(try captions.run(words).status == 0)
    #expect(try captions.content("out.srt") == file(1))
  }

  @Test func keepsABackupAndSaysSoInTheCommandThatGoesOn() throws {
    let captions = try captions { $0 + 2500 }
    let arguments = ["align", "film.de.srt", "-r", "film.en.srt", "--backup"]
    #expect(try captions.run(arguments).status == 64)
    let outcome = try captions.run(arguments + ["--in-place"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try captions.content("film.de.srt") == file(1))
    #expect(try captions.content("film.de.srt.bak") == file(1) { $0 + 2500 })
    // What fits already is not replaced.
    #expect(try captions.run(arguments + ["--in-place"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: captions.directory.path + "/film.de.srt.bak.1"))

    try captions.file(
      "film.de.srt", "0\n00:00:00,000 --> 00:00:04,000\nadvert\n\n" + file(1) { $0 + 9000 })
    let refused = try captions.run(arguments + ["--in-place"])
    #expect(refused.status == 2)
    let command =
      "captions align film.de.srt -r film.en.srt --in-place --backup --on-negative drop"
    #expect(refused.messages.contains(command), "\(refused.messages)")
  }

  @Test func theReferenceThatFitsIsTaken() throws {
    let captions = try captions { $0 + 2500 }
    try captions.file("other.srt", file(3))
    let outcome = try captions.run(
      "align", "film.de.srt", "-r", "other.srt", "-r", "film.en.srt", "--dry-run")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("by film.en.srt\n"))
    #expect(outcome.output.contains("other.srt does not fit\n"))
  }
}
