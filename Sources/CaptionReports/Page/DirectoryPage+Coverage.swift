// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension DirectoryPage {
  /// The table of media and languages: what is there, how it is, and what is missing.
  var coverage: String {
    var languages: [String: String] = [:]
    for track in tracks where !track.language.isEmpty {
      languages[track.language] = track.languageName
    }
    let columns = languages.keys.sorted()
    var rows: [String: [String: [Int]]] = [:]
    for (position, track) in tracks.enumerated() {
      rows[track.media, default: [:]][track.language, default: []].append(position)
    }
    let hasNameless = tracks.contains { $0.language.isEmpty }
    guard !tracks.isEmpty else { return "<section><p>No captions were found.</p></section>\n" }
    var text =
      "<section>\n<h2>Medias and languages</h2>\n<div class=\"wide\">\n<table id=\"coverage\">\n"
    text += "<thead><tr><th>Media</th>"
    for column in columns {
      text +=
        "<th title=\"\(HTMLText.escaped(languages[column] ?? ""))\">\(HTMLText.escaped(column))</th>"
    }
    text += hasNameless ? "<th title=\"the name states no language\">?</th>" : ""
    text += "</tr></thead>\n<tbody>\n"
    for (media, cells) in rows.sorted(by: { $0.key < $1.key }) {
      text += "<tr><th>\(HTMLText.escaped(media))</th>"
      for column in columns + (hasNameless ? [""] : []) {
        let links = cells[column, default: []].map { link(to: $0) }
        let missing = column.isEmpty ? "<td></td>" : "<td class=\"missing\">–</td>"
        text += links.isEmpty ? missing : "<td>\(links.joined(separator: " "))</td>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n</section>\n"
  }

  /// A mark that leads to a track and tells how it is, in words too, for who sees no colours.
  private func link(to position: Int) -> String {
    let track = tracks[position]
    let mark =
      switch track.state {
      case .good: "✓"
      case .warning: "\(track.file.counts[.warning] ?? 0)"
      case .error: "✗ \(track.file.counts[.error] ?? 0)"
      case .unreadable: "✗"
      }
    let words = HTMLText.escaped(track.failure ?? track.file.verdict)
    return
      "<a class=\"\(track.state.rawValue)\" href=\"#t\(position + 1)\" title=\"\(words)\">\(mark)</a>"
  }
}

extension FileReport {
  /// How the file is: `120 cues, 1 error, 2 warnings`.
  var verdict: String {
    func number(_ count: Int, _ name: String) -> String {
      "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    let found = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { number($0, severity.rawValue) }
    }
    return ([number(cues, "cue")] + (found.isEmpty ? ["nothing found"] : found))
      .joined(separator: ", ")
  }
}
