// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

extension Damage {
  static let text: [Damage] = [
    Damage("tags") { cue, maker in
      let (open, close) = maker.pick([
        ("<i>", ""), ("", "</i>"), ("<I>", "</I>"), ("<u><b>", "</u></b>"),
        ("<font color=red>", "</font>"), ("{\\i1}", "{\\i0}"), ("{y:i}", ""), ("<i>", "<i>"),
        ("<i >", "</ i>"),
      ])
      cue.text = cue.text.map { open + $0 + close }
    },
    Damage("sounds in angle brackets") { cue, maker in
      let sound = maker.pick(["<laughs>", "<music playing>", "<BOB>"])
      cue.text = sound
      cue.meant.text = sound
    },
    Damage("braces") { cue, _ in
      cue.text = "{\\displaystyle x}"
      cue.meant.text = "{\\displaystyle x}"
    },
    Damage("character references") { cue, maker in
      let (written, meant) = maker.pick([
        (" &amp; so", " & so"), ("&nbsp;again", "\u{A0}again"), (" &#9834;", " ♪"),
        (" &quot;now&quot;", " \"now\""),
      ])
      cue.text = (cue.text ?? "") + written
      cue.meant.text += meant
    },
    Damage("a reference that is meant") { cue, _ in
      cue.text = "Type &amp; for the sign."
      cue.meant.text = "Type &amp; for the sign."
    }.single,
    Damage("escapes") { cue, _ in
      cue.text = cue.text.map { $0.replacing("\n", with: "\\N") }
    },
    Damage("an escape that is meant") { cue, _ in
      cue.text = "Use \\n to start a new line."
      cue.meant.text = "Use \\n to start a new line."
    }.single,
    Damage("times in the text") { cue, maker in
      let line = maker.pick(["12:30 --> 13:45", "Doors open 12:30:15", "Score: 3:1 --> 4:1"])
      cue.text = (cue.text ?? "") + "\n" + line
      cue.meant.text += "\n" + line
    },
    Damage("numbers in the text") { cue, maker in
      let line = maker.pick(["7", "1984", "3 men", "12,5"])
      cue.text = (cue.text ?? "") + "\n" + line
      cue.meant.text += "\n" + line
    },
    Damage("spaces around lines") { cue, maker in
      cue.text = cue.text.map {
        "  " + $0.replacing("\n", with: maker.pick([" \n ", "\t\n"])) + "  "
      }
    },
    Damage("odd spaces") { cue, maker in
      let space = maker.pick(["\u{A0}", "\u{200B} ", "\u{2003}", "\u{202F}", "\u{3000}"])
      cue.text = cue.text.map { $0.replacing(" ", with: space, maxReplacements: 1) }
    },
    Damage("control characters") { cue, maker in
      cue.text = cue.text.map {
        $0 + maker.pick(["\u{0}", "\u{8}", "\u{7F}", "\u{1B}[31m", "\u{1A}"])
      }
    },
    Damage("long line") { cue, _ in
      let long = String(repeating: (cue.text ?? "") + " ", count: 60)
      cue.text = long
      cue.meant.text = long
    },
  ]

  static let files: [Damage] = [
    Damage(file: "CR") { text, _ in
      text.replace("\r\n", with: "\n")
      text.replace("\n", with: "\r")
    },
    Damage(file: "CR CR LF") { text, _ in
      text.replace("\r\n", with: "\n")
      text.replace("\n", with: "\r\r\n")
    },
    Damage(file: "mixed newlines") { text, maker in
      text = String(
        text.replacing("\r\n", with: "\n").flatMap { character -> String in
          character == "\n" ? maker.pick(["\n", "\r\n", "\r"]) : String(character)
        })
    },
    Damage(file: "two marks") { text, _ in text = "\u{FEFF}\u{FEFF}" + text },
    Damage(file: "tail") { text, maker in
      text += maker.pick(["7", "99\n", "00:00:05,000 -->", "```\n", "\u{1A}", "\u{0}\u{0}"])
    },
    Damage(file: "head") { text, maker in
      text = maker.pick(["\n", " \n", "Title of the film\n\n", "WEBVTT\n\n", "```srt\n"]) + text
    },
    Damage(file: "no newline at the end") { text, _ in
      while text.last?.isNewline == true { text.removeLast() }
    },
    Damage(file: "UTF-8 read as Latin-1") { text, _ in
      text = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    },
    Damage(file: "double spacing") { text, _ in
      text.replace("\r\n", with: "\n")
      text.replace("\n", with: "\n\n")
    },
    Damage(file: "all on one line") { text, _ in
      text.replace("\r\n", with: " ")
      text.replace("\n", with: " ")
    },
    Damage(file: "spaces at all ends") { text, _ in
      text.replace("\r\n", with: "\n")
      text.replace("\n", with: " \n")
    },
    Damage(file: "quoted as mail") { text, _ in
      text.replace("\r\n", with: "\n")
      text = "> " + text.replacing("\n", with: "\n> ")
    },
    Damage(file: "lost character") { text, maker in
      // Of syntax, not of words.
      let scalars = text.unicodeScalars
      let places = scalars.indices.filter { "\n:,-> ".unicodeScalars.contains(scalars[$0]) }
      if !places.isEmpty { text.unicodeScalars.remove(at: maker.pick(places)) }
    },
    Damage(file: "line feeds of Word") { text, maker in
      text.replace("\r\n", with: "\n")
      text.replace("\n", with: maker.pick(["\u{2028}", "\u{85}", "\u{B}"]))
    },
  ]
}
