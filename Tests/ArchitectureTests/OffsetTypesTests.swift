// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// Places in a file and places in its text cannot be taken for each other: the compiler is asked.
struct OffsetTypesTests {
  /// A program of pairs: what is right compiles, and what is wrong, marked on its line, does not.
  ///
  /// Each stands in a function of its own, so that no error hides another.
  private static let program = """
    import CaptionCore
    import CaptionRules
    import CaptionText

    func applies(fixes: [Fix<FileOffset>], source: SourceText) throws {
      _ = try FixApplier.apply(fixes, to: source)
    }
    func applies(fixes: [Fix<TextOffset>], source: SourceText) throws {
      _ = try FixApplier.apply(fixes, to: source)  // wrong
    }

    func lints(source: SourceText) -> [Finding<FileOffset>] {
      Linter.findings(in: source, settings: LintSettings())
    }
    func lintsText(source: SourceText) -> [Finding<FileOffset>] {
      Linter.findings(in: source.text, settings: LintSettings())  // wrong
    }

    func edits(range: Range<TextOffset>) -> Edit<TextOffset> {
      Edit(range: range, text: "")
    }
    func edits(range: Range<FileOffset>) -> Edit<TextOffset> {
      Edit(range: range, text: "")  // wrong
    }

    func fixes(edit: Edit<FileOffset>) -> Fix<FileOffset> {
      Fix(title: "", edits: [edit], safety: .safe)
    }
    func fixes(edit: Edit<TextOffset>) -> Fix<FileOffset> {
      Fix(title: "", edits: [edit], safety: .safe)  // wrong
    }

    func maps(map: SourceMap, place: TextOffset) -> FileOffset {
      map.fileOffset(of: place)
    }
    func maps(map: SourceMap, place: FileOffset) -> FileOffset {
      map.fileOffset(of: place)  // wrong
    }

    func compares(one: FileOffset, other: FileOffset) -> Bool {
      one < other
    }
    func compares(one: FileOffset, other: TextOffset) -> Bool {
      one < other  // wrong
    }

    func subtracts(one: FileOffset, other: FileOffset) -> Int {
      one - other
    }
    func subtracts(one: FileOffset, other: TextOffset) -> Int {
      one - other  // wrong
    }

    func counts() -> TextOffset {
      TextOffset(7)
    }
    func countsNothing() -> TextOffset {
      7  // wrong
    }

    func reads(source: SourceText, range: Range<FileOffset>) -> ArraySlice<UInt8> {
      source[range]
    }
    func readsText(source: SourceText, range: Range<FileOffset>) -> ArraySlice<UInt8> {
      source.text[range]  // wrong
    }

    """

  /// Where the build left the modules of this package; `nil` where it did so in another way.
  private static let modules: URL? = {
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return [products, ManifestTests.root.appending(path: ".build/debug")]
      .map { $0.appending(path: "Modules") }
      .first {
        FileManager.default.fileExists(
          atPath: $0.appending(path: "CaptionRules.swiftmodule").path)
      }
  }()

  private static let compiler: URL? = ProcessInfo.processInfo.environment["PATH"]?
    .split(separator: ":").map { URL(filePath: String($0)).appending(path: "swiftc") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }

  @Test(
    .enabled(
      if: modules != nil && compiler != nil,
      "needs swiftc in PATH and the modules of a build by swift build"))
  func theCompilerKeepsFileAndTextApart() throws {
    let modules = try #require(Self.modules)
    let compiler = try #require(Self.compiler)
    let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).swift")
    try Data(Self.program.utf8).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let process = ChildProcess()
    let output = Pipe()
    process.executableURL = compiler
    process.arguments =
      ["-typecheck", "-swift-version", "6", "-I", modules.path, place.path]
      + ["CICU", "CCLD2", "CByteVectors"].flatMap {
        let map = ManifestTests.root.appending(path: "Sources/\($0)/include").path
        return ["-Xcc", "-I", "-Xcc", map]
      }
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

    let lines = Self.program.components(separatedBy: "\n")
    let wrong = lines.indices.filter { lines[$0].hasSuffix("// wrong") }.map { $0 + 1 }
    let refused = said.matches(of: #/\.swift:(\d+):\d+: error: /#).compactMap { Int($0.output.1) }
    #expect(Set(refused) == Set(wrong), "\(said)")
    #expect(wrong.count == 9)
  }
}
