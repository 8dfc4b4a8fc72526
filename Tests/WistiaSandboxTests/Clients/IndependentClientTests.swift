// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

/// Clients that others wrote.
///
/// The environment variable `SANDBOX_PYTHON` names the Python that has
/// them; `python3` is tried otherwise.
@Suite struct IndependentClientTests {
  private static let script =
    #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    + "/independent_clients.py"

  private static func isInstalled(_ module: String) -> Bool {
    (try? Shell.run("${SANDBOX_PYTHON:-python3} -c 'import \(module)' 2>/dev/null && echo yes"))
      == "yes\n"
  }

  @Test(
    "wistiapy works against the sandbox",
    .enabled(if: isInstalled("wistia.client"), "wistiapy is not installed"))
  func wistiapy() async throws {
    // Its schema refuses members that came later.
    try await run("wistiapy", .v12017)
  }

  @Test(
    "wystia works against the sandbox",
    .enabled(if: isInstalled("wystia"), "wystia is not installed"))
  func wystia() async throws {
    // It asks for `is_draft`.
    try await run("wystia", .v1)
  }

  private func run(_ client: String, _ dialect: Dialect) async throws {
    try await withSandbox {
      $0.dialect = dialect
    } _: { sandbox in
      let output = try Shell.run(
        "${SANDBOX_PYTHON:-python3} '\(Self.script)' \(client) \(sandbox.url) abcde12345 2>&1")
      #expect(output.hasSuffix("ok\n"), Comment(rawValue: output))
    }
  }
}
