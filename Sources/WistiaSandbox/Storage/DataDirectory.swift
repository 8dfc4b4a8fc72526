// SPDX-License-Identifier: Apache-2.0

/// The account as plain files.
struct DataDirectory: Sendable {
  init(opening path: String) throws(SandboxError) {
    throw SandboxError("not yet")
  }
  func load(now: String, idSeed: UInt64) throws(SandboxError) -> AccountState { AccountState() }
  func keep(_ changes: [Change], in state: AccountState) throws(SandboxError) {}
}
