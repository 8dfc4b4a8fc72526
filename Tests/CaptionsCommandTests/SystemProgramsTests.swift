// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkLimits

@testable import CaptionsCommand

/// Programs that are really run.
@Suite(.workLimit(seconds: 60))
struct SystemProgramsTests {
  private struct Enough: Error {}

  private func run(
    _ name: String, _ arguments: [String]
  ) throws -> (end: ProgramEnd, output: Int, messages: Int) {
    var output = 0
    var messages = 0
    let end = try SystemPrograms().run(name, arguments) {
      output += $0.count
    } messages: {
      messages += $0.count
    }
    return (end, output, messages)
  }

  /// More than a pipe holds, on both at once.
  @Test func bothPipesAreRead() throws {
    let line = "head -c 1000000 /dev/zero >&2 & head -c 3000000 /dev/zero; wait; exit 3"
    let (end, output, messages) = try run("sh", ["-c", line])
    #expect(end == .exited(3))
    #expect(output == 3_000_000)
    #expect(messages == 1_000_000)
  }

  @Test func argumentsArePassedAsTheyAre() throws {
    #expect(try run("printf", ["%s", "a b$(exit)'\"é"]).output == 14)
  }

  @Test func standardInputIsEmpty() throws {
    #expect(try run("cat", []) == (.exited(0), 0, 0))
  }

  @Test func aSignalIsTold() throws {
    #expect(try run("sh", ["-c", "kill -9 $$"]).end == .killed(9))
  }

  /// What this process ignores, and what a thread of it blocks, a child does not.
  @Test func aChildHasTheUsualSignals() throws {
    let line = """
      signals() { sed -n "s/^$1:[[:space:]]*/0x/p" /proc/self/status; }
      # SIGPIPE and SIGXFSZ; others are ignored where whoever started this process said so.
      [ $(($(signals SigIgn) & 0x1001000)) = 0 ] && [ $(($(signals SigBlk))) = 0 ]
      """
    #expect(try run("sh", ["-c", line]).end == .exited(0))
  }

  @Test func aMissingProgramIsTold() {
    #expect(throws: ProgramError.missing) { try run("captions-has-no-such-program", []) }
  }

  /// A program that would never end is ended when nobody wants more of it.
  @Test func whoHasEnoughEndsIt() {
    #expect(throws: Enough.self) {
      _ = try SystemPrograms().run("cat", ["/dev/zero"]) { _ in
        throw Enough()
      } messages: { _ in
      }
    }
  }
}
