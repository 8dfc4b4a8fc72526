// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What a command calls of ICU, told by the dynamic linker, which binds a function when it is called.
///
/// The binary that is shipped has ICU inside, so that nothing is bound: the one beside the tests, which
/// does the same at its start, is asked in its place.
struct StartupTests {
  /// The functions of ICU that a run bound, without the release at the end of their names.
  private func bound(_ arguments: [String]) throws -> Set<String> {
    let outcome = try Captions(binary: BesideTests.captions).run(
      arguments, environment: ["LD_DEBUG": "bindings", "LD_BIND_NOW": ""])
    var names: Set<String> = []
    for line in outcome.messages.split(separator: "\n") {
      guard line.contains("/captions ["), line.contains("libicu"),
        let open = line.firstIndex(of: "`"), let close = line.lastIndex(of: "'")
      else { continue }
      let name = line[line.index(after: open)..<close]
      names.insert(String(name[..<(name.lastIndex(of: "_") ?? name.endIndex)]))
    }
    return names
  }

  @Test(arguments: [
    ["--help"], ["languages", "--help"], ["languages", "translate", "--help"],
    ["validate", "--help"], ["sync", "apply", "--help"],
  ])
  func `help calls nothing of ICU`(_ arguments: [String]) throws {
    // Bound when the program is loaded, since their addresses are taken: not called.
    let atLoad = try bound(["languages", "translate", "--to", "nothing"])
    let called = try Captions(binary: BesideTests.captions).run(
      ["languages", "translate", "--to", "native"], input: Data("sr-Latn\n".utf8),
      environment: ["LD_DEBUG": "bindings", "LD_BIND_NOW": ""])
    #expect(called.messages.contains("uldn_localeDisplayName"))
    #expect(!atLoad.contains("uldn_localeDisplayName"))
    #expect(atLoad.count < 20)
    let names = try bound(arguments)
    #expect(names == atLoad)
  }
}
