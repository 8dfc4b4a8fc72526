// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ReportCommandTests {
  static let good = "1\n00:00:01,000 --> 00:00:03,000\nHello\n"

  @Test func makesAPageOfADirectory() throws {
    let captions = try Captions()
    try captions.file("lib/Talk.deu.srt", Self.good)
    try captions.file("lib/Talk.pt-BR.srt", Self.good)
    try captions.file("lib/Film/en.srt", "1\n00:00:03,000 --> 00:00:01,000\nHello\n")
    let outcome = try captions.run("report", "lib", "--output", "page.html")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let page = try captions.content("page.html")
    for text in [
      "<th>lib/Talk</th>", "<th>lib/Film</th>", "title=\"Portuguese (Brazil)\"", "title=\"German\"",
      "title=\"English\"", "CAP307", "lib/Film/en.srt",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(try captions.run("report", "lib").output == page)
  }

  @Test func saysWhatItCouldNotRead() throws {
    let captions = try Captions()
    try captions.file("Talk.de.srt", Self.good)
    let outcome = try captions.run("report", "Talk.de.srt", "missing.srt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("missing.srt: cannot read"))
    #expect(outcome.output.contains("Talk.de.srt"))
    #expect(try captions.run("report", ".", "--output", "no/such/page.html").status == 2)
  }
}
