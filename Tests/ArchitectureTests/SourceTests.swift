// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The sources themselves: what they import, and how long they are.
struct SourceTests {
  struct Source: Sendable, CustomTestStringConvertible {
    var module: String
    var path: String
    var testDescription: String { path }
  }

  /// Every Swift file under a directory of the package.
  static func sources(in directory: String) -> [Source] {
    let root = ManifestTests.root.appending(path: directory)
    let files = FileManager.default.enumerator(atPath: root.path(percentEncoded: false))
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .map { path in
        Source(
          module: String(path.prefix { $0 != "/" }),
          path: root.appending(path: path).path(percentEncoded: false))
      }
  }

  private func lines(of source: Source) throws -> [Substring] {
    try String(contentsOfFile: source.path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: sources(in: "Sources"))
  func importsOnlyWhatItsRoomMayKnow(source: Source) throws {
    let allowed =
      (House.rooms[source.module] ?? []).union(House.products[source.module] ?? [])
      .union(House.system[source.module] ?? [])
    for line in try lines(of: source) {
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position <= 2,
        words[..<position].allSatisfy({
          ["public", "internal", "private", "package", "@_exported", "@testable"].contains($0)
        })
      else { continue }
      let kinds = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
      let name = words.dropFirst(position + 1).first { !kinds.contains(String($0)) } ?? ""
      let module = String(name.prefix { $0 != "." })
      #expect(allowed.contains(module), "\(source.module) imports \(module)")
    }
  }

  @Test(arguments: sources(in: "Sources") + sources(in: "Tests"))
  func fitsOnAFewScreens(source: Source) throws {
    guard !source.path.contains("Generated") else { return }
    let count = try lines(of: source).count
    #expect(count <= 401, "\(count) lines: a room that wants dividing")
  }

  /// Optimized, Swift 6.3.1 loses what stands beside a result that is made where it is awaited: in
  /// `do throws(E) { return (index, .success(try await call())) }` the index comes back as 0.
  @Test(arguments: sources(in: "Sources"))
  func awaitsBeforeItMakesAResult(source: Source) throws {
    let text = try String(contentsOfFile: source.path, encoding: .utf8)
      .filter { !$0.isWhitespace }
    #expect(!text.contains(".success(tryawait"), "await first, and make the result of the value")
  }

  /// Whatever prints goes through the places that keep from a terminal what it would act on.
  @Test(arguments: sources(in: "Sources"))
  func printsThroughTheGates(source: Source) throws {
    guard !House.gates.contains(where: source.path.hasSuffix) else { return }
    let text = try String(contentsOfFile: source.path, encoding: .utf8)
    for way in ["STDOUT_FILENO", "STDERR_FILENO", "FileHandle", "fputs(", "exit(withError:"] {
      #expect(!text.contains(way), "\(way): print with StandardOutput, Messages or OutputFile")
    }
    // A type's own `print` is one of them; the standard library's is not.
    guard !text.contains("func print(") else { return }
    for line in try lines(of: source) where !line.drop(while: { $0 == " " }).hasPrefix("//") {
      #expect(line.firstMatch(of: #/(?:^|[ (])print\(/#) == nil, "\(line)")
    }
  }

  /// What is written in one place, and the files that have reasons of their own to write it, too.
  static let once: [String: [String]] = [
    // The client's room has no captions. The parser compares the bytes amid others.
    "0xEF, 0xBB, 0xBF": [
      "CaptionCore/Text/ByteOrderMark.swift", "WistiaAPI/Answers/ByteOrderMark.swift",
      "SubRip/Parsing/LineMachine+Run.swift", "SubRip/Scanning/Glyph.swift",
      "CaptionRules/Fixing/WorkingFile.swift",
      "CaptionRules/Rules/Encoding/WrongCodepageText.swift",
    ],
    "Glibc.write(": ["CaptionFiles/Writing/WholeWrite.swift"],
    ".reversed().drop": ["CaptionRules/Linter/RuleSelection.swift"],
    "\\\\u00": [], "\"u00\"": ["CaptionCore/Bytes/Bytes+JSONString.swift"],
  ]

  @Test(arguments: sources(in: "Sources"))
  func writesOnceWhatCaptionCoreHas(source: Source) throws {
    let text = try String(contentsOfFile: source.path, encoding: .utf8)
    for (pattern, files) in Self.once where !files.contains(where: source.path.hasSuffix) {
      #expect(!text.contains(pattern), "\(pattern): CaptionCore or CaptionFiles has it")
    }
  }
}
