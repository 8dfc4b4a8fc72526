// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import CaptionTiming
import Testing

@testable import CaptionsCommand

/// What a plan found is worded with the verb or option that goes on from there.
struct SyncReasonWordsTests {
  @Test(arguments: [
    (SyncReason.neverAgreed(preferred: nil), "; decide with --prefer local or --prefer remote"),
    (.neverAgreed(preferred: .remote), "; take it over with sync pull --force"),
    (.changedInAccount(preferred: nil), "; take it over with sync pull"),
    (.changedOnBothSides(preferred: nil), "; decide with --prefer local or --prefer remote"),
    (.fileGoneAccountChanged, "; decide with --prefer local, or take them over with sync pull"),
    (.fileNeverAgreed, "; --force overwrites it"),
    (.fileAndAccountChanged, "; --force overwrites the file"),
    (.fileChanged(isAfterRun: false), "; sync apply sends it"),
    (.noFileName, "; rename the media or its project, or use another --layout"),
    (
      .uncertainEncoding(decision: "windows-1252", path: "a b/Talk.nl.srt"),
      "; save it as UTF-8: captions fix 'a b/Talk.nl.srt' --in-place --encoding NAME"
    ),
    (
      .unfinishedRelabel(code: "fre", newCode: "fra"),
      "; sync relabel takes it up where it stopped"
    ),
  ])
  func `what to do follows what was found`(reason: SyncReason, ending: String) {
    #expect(reason.words == reason.description + ending)
  }

  @Test(arguments: [
    SyncReason.neverAgreed(preferred: .local), .changedInAccount(preferred: .local),
    .onlyInAccount(isForeign: false), .draft, .noCaptions, .looselyEqual,
  ])
  func `nothing follows where nothing is to be done`(reason: SyncReason) {
    #expect(reason.words == reason.description)
  }

  @Test(arguments: [(1, ", or shop000000.uk.srt"), (2, "")])
  func `a contested name has three ways out`(others: Int, second: String) {
    let medias = ["a", "b"].map { AccountMedia(id: "shop000000", name: $0) }
    let contested = SyncReason.ContestedName(
      name: "Sales-UK", owners: SyncReason.MediaList([medias[0]]),
      others: SyncReason.MediaList(Array(medias.prefix(others))), language: "uk")
    #expect(
      SyncReason.contestedName(contested).words.hasSuffix(
        "; name it like Sales-UK.en.srt\(second), or list it in a --map"))
  }

  @Test func `another frame rate is offered with its command`() throws {
    let note = SyncNote.otherFrameRate(
      warning: "warning: it ends late", path: "Talk.en.srt", from: try FrameRate("25"),
      to: try FrameRate("23.976"))
    #expect(
      note.words
        == "warning: it ends late; to convert it: captions retime Talk.en.srt --in-place --from-fps 25 "
        + "--to-fps 23.976")
  }
}
