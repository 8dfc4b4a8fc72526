// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionSync
import CurlTransport
import HTTPTransport
import SandboxPool
import Testing
import WistiaAPI
import WistiaSandbox

/// Sync against the real sandbox over real connections.
@Suite struct SandboxTests {
  func withAccount(
    _ seed: [SandboxSeed.Media], _ change: (inout SandboxConfiguration) -> Void = { _ in },
    _ body: (WistiaCaptionAccount) async throws -> Void
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.seed = SandboxSeed(medias: seed)
    change(&configuration)
    try await SandboxPool.with(configuration) { sandbox in
      let client = WistiaClient(
        baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("token"),
        transport: CurlTransport())
      try await body(WistiaCaptionAccount(client: client))
    }
  }

  func plan(_ directory: TestDirectory, _ account: WistiaCaptionAccount) async throws -> SyncPlan {
    let assignment = Assignment(
      DirectoryScan(directory: directory.path).run().tracks,
      to: MediaDirectory(try await account.medias()))
    let (listings, failures) = try await AccountReading(account: account)
      .listings(of: assignment.targets.map(\.media))
    #expect(failures.isEmpty)
    var options = Planner.Options()
    options.preferred = .local
    return Planner(options: options).plan(assignment, listings: listings)
  }

  func apply(_ directory: TestDirectory, _ account: WistiaCaptionAccount) async throws -> RunReport
  {
    let executor = PlanExecutor(
      account: account, source: try DirectoryScan(directory: directory.path).source())
    return await executor.run(try await plan(directory, account))
  }

  @Test func createReplaceUnchanged() async throws {
    let directory = try TestDirectory()
    try directory.write(captions("Hello"), to: "Talk.en.srt")
    try directory.write(captions("Bonjour"), to: "Talk.fr.srt")
    try directory.write(captions("你好"), to: "Talk.zh-Hans.srt")
    try directory.write(captions("Hola"), to: "Spring/Other talk.es.srt")
    let seed = [
      SandboxSeed.Media(name: "Talk", captions: ["fre": Array(captions("Salut").utf8)]),
      SandboxSeed.Media(name: "Other talk", project: "Spring"),
    ]
    try await withAccount(seed) { account in
      let first = try await apply(directory, account)
      #expect(first.isClean, "\(first.results.compactMap(\.message))")
      #expect(first.done(.create) == 3 && first.done(.replace) == 1)
      let second = try await plan(directory, account)
      #expect(second.count(.unchanged) == 4 && !second.hasWrites)
    }
  }

  @Test(arguments: Dialect.allCases)
  func everyDialect(_ dialect: Dialect) async throws {
    let directory = try TestDirectory()
    try directory.write(captions("Hello"), to: "Talk.en.srt")
    try await withAccount([SandboxSeed.Media(name: "Talk")], { $0.dialect = dialect }) { account in
      // The client of this test speaks version 1.
      if dialect == .modern { return }
      let report = try await apply(directory, account)
      #expect(report.isClean)
      let again = try await plan(directory, account)
      #expect(again.count(.unchanged) == 1)
    }
  }

  @Test(arguments: Ambiguities.TextNormalization.allCases, Ambiguities.StoredCode.allCases)
  func whateverTheServerMakesOfIt(
    _ text: Ambiguities.TextNormalization, _ code: Ambiguities.StoredCode
  ) async throws {
    let directory = try TestDirectory()
    try directory.write(captions("<i>Q & A</i>"), to: "Talk.de.srt")
    let change = { (configuration: inout SandboxConfiguration) in
      configuration.ambiguities.textNormalization = text
      configuration.ambiguities.storedCode = code
    }
    try await withAccount([SandboxSeed.Media(name: "Talk")], change) { account in
      let report = try await apply(directory, account)
      #expect(report.isClean, "\(report.results)")
      #expect(try await plan(directory, account).count(.unchanged) == 1)
    }
  }

