// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionText
import FuzzSupport

/// Decoded once: for each input anew, a minute saw a fourteenth as many.
private let profiles = Profile.all

private func lint(_ settings: LintSettings, _ feed: ((Span<UInt8>) -> Void) -> Void) -> [Finding<
  TextOffset
>] {
  var linter = Linter(settings: settings)
  var findings: [Finding<TextOffset>] = []
  feed { linter.consume($0) { findings.append($0) } }
  linter.finish { findings.append($0) }
  return findings
}

/// No input stops a rule, findings lie inside the file, chunks make no difference, and safe fixes
/// can be applied.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let input = unsafe FuzzInput(data, count), input.bytes.count <= 1 << 14 else { return 0 }
  let settings = LintSettings(profile: profiles[input.choice % profiles.count])
  let whole = lint(settings) { $0(input.bytes.span) }
  let chunked = lint(settings) { input.forEachChunk($0) }
  precondition(whole == chunked, "chunks made a difference")
  for finding in whole {
    let range = finding.diagnostic.range
    precondition(range.upperBound.bytes <= input.bytes.count, "a finding outside the file")
    precondition(!finding.diagnostic.message.isEmpty)
    for edit in finding.diagnostic.fix?.edits ?? [] {
      precondition(edit.range.upperBound.bytes <= input.bytes.count, "an edit outside the file")
    }
  }
  let source = SourceText(utf8: input.bytes)
  _ = try? FixApplier.apply(
    whole.compactMap { $0.diagnostic.fix?.mapped(by: source.map) }, to: source)
  return 0
}
