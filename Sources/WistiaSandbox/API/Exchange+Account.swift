// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// `account`: documented are `id`, `name` and `url`; `mediaCount` is observed since.
  func showAccount(_ state: AccountState) -> Outcome {
    var members: [SandboxJSON.Member] = [
      .init(name: "id", value: .integer(Int64(state.account.id))),
      .init(name: "name", value: .string(state.account.name)),
      .init(name: "url", value: .string(origin)),
    ]
    if dialect > .legacy2014 {
      members.append(.init(name: "mediaCount", value: .integer(Int64(state.mediaIDs.count))))
    }
    return Outcome(response: answer(.object(members), root: "account"))
  }
}