  @Test func oneSetOfCaptionsAMedia() async throws {
    let directory = try TestDirectory()
    try directory.write(captions("Hello"), to: "Talk.en.srt")
    try directory.write(captions("Hallo"), to: "Talk.de.srt")
    let change = { (configuration: inout SandboxConfiguration) in
      configuration.ambiguities.captionsPerMedia = .one
    }
    try await withAccount([SandboxSeed.Media(name: "Talk")], change) { account in
      let report = try await apply(directory, account)
      #expect(report.count(.verified) == 1)
      #expect(report.count(.failed) == 1)
      #expect(report.results.contains { $0.message?.contains("one set") ?? false })
    }
  }

  @Test func aWrongTokenAndNoServer() async throws {
    let change = { (configuration: inout SandboxConfiguration) in
      configuration.authentication = .tokens(["another"])
    }
    try await withAccount([], change) { account in
      let error = await #expect(throws: AccountError.self) { _ = try await account.medias() }
      #expect(error?.kind == .unauthorized)
    }
    let client = WistiaClient(
      baseURL: try WistiaBaseURL("http://127.0.0.1:9/v1"), credentials: .bearer("token"),
      transport: CurlTransport())
    let error = await #expect(throws: AccountError.self) {
      _ = try await WistiaCaptionAccount(client: client).medias()
    }
    #expect(error?.kind == .unreachable)
  }

  @Test func pullBringsEverythingBack() async throws {
    let directory = try TestDirectory()
    let seed = [
      SandboxSeed.Media(
        name: "Talk",
        captions: ["eng": Array(captions("Hello").utf8), "fre": Array(captions("Salut").utf8)]),
      SandboxSeed.Media(
        name: "../../etc/passwd", hashedID: "evil000001",
        captions: ["deu": Array(captions("Hallo").utf8)]),
      SandboxSeed.Media(
        name: "TALK", project: "Loud", captions: ["eng": Array(captions("HELLO").utf8)]),
    ]
    try await withAccount(seed) { account in
      let medias = MediaDirectory(try await account.medias())
      let scan = DirectoryScan(directory: directory.path)
      let report = await Puller(account: account, scan: scan).run(
        medias.medias, of: medias, files: [], state: SyncState())
      #expect(report.count(.verified) == 4, "\(report.results)")
      #expect(try directory.read("Talk.en.srt") == captions("Hello"))
      #expect(try directory.read("Talk.fr.srt") == captions("Salut"))
      #expect(try directory.read("evil000001.de.srt") == captions("Hallo"))
      let again = try await plan(directory, account)
      #expect(again.count(.unchanged) == 4, "\(again.operations)")
      // A file with changes of its own is left alone.
      try directory.write(captions("Mine"), to: "Talk.en.srt")
      let second = await Puller(account: account, scan: scan).run(
        medias.medias, of: medias, files: scan.run().tracks, state: SyncState())
      #expect(second.count(.conflict) == 1 && second.count(.unchanged) == 3)
      #expect(try directory.read("Talk.en.srt") == captions("Mine"))
    }
  }

  /// Optimized, a child task that returned its index beside `try await` lost the index: a pull then
  /// wrote the first media's tracks, or none, and said that all was well.
  @Test(arguments: [1, 4, 12])
  func pullVisitsEveryMedia(jobs: Int) async throws {
    let directory = try TestDirectory()
    let seed = (1...12).map { number in
      SandboxSeed.Media(
        name: "Talk \(number)", captions: ["eng": Array(captions("Talk \(number)").utf8)])
    }
    try await withAccount(seed) { account in
      let medias = MediaDirectory(try await account.medias())
      var puller = Puller(account: account, scan: DirectoryScan(directory: directory.path))
      puller.jobs = jobs
      var steps: [Int] = []
      let report = await puller.run(
        medias.medias, of: medias, files: [], state: SyncState()
      ) { steps.append($0) }
      #expect(report.fatal == nil)
      #expect(steps == Array(1...12))
      #expect(report.count(.verified) == 12, "\(report.results)")
      for number in 1...12 {
        #expect(try directory.read("Talk \(number).en.srt") == captions("Talk \(number)"))
      }
    }
  }
}
