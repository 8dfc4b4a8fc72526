// SPDX-License-Identifier: Apache-2.0

/// Applies the edits of many fixes to the bytes that they were made for.
public enum FixApplier {
  /// What one pass did.
  public struct Outcome: Sendable {
    /// The bytes after the pass.
    public var bytes: [UInt8]
    /// How many fixes were applied.
    public var applied: Int
    /// How many were left out since they overlap one that was applied; a later pass takes them up.
    public var skipped: Int
  }

  /// Applies every fix that is at least as safe as `minimumSafety`, in file order.
  ///
  /// A fix is applied whole or not at all: if one of its edits overlaps an edit that was applied
  /// before, it is skipped. Bytes outside the edits are copied unchanged.
  ///
  /// - Parameters:
  ///   - fixes: The fixes, in any order.
  ///   - bytes: The bytes that the ranges of the edits count in.
  ///   - minimumSafety: The least safe kind to apply; `displayOnly` fixes are never applied.
  /// - Returns: The new bytes and counts.
  /// - Complexity: O(n + e log e) for n bytes and e edits.
  public static func apply(
    _ fixes: [Fix], to bytes: [UInt8], minimumSafety: FixSafety = .safe
  ) -> Outcome {
    let floor = max(minimumSafety, .unsafe)
    let candidates = fixes.filter { $0.safety >= floor && !$0.edits.isEmpty }.sorted {
      ($0.edits[0].range.lowerBound, $0.edits[0].range.upperBound)
        < ($1.edits[0].range.lowerBound, $1.edits[0].range.upperBound)
    }
    var accepted: [Edit] = []
    var applied = 0
    var skipped = 0
    var end = -1
    for fix in candidates {
      guard let first = fix.edits.first, let last = fix.edits.last, !overlapsItself(fix),
        last.range.upperBound <= bytes.count, first.range.lowerBound >= max(end, 0),
        !(first.range.isEmpty && first.range.lowerBound == end)
      else {
        // The same edit proposed twice counts as applied, not as left over.
        if !fix.edits.allSatisfy({ accepted.contains($0) }) { skipped += 1 }
        continue
      }
      accepted.append(contentsOf: fix.edits)
      end = last.range.upperBound
      applied += 1
    }
    return Outcome(bytes: splice(accepted, into: bytes), applied: applied, skipped: skipped)
  }

  private static func overlapsItself(_ fix: Fix) -> Bool {
    zip(fix.edits, fix.edits.dropFirst()).contains { $0.range.upperBound > $1.range.lowerBound }
  }

  private static func splice(_ edits: [Edit], into bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var position = 0
    for edit in edits {
      result.append(contentsOf: bytes[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement)
      position = edit.range.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return result
  }
}
