// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import FoundationEssentials
import Testing
import WistiaAPI

@Suite struct AccountIdentityTests {
  @Test(arguments: [
    ("https://api.example.com/v1", "api.example.com:443/7", ["api.example.com/7"]),
    ("https://api.example.com:443/v1", "api.example.com:443/7", ["api.example.com/7"]),
    ("https://API.Example.com:8443/v1", "api.example.com:8443/7", []),
    ("http://127.0.0.1:4000/v1", "127.0.0.1:4000/7", []),
    ("http://127.0.0.1/v1", "127.0.0.1:80/7", ["127.0.0.1/7"]),
    ("http://[::1]:4000/v1", "[::1]:4000/7", []), ("http://[::1]", "[::1]:80/7", ["[::1]/7"]),
    ("https://api.wistia.com/v1", "api.wistia.com:443/7", ["api.wistia.com/7", "wistia/7"]),
  ])
  func theServerItsPortAndTheNumber(
    _ url: String, _ name: String, _ formerNames: [String]
  ) throws {
    let identity = AccountIdentity(at: try WistiaBaseURL(url), number: "7", isNamed: true)
    #expect(identity.name == name)
    #expect(identity.formerNames == formerNames)
  }

  @Test func aServerThatNobodyNamed() {
    let identity = AccountIdentity(at: .production, number: nil, isNamed: false)
    #expect(identity.name == "api.wistia.com:443")
    #expect(identity.formerNames == ["wistia", "api.wistia.com"])
  }

  /// A state with one track, recorded under a name.
  private static func record(
    _ name: String, _ word: String, in directory: TestDirectory
  ) throws -> SyncState {
    let store = SyncStore(directory: directory.path, account: AccountIdentity(name))
    try store.begin()
    var state = SyncState()
    let digest = ContentDigest(of: Array(word.utf8))
    state["aaaaaaaaa1", "en"] = SyncState.Track(local: digest, remote: digest, path: "Talk.en.srt")
    try store.finish(state)
    return state
  }

  @Test("what was remembered under a former name is taken over once")
  func adoption() throws {
    let directory = try TestDirectory()
    let old = try Self.record("host/7", "old", in: directory)
    let stranger = try Self.record("host/8", "stranger", in: directory)
    let account = AccountIdentity("host:443/7", formerNames: ["wistia/7", "host/7"])
    let store = SyncStore(directory: directory.path, account: account)
    #expect(try store.loadState() == old)
    try store.begin()
    try store.finish(try store.loadState())
    let text = try directory.read(".captions-sync/state.json")
    #expect(text.contains("\"host:443/7\"") && !text.contains("\"host/7\""))
    // What another version remembers there later is not this account's any more.
    let later = try Self.record("host/7", "later", in: directory)
    #expect(try store.loadState() == old)
    for (name, state) in [("host/7", later), ("host/8", stranger)] {
      let other = SyncStore(directory: directory.path, account: AccountIdentity(name))
      #expect(try other.loadState() == state)
    }
  }
}
