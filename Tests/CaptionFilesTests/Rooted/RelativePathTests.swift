// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Testing

struct RelativePathTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: String
    var problem: RelativePathError.Problem
    var testDescription: String { "\(problem) \(text.unicodeScalars.count)" }
  }

  @Test(arguments: [
    Refusal(text: "", problem: .empty),
    Refusal(text: "/etc/passwd", problem: .absolute), Refusal(text: "/", problem: .absolute),
    Refusal(text: "//server/share", problem: .absolute),
    Refusal(text: "/\u{301}etc", problem: .absolute),
    Refusal(text: "..", problem: .dots), Refusal(text: ".", problem: .dots),
    Refusal(text: "../a.srt", problem: .dots), Refusal(text: "a/../../b.srt", problem: .dots),
    Refusal(text: "a/..", problem: .dots), Refusal(text: "./a.srt", problem: .dots),
    Refusal(text: "a/./b", problem: .dots),
    // A mark behind the slash makes one character with it, and no other component.
    Refusal(text: "a/\u{301}x/../..", problem: .dots),
    Refusal(text: "a//b", problem: .emptyComponent), Refusal(text: "a/", problem: .emptyComponent),
    Refusal(text: "a\u{0}b", problem: .controlCharacter),
    Refusal(text: "..\u{0}/x", problem: .controlCharacter),
    Refusal(text: "a\nb", problem: .controlCharacter),
    Refusal(text: "\u{1B}[31m", problem: .controlCharacter),
    Refusal(text: "a\u{7F}", problem: .controlCharacter),
    Refusal(text: "x/\u{9B}31m", problem: .controlCharacter),
    Refusal(text: "\u{80}", problem: .controlCharacter),
    Refusal(text: String(repeating: "a", count: 256), problem: .tooLong),
    Refusal(text: "x/" + String(repeating: "ก", count: 86), problem: .tooLong),
    Refusal(
      text: Array(repeating: String(repeating: "a", count: 250), count: 17).joined(separator: "/"),
      problem: .tooLong),
  ])
  func refuses(refusal: Refusal) {
    let error = #expect(throws: RelativePathError.self) { try RelativePath(refusal.text) }
    #expect(error?.problem == refusal.problem)
    #expect(error?.text == refusal.text)
    // What is shown acts on no terminal, and is of a length to read.
    let shown = error?.description ?? ""
    #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(shown.count < 320)
  }

  @Test(arguments: [
    "a", "a.srt", "..a", "a..", "...", ".hidden", "a b/ c", "season 1/film.en.srt", "a\\..\\b",
    "ç/日本語/عربي.srt", "\u{301}x", "a/\u{301}x", "-rf", "~", "C:x",
    String(repeating: "a", count: 255),
    Array(repeating: String(repeating: "a", count: 255), count: 16).joined(separator: "/"),
  ])
  func accepts(text: String) throws {
    let path = try RelativePath(text)
    #expect(path.text.utf8.elementsEqual(text.utf8))
    #expect(path.description == text)
    #expect(try RelativePath(components: path.components) == path)
    #expect(path.name.utf8.elementsEqual(path.components.last?.utf8 ?? "".utf8))
    if let parent = path.parent {
      #expect(try RelativePath("\(parent)/\(path.name)") == path)
      #expect(parent.components == path.components.dropLast())
    } else {
      #expect(path.components.count == 1)
    }
  }

  @Test func joinsComponents() throws {
    #expect(try RelativePath(components: ["a", "b c"]).text == "a/b c")
    #expect(throws: RelativePathError.self) { try RelativePath(components: []) }
    for name in ["", "..", "a/b", "/", "x\u{0}"] {
      #expect(throws: RelativePathError.self) { try RelativePath(components: [name]) }
      #expect(throws: RelativePathError.self) { try RelativePath(components: ["a", name]) }
      #expect(throws: RelativePathError.self) { try RelativePath(components: [name, "a"]) }
    }
  }

  @Test func goesOn() throws {
    let path = try RelativePath("a")
    #expect(try path.appending("b").text == "a/b")
    #expect(try path.appending("b/c").text == "a/b/c")
    for rest in ["", "..", "/b", "b/..", "b/"] {
      #expect(throws: RelativePathError.self) { try path.appending(rest) }
    }
    let long = try RelativePath(String(repeating: "a/", count: 2_000) + "a")
    #expect(throws: RelativePathError.self) {
      try long.appending(String(repeating: "b/", count: 99) + "c")
    }
  }

  /// A file system tells letters apart that Swift's strings do not.
  @Test func isTheSameOnlyAsItsBytes() throws {
    let (composed, decomposed) = (try RelativePath("\u{E9}.srt"), try RelativePath("e\u{301}.srt"))
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect([composed, decomposed].sorted() == [decomposed, composed])
  }

  @Test func tellsWhatIsWrong() {
    let error = #expect(throws: RelativePathError.self) { try RelativePath("a/\u{1B}]0;x\u{202E}") }
    #expect(error?.description == "'a/\\u{1B}]0;x\\u{202E}' holds a control character")
  }
}
