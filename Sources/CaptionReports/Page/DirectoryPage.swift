// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionRules

/// One HTML page about a directory of captions.
///
/// It tells which media have which languages, what is wrong with which file and where, and which
/// rules have the most to say. The page stands alone: it loads nothing, runs no script, and escapes
/// all text of the files. The same tracks give the same bytes.
public struct DirectoryPage: Sendable {
  /// What the page is about, such as the directory's path.
  public var title: String
  /// The name of the profile that the captions were held against.
  public var profile: String
  /// How a fix of a safety is applied, in a few words.
  public var howToFix: @Sendable (FixSafety) -> String = TextStyle.howToFix
  /// The tracks, in the order in which they are listed.
  public private(set) var tracks: [TrackReport] = []

  /// Creates a page without tracks.
  ///
  /// - Parameters:
  ///   - title: What the page is about.
  ///   - profile: The name of the profile.
  public init(title: String, profile: String) {
    self.title = title
    self.profile = profile
  }

  /// Takes up a track.
  ///
  /// - Parameter track: The track.
  public mutating func add(_ track: TrackReport) {
    tracks.append(track)
  }

  /// The page.
  ///
  /// - Returns: The bytes, as UTF-8.
  public func html() -> [UInt8] {
    var text = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Captions of \(HTMLText.escaped(title))</title>
      <style>
      \(PageStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(HTMLText.escaped(title))</h1>
      <p>held against the profile <b>\(HTMLText.escaped(profile))</b></p>
      </header>
      <main>

      """
    text += tiles + coverage + rules
    for (position, track) in tracks.enumerated() { text += section(of: track, position) }
    text += "</main>\n</body>\n</html>\n"
    return Array(text.utf8)
  }

  private var tiles: String {
    func sum(_ severity: Severity) -> Int {
      tracks.reduce(0) { $0 + ($1.file.counts[severity] ?? 0) }
    }
    let unreadable = tracks.count { $0.failure != nil }
    var tiles = [
      (Set(tracks.map(\.media)).count, "medias", ""),
      (tracks.count, "tracks", ""),
      (Set(tracks.map(\.language)).subtracting([""]).count, "languages", ""),
      (tracks.reduce(0) { $0 + $1.file.cues }, "cues", ""),
      (sum(.error), "errors", "error"),
      (sum(.warning), "warnings", "warning"),
      (sum(.info), "infos", ""),
    ]
    if unreadable > 0 { tiles.append((unreadable, "unreadable", "error")) }
    let cells = tiles.map { count, name, style in
      "<li class=\"\(count > 0 ? style : "")\"><b>\(count)</b> \(name)</li>\n"
    }
    return "<ul id=\"tiles\">\n\(cells.joined())</ul>\n"
  }

  private var rules: String {
    var counts: [RuleCode: Int] = [:]
    for track in tracks { counts.merge(track.byRule, uniquingKeysWith: +) }
    guard !counts.isEmpty else { return "" }
    let infos = Dictionary(uniqueKeysWithValues: RuleRegistry.infos.map { ($0.code, $0) })
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, count in
      """
      <tr><td>\(code)</td><td>\(infos[code]?.name ?? "")</td><td class="number">\(count)</td>\
      <td>\(HTMLText.escaped(infos[code]?.documentation.whatItDoes ?? ""))</td></tr>

      """
    }
    return """
      <section>
      <h2>What was found</h2>
      <table>
      <thead><tr><th>Rule</th><th>Name</th><th class="number">Times</th><th>What it is</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </section>

      """
  }
}
