// SPDX-License-Identifier: Apache-2.0

import CaptionsToolkit

/// Says what is wrong with a caption file, and prints it half a second later.
@main
struct Example {
  static func main() throws {
    guard let path = CommandLine.arguments.dropFirst().first else {
      print("usage: Example FILE")
      return
    }
    let source = try CaptionReader(path: path).readAll()
    print("\(path) is in \(source.decision)")

    let findings = Linter.findings(in: source, settings: LintSettings())
    for finding in findings {
      print("line \(finding.position.line): \(finding.diagnostic.message)")
    }
    let fixed = try FixApplier.apply(findings.compactMap(\.diagnostic.fix), to: source)
    print("\(fixed.applied) fixes leave \(fixed.bytes.count) bytes")

    var document = SubRipDocument(parsing: source.text)
    for (position, cue) in document.cues.enumerated() {
      document.setTimes(
        at: position,
        start: Timestamp(milliseconds: cue.start.milliseconds + 500),
        end: Timestamp(milliseconds: cue.end.milliseconds + 500))
    }
    print(String(decoding: document.write(), as: UTF8.self).prefix(200))
  }
}
