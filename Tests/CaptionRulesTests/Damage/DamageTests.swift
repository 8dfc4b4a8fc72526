// SPDX-License-Identifier: Apache-2.0

import CaptionReaders
import CaptionRules
import Foundation
import Testing

/// Valid files that something happened to, and what everybody shows of them before and after the safe fix.
struct DamageTests {
  /// How many files are tried: 600, or as many as `DAMAGED_FILES` says.
  static let seeds =
    UInt64(0)..<(ProcessInfo.processInfo.environment["DAMAGED_FILES"].flatMap(UInt64.init) ?? 600)

  struct Outcome {
    var isMisread = false
    var isBetter = false
    var harms: [String] = []
  }

  static func outcome(of file: DamagedFile) throws -> Outcome {
    let result = try Fixer(settings: LintSettings()).fix(file.bytes)
    var outcome = Outcome()
    for reader in Reader.allCases {
      let before = Judgement(reader.read(file.bytes), file.meant, reader)
      let after = Judgement(reader.read(result.bytes), file.meant, reader)
      if before.right < before.meant || !before.wrong.isEmpty { outcome.isMisread = true }
      if after.right > before.right
        || after.right == before.right && after.wrong.count < before.wrong.count
      {
        outcome.isBetter = true
      }
      if after.right < before.right {
        outcome.harms.append("\(reader) shows \(after.right) right captions, not \(before.right)")
      }
      if let wrong = after.new(since: before) {
        outcome.harms.append("\(reader) shows \(wrong)")
      }
    }
    return outcome
  }

  @Test func nobodyShowsLessAfterTheSafeFix() throws {
    var (misread, better) = (0, 0)
    for seed in Self.seeds {
      let file = DamagedFile(seed: seed)
      let outcome = try Self.outcome(of: file)
      #expect(outcome.harms.isEmpty, "seed \(seed), \(file.kinds)")
      misread += outcome.isMisread ? 1 : 0
      better += outcome.isMisread && outcome.isBetter ? 1 : 0
    }
    #expect(misread > Self.seeds.count / 2)
    // Safety is not bought by doing nothing.
    #expect(better * 100 >= misread * 37, "\(better) of \(misread)")
  }

  /// A file that was fixed stays as it is.
  @Test func theSafeFixIsIdempotent() throws {
    for seed in Self.seeds.prefix(300) {
      let file = DamagedFile(seed: seed)
      let fixer = Fixer(settings: LintSettings())
      let once = try fixer.fix(file.bytes).bytes
      let twice = try fixer.fix(once).bytes
      #expect(once == twice, "seed \(seed), \(file.kinds)")
    }
  }

  @Test func thereAreManyKindsOfDamage() {
    #expect(Set(Damage.all.map(\.name)).count >= 40)
    #expect(Set(Damage.all.map(\.name)).count == Damage.all.count)
  }
}
