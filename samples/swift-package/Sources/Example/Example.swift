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
    let (text, reading) = try CaptionReader(path: path).readAll()
    print("\(path) is in \(reading.decision)")

    for finding in Linter.findings(in: text, settings: LintSettings()) {
      print("line \(finding.position.line): \(finding.diagnostic.message)")
    }

    var document = SubRipDocument(parsing: text)
    for (position, cue) in document.cues.enumerated() {
      document.setTimes(
        at: position,
        start: Timestamp(milliseconds: cue.start.milliseconds + 500),
        end: Timestamp(milliseconds: cue.end.milliseconds + 500))
    }
    print(String(decoding: document.write(), as: UTF8.self).prefix(200))
  }
}
