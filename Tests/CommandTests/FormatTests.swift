// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The output formats against golden files; `UPDATE_GOLDEN=1` writes them anew.
struct FormatTests {
  @Test(arguments: ["text", "concise", "json", "ndjson", "sarif", "github", "junit"])
  func writesWhatItAlwaysWrote(format: String) throws {
    let captions = try Captions()
    let wide =
      "1\n00:00:01,000 --> 00:00:03,000\n日本語 & <i>é</i>\n2\n00:00:04,000 --> 00:00:02,000\nBeta\n"
    try captions.file("a b.srt", wide)
    try captions.file("clean.srt", ValidateCommandTests.clean)
    let outcome = try captions.run(
      "validate", "a b.srt", "clean.srt", "--format", format, "--select", "SRT206,CAP307")
    #expect(outcome.status == 1)
    var output = outcome.output
    if format == "sarif" {
      // The rules' descriptions change with every rule; the results are what the file pins.
      let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      let run = (document?["runs"] as? [[String: Any]])?.first
      for key in ["ruleIndex"] {
        output = output.replacing(try Regex("\"\(key)\":[0-9]+,"), with: "")
      }
      #expect(run != nil)
      output = String(output[(output.range(of: "\"results\"")?.lowerBound ?? output.startIndex)...])
    }
    let golden = Captions.root.appending(path: "Tests/CommandTests/Fixtures/format.\(format)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(output.utf8).write(to: golden)
    }
    #expect(output == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }
}
