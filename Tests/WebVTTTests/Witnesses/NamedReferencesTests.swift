// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The list of named references is the one that the script prints.
@Suite(.enabled(if: Witness.path(of: ["python3"]) != nil, "python3 is not there"))
struct NamedReferencesTests {
  @Test func theListIsTheGeneratedOne() throws {
    let python = try #require(Witness.path(of: ["python3"]))
    let generated = try #require(
      Witness.output(of: python, [Witness.script("named_references.py")]))
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/WebVTT/CueText/NamedReferences.swift")
    #expect(try Data(contentsOf: source) == generated)
  }
}
