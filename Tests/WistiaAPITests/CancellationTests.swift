// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing
import WistiaAPI

/// What is told of a call that was given up while it was under way.
@Suite struct CancellationTests {
  private static func cancelled(sent: Bool) -> StubTransport {
    StubTransport(
      .failure(
        HTTPTransportError(kind: .cancelled, message: "cancelled", mayHaveBeenSent: sent)))
  }

  @Test(arguments: WriteAnswerTests.Write.allCases)
  func `a write that was sent may have been made`(write: WriteAnswerTests.Write) async {
    let transport = Self.cancelled(sent: true)
    let client = WistiaClient.stub(transport) { configuration in
      configuration.clock.sleep = { _ in throw CancellationError() }
    }
    let error = await #expect(throws: WistiaError.self) { try await write.run(client) }
    #expect(error?.kind == .unknownOutcome)
    #expect(error?.message.contains("the server may have acted on it or not") == true)
    #expect(transport.requests.count { $0.method != .get } == 1)
  }

  @Test(arguments: WriteAnswerTests.Write.allCases)
  func `a write that was not sent was not made`(write: WriteAnswerTests.Write) async {
    let transport = Self.cancelled(sent: false)
    let error = await #expect(throws: WistiaError.self) {
      try await write.run(WistiaClient.stub(transport))
    }
    #expect(error?.kind == .cancelled)
    #expect(error?.message.contains("may have") == false)
  }

  @Test func `a read leaves nothing open`() async {
    let transport = Self.cancelled(sent: true)
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).account.show()
    }
    #expect(error?.kind == .cancelled)
  }
}
