// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Chromium without a window, which says what its own parser makes of files.
struct Browser {
  /// A cue as scripts of a page see it.
  struct Cue: Decodable, Equatable {
    var id: String
    var start: Double
    /// `nil` where the browser says that it never ends.
    var end: Double?
    var text: String
    var vertical: String
    var snapToLines: Bool
    var line: Double?
    var position: Double?
    var size: Double
    var align: String
    /// The tree of its text, as `TextCase` has it.
    var tree: String
  }

  static let path = Witness.path(of: ["chromium", "chromium-browser", "google-chrome"])

  /// The page: each file is a track of a video, and what came of it is written into the page.
  private static func page(_ files: [[UInt8]]) -> String {
    let list = files.map { "'\(Data($0).base64EncodedString())'" }.joined(separator: ",\n")
    return """
      <!doctype html><meta charset=utf-8><video id=v></video><pre id=out>waiting</pre><script>
      const files = [\(list)];
      function tree(node) {
        if (node.nodeType == 3) return node.data;
        if (node.nodeType == 7) {
          const part = node.data.split(/[:.]/).map(Number);
          const milliseconds = ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + part[3];
          return '@' + milliseconds + ' ';
        }
        const inner = [...node.childNodes].map(tree).join('');
        if (node.nodeType == 11) return inner;
        let name = node.localName, annotation = '';
        if (name == 'span') {
          name = node.hasAttribute('lang') ? 'lang' : node.hasAttribute('title') ? 'v' : 'c';
          if (name == 'lang') annotation = ' ' + node.getAttribute('lang');
          if (name == 'v') annotation = ' ' + node.getAttribute('title');
        }
        const classes = (node.getAttribute('class') || '').split(' ').filter(x => x);
        return '{' + [name, ...classes].join('.') + annotation + '|' + inner + '}';
      }
      function number(value) { return value == 'auto' || !isFinite(value) ? null : value; }
      function read(cue) {
        return {
          id: cue.id, start: cue.startTime, end: number(cue.endTime), text: cue.text,
          vertical: cue.vertical, snapToLines: cue.snapToLines, line: number(cue.line),
          position: number(cue.position), size: cue.size, align: cue.align,
          tree: tree(cue.getCueAsHTML())
        };
      }
      const video = document.getElementById('v');
      function load(file) {
        return new Promise(done => {
          const track = document.createElement('track');
          track.onload = () => { done([...track.track.cues].map(read)); track.remove(); };
          track.onerror = () => { done(null); track.remove(); };
          track.src = 'data:text/vtt;base64,' + file;
          video.append(track);
          track.track.mode = 'hidden';
        });
      }
      (async () => {
        const results = [];
        for (const file of files) results.push(await load(file));
        const text = JSON.stringify(results);
        document.getElementById('out').textContent =
          btoa(String.fromCharCode(...new TextEncoder().encode(text).reduce(
            (all, byte) => { all.push(byte); return all; }, [])));
      })().catch(error => { document.getElementById('out').textContent = 'failed ' + error; });
      </script>
      """
  }

  /// What the browser makes of files: the cues of each, or `nil` for one that it refuses.
  ///
  /// - Returns: `nil` where the browser does not run here.
  static func read(_ files: [[UInt8]]) throws -> [[Cue]?]? {
    guard let path else { return nil }
    let directory = try Witness.directory()
    defer { try? FileManager.default.removeItem(at: directory) }
    var results: [[Cue]?] = []
    // A call of a function takes some ten thousand arguments, so the text comes back in pieces.
    for first in stride(from: 0, to: files.count, by: 40) {
      let page = directory.appending(path: "page.html")
      let some = Array(files[first..<min(first + 40, files.count)])
      try Data(Self.page(some).utf8).write(to: page)
      guard
        let output = Witness.output(
          of: path,
          [
            "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
            "--virtual-time-budget=60000",
            "--user-data-dir=\(directory.path(percentEncoded: false))/profile",
            page.absoluteString,
          ])
      else { return nil }
      let text = String(decoding: output, as: UTF8.self)
      guard let begin = text.range(of: "<pre id=\"out\">")?.upperBound,
        let end = text.range(of: "</pre>", range: begin..<text.endIndex)?.lowerBound,
        let json = Data(base64Encoded: String(text[begin..<end]))
      else { throw CocoaError(.fileReadCorruptFile) }
      results += try JSONDecoder().decode([[Cue]?].self, from: json)
    }
    return results
  }
}
