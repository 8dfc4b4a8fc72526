// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SyncDriftTests {
  @Test func fixtures() throws { try Fixtures.check(SyncDrift.self) }

  /// Speech that begins at irregular times, and captions that begin as a function of them.
  private static func sample(_ start: (Int) -> Int) -> (text: String, speech: SpeechMap) {
    var stretches: [Range<Timestamp>] = []
    var text = ""
    var onset = 0
    for index in 0..<90 {
      onset += 2500 + index * 7919 % 4001
      stretches.append(
        Timestamp(milliseconds: Int64(onset))..<Timestamp(milliseconds: Int64(onset + 1500)))
      let from = Timestamp(milliseconds: Int64(start(onset)))
      text +=
        "\(index + 1)\n\(from) --> \(Timestamp(milliseconds: from.milliseconds + 1500))\nA\n\n"
    }
    return (text, SpeechMap(stretches))
  }

  private static func findings(
    profile: String = "upload", _ start: (Int) -> Int
  ) -> [Finding<TextOffset>] {
    let (text, speech) = sample(start)
    return Lint.findings(SyncDrift.self, in: text, profile: profile) { $0.speech = speech }
  }

  // The deviation stays within the ten seconds in which it is looked for.
  @Test(arguments: [(1.0, 1800), (1.0, -900), (1.004, 0), (0.996, 2000), (1.001, 1800)])
  func fixesItUnsafely(scale: Double, offset: Int) throws {
    let (text, speech) = Self.sample { Int(Double($0) * scale) + offset }
    var settings = Lint.settings(for: SyncDrift.self)
    settings.speech = speech
    let safe = try Fixer(settings: settings).fix(Array(text.utf8))
    #expect(!safe.hasChanges)
    let result = try Fixer(settings: settings, minimumSafety: .unsafe).fix(Array(text.utf8))
    #expect(result.after.isEmpty)
    let again = try Fixer(settings: settings, minimumSafety: .unsafe).fix(result.bytes)
    #expect(!again.hasChanges)
  }

  @Test func findsAnOffset() {
    #expect(
      Self.findings { $0 + 2000 }.map(\.diagnostic.message) == ["the captions are 2000 ms late"])
    #expect(
      Self.findings { $0 - 700 }.map(\.diagnostic.message) == ["the captions are 700 ms early"])
  }

  @Test func findsADrift() {
    let found = Self.findings { $0 + $0 / 250 }
    #expect(found.count == 1)
    #expect(found.first?.diagnostic.message.hasPrefix("the captions drift by") == true)
  }

  @Test func whatIsInTimeIsSilent() {
    #expect(Self.findings { $0 + 150 }.isEmpty)
    // Starts that have nothing to do with the speech agree on no offset.
    #expect(Self.findings { $0 * 37 % 400_000 }.isEmpty)
  }

  @Test func amazonDrawsTheLineAtASecond() {
    #expect(Self.findings(profile: "amazon") { $0 + 800 }.map(\.diagnostic.severity) == [.error])
  }
}
