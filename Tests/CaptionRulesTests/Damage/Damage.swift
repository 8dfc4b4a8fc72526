// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// One kind of thing that goes wrong with SubRip in the wild.
struct Damage: Sendable {
  enum Change: Sendable {
    case cue(@Sendable (inout WrittenCue, inout DamagedFile.Maker) -> Void)
    case file(@Sendable (inout String, inout DamagedFile.Maker) -> Void)
  }

  var name: String
  var change: Change
  /// Whether it happens to one cue alone: in many cues it would be a habit, and not meant.
  var isSingle = false

  init(
    _ name: String,
    _ change: @escaping @Sendable (inout WrittenCue, inout DamagedFile.Maker) -> Void
  ) {
    self.name = name
    self.change = .cue(change)
  }

  /// The same, for one cue alone.
  var single: Damage {
    var copy = self
    copy.isSingle = true
    return copy
  }

  init(
    file name: String,
    _ change: @escaping @Sendable (inout String, inout DamagedFile.Maker) -> Void
  ) {
    self.name = name
    self.change = .file(change)
  }

  static let all = timing + structure + text + files

  static let timing: [Damage] = [
    Damage("full stop") { cue, _ in cue.timing.replace(",", with: ".") },
    Damage("colon") { cue, _ in cue.timing.replace(",", with: ":") },
    Damage("semicolon") { cue, _ in cue.timing.replace(",", with: ";") },
    Damage("full stops for colons") { cue, _ in cue.timing.replace(":", with: ".") },
    Damage("arrow") { cue, maker in
      cue.timing.replace(
        " --> ",
        with: maker.pick([
          "-->", "->", " -> ", " ---> ", " -- > ", " – ", "\t-->\t", "  -->  ", " ==> ", " to ",
          " → ", " - -> ", " <-- ", " —> ",
        ]))
    },
    Damage("no hours") { cue, _ in
      guard cue.meant.end < 3_600_000 else { return }
      cue.timing =
        WrittenCue.stamp(cue.meant.start).dropFirst(3) + " --> "
        + WrittenCue.stamp(cue.meant.end).dropFirst(3)
    },
    Damage("narrow fields") { cue, _ in cue.timing.replace("00:0", with: "0:") },
    Damage("wide hours") { cue, _ in cue.timing = "0" + cue.timing },
    Damage("coordinates") { cue, _ in cue.timing += " X1:10 X2:20 Y1:30 Y2:40" },
    Damage("settings") { cue, maker in
      cue.timing += maker.pick([" align:start", " position:10% line:0"])
    },
    Damage("spaces inside") { cue, _ in cue.timing.replace(":", with: " : ") },
    Damage("space before") { cue, _ in cue.timing = " " + cue.timing },
    Damage("space behind") { cue, maker in cue.timing += maker.pick([" ", "\t", "   "]) },
    Damage("wide digits") { cue, _ in cue.timing.replace("0", with: "０") },
    Damage("wide separators") { cue, _ in
      cue.timing.replace(":", with: "：")
      cue.timing.replace(",", with: "，")
    },
    Damage("Arabic comma") { cue, _ in cue.timing.replace(",", with: "،") },
    Damage("Devanagari digits") { cue, _ in
      for (ascii, digit) in zip("0123456789", "०१२३४५६७८९") {
        cue.timing.replace(String(ascii), with: String(digit))
      }
    },
    Damage("brackets") { cue, maker in
      let (open, close) = maker.pick([
        ("[", "]"), ("(", ")"), ("\"", "\""), ("**", "**"), ("<b>", "</b>"), ("> ", ""), ("- ", ""),
      ])
      cue.timing = open + cue.timing + close
    },
    Damage("timing line broken") { cue, _ in cue.timing.replace(" --> ", with: "\n--> ") },
    Damage("end lost") { cue, maker in
      cue.timing = WrittenCue.stamp(cue.meant.start) + maker.pick(["", " -->", " --> "])
    },
    Damage("text on the timing line") { cue, _ in
      guard let text = cue.text else { return }
      cue.timing += " " + text
      cue.text = nil
    },
    Damage("escaped arrow") { cue, maker in
      cue.timing.replace("-->", with: maker.pick(["--&gt;", "--\\>", "--&amp;gt;"]))
    },
  ]

  static let structure: [Damage] = [
    Damage("no index") { cue, _ in cue.index = nil },
    Damage("a name for the index") { cue, maker in
      cue.index = maker.pick([
        "A", "Cue 3", "#4", "5.", "intro", "四", "<b>7</b>", "Two", "chapter-2", "- 3 -",
      ])
    },
    Damage("wrong index") { cue, maker in cue.index = maker.pick(["0", "99", "0007", "1", "-1"]) },
    Damage("space before the index") { cue, _ in cue.index = cue.index.map { " " + $0 } },
    Damage("space behind the index") { cue, _ in cue.index = cue.index.map { $0 + " " } },
    Damage("index twice") { cue, _ in cue.index = cue.index.map { $0 + "\n" + $0 } },
    Damage("blank line below the index") { cue, _ in cue.index = cue.index.map { $0 + "\n" } },
    Damage("no blank line") { cue, _ in cue.gap = 0 },
    Damage("many blank lines") { cue, maker in cue.gap = maker.pick([2, 3, 7]) },
    Damage("spaces for the blank line") { cue, maker in
      cue.text = (cue.text ?? "") + "\n" + maker.pick([" ", "\t", "  "])
      cue.gap = maker.pick([0, 1])
    },
    Damage("blank line above the text") { cue, maker in cue.below = maker.pick(["\n", "\n\n"]) },
    Damage("blank line in the text") { cue, maker in
      let more = maker.pick(["and more of it", "- No!"])
      cue.text = (cue.text ?? "") + maker.pick(["\n\n", "\n \n", "\n\n\n"]) + more
      cue.meant.text += "\n" + more
    },
    Damage("text lost") { cue, maker in
      cue.text = maker.pick(["", " ", nil])
      cue.meant.text = ""
    },
    Damage("comment above") { cue, maker in
      cue.above = maker.pick([
        "NOTE ask the client\n\n", "STYLE\n::cue { color: red }\n\n", "WEBVTT\n\n",
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n", "NOTE\nof two lines\n\n",
      ])
    },
    Damage("timing line lost") { cue, _ in
      // What is left is a number and words of no time.
      cue.timing = ""
      cue.meant.text = ""
    },
    Damage("mark inside the file") { cue, _ in cue.above = "\u{FEFF}" },
  ]
}
