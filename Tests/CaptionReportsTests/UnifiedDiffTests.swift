// SPDX-License-Identifier: Apache-2.0

import CaptionReports
import Testing

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(
      decoding: UnifiedDiff(old: Array(old.utf8), new: Array(new.utf8)).render(path: "a.srt"),
      as: UTF8.self)
  }

  @Test func showsAChangeWithItsNeighbours() {
    let old = (1...12).map { "line \($0)\n" }.joined()
    #expect(
      diff(old, old.replacing("line 6\n", with: "line six\nand a half\n")) == """
        --- a.srt
        +++ a.srt
        @@ -3,7 +3,8 @@
         line 3
         line 4
         line 5
        -line 6
        +line six
        +and a half
         line 7
         line 8
         line 9

        """)
  }

  @Test func saysWhereTheLastNewlineIsMissing() {
    #expect(
      diff("a\nb", "a\nb\n") == """
        --- a.srt
        +++ a.srt
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
  }

  @Test func theSameIsNoDifference() {
    #expect(diff("a\n", "a\n").isEmpty)
    #expect(diff("", "").isEmpty)
  }

  @Test func anEmptySideStartsAtLineZero() {
    #expect(diff("", "a\n").contains("@@ -0,0 +1,1 @@"))
    #expect(diff("a\n", "").contains("@@ -1,1 +0,0 @@"))
  }

  /// Applies a difference as `patch` would.
  private func patched(_ old: String, _ diff: String) -> String {
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if old.hasSuffix("\n") || old.isEmpty { lines.removeLast() }
    var result: [String] = []
    var position = 0
    for line in diff.split(separator: "\n").dropFirst(2).map(String.init) {
      if line.hasPrefix("@@") {
        let numbers = line.split { !"0123456789".contains($0) }.compactMap { Int($0) }
        let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
        while position < start {
          result.append(lines[position])
          position += 1
        }
      } else if line.hasPrefix("+") {
        result.append(String(line.dropFirst()))
      } else if line.hasPrefix("-") {
        position += 1
      } else {
        result.append(lines[position])
        position += 1
      }
    }
    result.append(contentsOf: lines[position...])
    return result.map { $0 + "\n" }.joined()
  }

  @Test(arguments: 0..<100)
  func appliesToGiveTheNewText(seed: Int) {
    var state = UInt64(seed)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let old = (0..<next(300)).map { _ in "line \(next(20))" }
    var new = old
    for _ in 0..<next(30) {
      let place = next(new.count + 1)
      if place < new.count, next(2) == 0 {
        new.remove(at: place)
      } else {
        new.insert("new \(next(9))", at: place)
      }
    }
    let before = old.map { $0 + "\n" }.joined()
    let after = new.map { $0 + "\n" }.joined()
    let difference = diff(before, after)
    #expect((difference.isEmpty ? before : patched(before, difference)) == after)
  }
}
