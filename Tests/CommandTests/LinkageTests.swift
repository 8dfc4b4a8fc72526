// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// How the binary that is shipped is linked, by `.ci/check-binary`.
struct LinkageTests {
  private func check(_ binary: URL) throws -> Captions.Outcome {
    let script = Captions.root.appending(path: ".ci/check-binary").path
    return try Captions(binary: binary).shell("'\(script)' '\(binary.path)'")
  }

  @Test func `nothing is loaded from beside the tool`() throws {
    let outcome = try check(Captions.binary)
    #expect(outcome.status == 0)
    #expect(outcome.output + outcome.messages == "")
  }

  /// What the tests are linked with is looked for beside the debug build: the check is one that fails.
  @Test func `a binary that looks beside itself is refused`() throws {
    let outcome = try check(BesideTests.captions)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("libraries are looked for in"))
  }
}
