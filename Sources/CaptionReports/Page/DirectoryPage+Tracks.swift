// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules

extension DirectoryPage {
  /// A track's part of the page: closed when there is nothing to fix.
  func section(of track: TrackReport, _ position: Int) -> String {
    let isOpen = track.state == .error || track.state == .unreadable
    let name = track.language.isEmpty ? "" : "\(track.languageName) · "
    var text = """
      <details id="t\(position + 1)" class="\(track.state.rawValue)"\(isOpen ? " open" : "")>
      <summary><b>\(HTMLText.escaped(track.file.path))</b>
      <span>\(HTMLText.escaped(name + (track.failure == nil ? track.file.verdict : "not read")))</span>\
      </summary>

      """
    if let failure = track.failure {
      text += "<p>\(HTMLText.escaped(failure))</p>\n"
    } else {
      text += "<p>\(HTMLText.escaped(track.file.encoding))</p>\n"
    }
    if !track.findings.isEmpty {
      text += "<ol>\n" + track.findings.map(item).joined() + "</ol>\n"
    }
    if track.hidden > 0 { text += "<p>\(track.hidden) more are not shown.</p>\n" }
    return text + "</details>\n"
  }

  private func item(_ finding: Finding<FileOffset>) -> String {
    let diagnostic = finding.diagnostic
    let place = "\(finding.position.line):\(finding.position.characterColumn)"
    var text = """
      <li class="\(diagnostic.severity.rawValue)"><b>\(diagnostic.severity.rawValue) \
      \(diagnostic.code)</b> <span>\(place)</span> \(HTMLText.escaped(diagnostic.message))
      """
    if !finding.excerpt.isEmpty { text += excerpt(of: finding) }
    for note in diagnostic.notes { text += "<p>note: \(HTMLText.escaped(note))</p>" }
    if let fix = diagnostic.fix {
      text +=
        "<p>help: \(HTMLText.escaped(fix.title)) (\(HTMLText.escaped(howToFix(fix.safety))))</p>"
    }
    return text + "</li>\n"
  }

  /// The source line, the place marked; captions may run from right to left.
  private func excerpt(of finding: Finding<FileOffset>) -> String {
    let bytes = finding.excerpt
    let lower = min(finding.highlight.lowerBound, bytes.count)
    let upper = min(max(finding.highlight.upperBound, lower), bytes.count)
    func part(_ range: Range<Int>) -> String {
      HTMLText.escaped(String(decoding: bytes[range], as: UTF8.self))
    }
    return "<pre dir=\"auto\">\(part(0..<lower))<mark>\(part(lower..<upper))</mark>"
      + "\(part(upper..<bytes.count))</pre>"
  }
}
