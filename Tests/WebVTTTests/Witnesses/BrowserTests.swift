// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Foundation
import Testing
import WebVTT

/// Chromium as a witness: what its parser makes of every case of the tables.
@Suite(.enabled(if: Browser.path != nil, "Chromium is not there"))
struct BrowserTests {
  /// Where Chromium, as of 2026, does otherwise than the standard says.
  private static let known: Set<String> = [
    // The line above the times is an identifier to it, also in the header, and also where it is `STYLE`.
    "no empty line below the header", "what would be an identifier",
    "a line of a space below the signature", "a style right above times",
    // A form feed is no white space to it.
    "settings '\u{0C}align:end\u{0C}size:50%'",
    // The white space of a name stays as it is, but for the first character.
    "<v.loud.first Ann  B.  Smith >a", "<v Ann\nSmith>a",
    // What follows a time in a tag is passed over.
    "a<00:01.500 >b", "a<00:01.500.x>b",
  ]

  private static func cue(_ cue: WebVTTCue) -> Browser.Cue {
    let settings = cue.settings
    return Browser.Cue(
      id: cue.identifier, start: Double(cue.start.milliseconds) / 1000,
      end: Double(cue.end.milliseconds) / 1000, text: cue.text,
      vertical: settings.writingDirection.rawValue, snapToLines: settings.snapsToLines,
      line: settings.line, position: settings.position, size: settings.size,
      align: settings.alignment.rawValue, tree: CueText(parsing: cue.text.utf8.span).tree)
  }

  @Test func readsFilesAsTheBrowserDoes() throws {
    let files = FileParsingTests.all
    let read = try #require(try Browser.read(files.map { Array($0.file.utf8) }))
    for (file, cues) in zip(files, read) where !Self.known.contains(file.name) {
      let ours = WebVTTDocument(parsing: Array(file.file.utf8)).shownCues.map(Self.cue)
      #expect(Self.sorted(ours) == cues ?? [], "\(file.name)")
    }
  }

  /// Broken files of all kinds, but for what ``known`` names.
  @Test func readsBrokenFilesAsTheBrowserDoes() throws {
    let files = (0..<200).map { seed in
      var generator = VTTGenerator(seed: UInt64(seed) &+ 5000)
      return generator.brokenFile()
    }
    let read = try #require(try Browser.read(files))
    for (file, cues) in zip(files, read) {
      let document = WebVTTDocument(parsing: file)
      let ours = document.shownCues.map(Self.cue)
      // A cue right below the header is where the browser has its own mind.
      guard !Recorder(file, chunks: [max(1, file.count)]).hasCueBelowHeader else { continue }
      let read = Self.withoutIdentifiers(cues ?? [])
      #expect(
        Self.withoutIdentifiers(Self.sorted(ours)) == read,
        "\(String(decoding: file, as: UTF8.self))")
    }
  }

  /// The browser takes any line above the times for an identifier where an unreadable cue stood above.
  private static func withoutIdentifiers(_ cues: [Browser.Cue]) -> [Browser.Cue] {
    cues.map { cue in
      var cue = cue
      cue.id = ""
      return cue
    }
  }

  private static func sorted(_ cues: [Browser.Cue]) -> [Browser.Cue] {
    cues.enumerated().sorted {
      ($0.element.start, -($0.element.end ?? 0), $0.offset)
        < ($1.element.start, -($1.element.end ?? 0), $1.offset)
    }.map(\.element)
  }

  /// A browser that is repaired, or a case that was renamed, leaves no idle exception.
  @Test func theExceptionsAreCases() {
    let names = Set(FileParsingTests.all.map(\.name) + TextParsingTests.all.map(\.text))
    #expect(Self.known.isSubset(of: names))
  }

  @Test func readsTextAsTheBrowserDoes() throws {
    // Text that a cue cannot hold is left out.
    let texts = TextParsingTests.all.filter {
      !$0.text.isEmpty && !$0.text.contains("-->") && !$0.text.contains("\n\n")
    }
    let files = texts.map { Array("WEBVTT\n\n00:00.000 --> 00:01.000\n\($0.text)\n".utf8) }
    let read = try #require(try Browser.read(files))
    for (text, cues) in zip(texts, read) where !Self.known.contains(text.text) {
      #expect(text.tree == cues?.first?.tree, "\(text.text)")
    }
  }
}
