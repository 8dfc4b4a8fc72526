// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import SubRip

/// SRT202: a file of another format.
public struct WrongFormat: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(202), name: "wrong-format", severity: .error, fixSafety: .unsafe,
    documentation: RuleDocumentation(
      whatItDoes:
        "Recognises the beginning of WebVTT, SubStation Alpha, TTML, SCC, MicroDVD, SBV, LRC, JSON, RTF, PDF and ZIP.",
      whyItMatters:
        "Hosts that go by the file name refuse it, or show nothing; players that sniff refuse SRT readers such a file.",
      example: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Unsafe for WebVTT: the header is deleted, and the other rules mend the times. There is no fix for other formats; convert them.",
      options: "None; the rule looks at the first line that is not blank.",
      sources: "Signatures as the formats define them."))

  /// No cue: the rule looks at what stands before the first one.
  public static let trigger = RuleTrigger.noCue

  private var hasLooked = false

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Looks at the first content of the file.
  ///
  /// - Parameters:
  ///   - stray: Where the content stands and why it belongs to no cue.
  ///   - bytes: The content.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !hasLooked, stray.reason == .beforeFirstCue else { return }
    hasLooked = true
    let line = Newline.trimmed(0..<bytes.count, in: bytes)
    var head: [UInt8] = []
    for position in line.prefix(64) { head.append(bytes[position]) }
    guard let format = Self.format(head) else { return }
    let range = 0..<line.count
    findings.report(
      Self.info, "the file is \(format), not SubRip", at: range, offset: stray.offset,
      line: stray.line, bytes,
      fix: format == "WebVTT"
        ? Fix(
          title: "delete the WebVTT header",
          edits: [Edit(range: stray.offset..<stray.offset + bytes.count, replacement: [])],
          safety: .unsafe) : nil)
  }

  private static let signatures: [(String, String)] = [
    ("WEBVTT", "WebVTT"), ("[Script Info]", "SubStation Alpha"), ("Dialogue:", "SubStation Alpha"),
    ("<?xml", "XML such as TTML"), ("<tt", "TTML"), ("Scenarist_SCC", "SCC"),
    ("{\\rtf", "RTF"), ("%PDF", "PDF"), ("PK\u{3}\u{4}", "a ZIP archive"),
  ]

  private static func format(_ head: [UInt8]) -> String? {
    for (signature, name) in signatures where head.starts(with: signature.utf8) { return name }
    let shape = shape(of: head)
    if shape.hasPrefix("{9}{9}") { return "MicroDVD" }
    if shape == "9:9:9.9,9:9:9.9" { return "SBV" }
    if shape.hasPrefix("[9:9.9]") { return "LRC" }
    if shape.hasPrefix("{\"") || shape == "{" || shape == "[" || shape.hasPrefix("[{") {
      return "JSON"
    }
    return nil
  }

  /// The line with each run of digits as one `9`.
  private static func shape(of head: [UInt8]) -> String {
    var result = ""
    for byte in head {
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isDigit, result.last == "9" { continue }
      result.unicodeScalars.append(isDigit ? "9" : Unicode.Scalar(byte))
    }
    return result
  }
}
