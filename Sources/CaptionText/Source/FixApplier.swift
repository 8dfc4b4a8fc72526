// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Applies fixes to the file that they were made for.
public enum FixApplier {
  /// What one pass did.
  public struct Outcome: Sendable {
    /// The file after the pass, in its own encoding.
    public var bytes: [UInt8]
    /// How many fixes were applied.
    public var applied: Int
    /// How many were left out since they overlap one that was applied; a later pass takes them up.
    public var skipped: Int
    /// Why fixes were refused: what each would write that the file's encoding cannot hold.
    public var refused: [UnrepresentableText]
  }

  /// Applies every fix that is at least as safe as `minimumSafety`, in file order.
  ///
  /// A fix is applied whole or not at all: if one of its edits overlaps an edit that was applied
  /// before, it is skipped, and if the file's encoding lacks a character of it, it is refused. What is
  /// put in is written in the encoding of the file; bytes outside the edits are copied unchanged.
  ///
  /// - Parameters:
  ///   - fixes: The fixes, counted in the file, in any order.
  ///   - source: The file.
  ///   - minimumSafety: The least safe kind to apply; `displayOnly` fixes are never applied.
  /// - Returns: The new bytes and counts.
  /// - Throws: ``EncodingUnavailable`` when ICU has no table to write the file's encoding.
  /// - Complexity: O(n + e log e) for n bytes and e edits.
  public static func apply(
    _ fixes: [Fix<FileOffset>], to source: SourceText, minimumSafety: FixSafety = .safe
  ) throws(EncodingUnavailable) -> Outcome {
    let floor = max(minimumSafety, .unsafe)
    let candidates = fixes.filter { $0.safety >= floor && !$0.edits.isEmpty }.sorted {
      ($0.edits[0].range.lowerBound, $0.edits[0].range.upperBound)
        < ($1.edits[0].range.lowerBound, $1.edits[0].range.upperBound)
    }
    var outcome = Outcome(bytes: source.bytes, applied: 0, skipped: 0, refused: [])
    guard !candidates.isEmpty else { return outcome }
    var encoder = try EditEncoder(source.decision.encoding)
    var accepted: [Edit<FileOffset>] = []
    var written: [[UInt8]] = []
    var end = FileOffset(-1)
    for fix in candidates {
      guard let first = fix.edits.first, let last = fix.edits.last, !overlapsItself(fix),
        last.range.upperBound.bytes <= source.bytes.count,
        first.range.lowerBound >= max(end, FileOffset(0)),
        !(first.range.isEmpty && first.range.lowerBound == end)
      else {
        // The same edit proposed twice counts as applied, not as left over.
        if !fix.edits.allSatisfy({ accepted.contains($0) }) { outcome.skipped += 1 }
        continue
      }
      do throws(UnrepresentableText) {
        var replacements: [[UInt8]] = []
        for edit in fix.edits {
          replacements.append(try encoder.encode(edit, in: source.bytes.span))
        }
        written += replacements
      } catch {
        outcome.refused.append(error)
        continue
      }
      accepted += fix.edits
      end = last.range.upperBound
      outcome.applied += 1
    }
    if !accepted.isEmpty { outcome.bytes = splice(written, at: accepted, into: source.bytes) }
    return outcome
  }

  private static func overlapsItself(_ fix: Fix<FileOffset>) -> Bool {
    zip(fix.edits, fix.edits.dropFirst()).contains { $0.range.upperBound > $1.range.lowerBound }
  }

  private static func splice(
    _ replacements: [[UInt8]], at edits: [Edit<FileOffset>], into bytes: [UInt8]
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + replacements.reduce(0) { $0 + $1.count })
    var position = 0
    for (edit, replacement) in zip(edits, replacements) {
      let place = edit.range.bytes
      result.append(contentsOf: bytes[position..<place.lowerBound])
      result.append(contentsOf: replacement)
      position = place.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return result
  }
}
