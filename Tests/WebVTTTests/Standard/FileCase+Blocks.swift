// SPDX-License-Identifier: Apache-2.0

extension FileCase {
  private static let cue = "00:00.000 --> 00:01.000\na\n"
  private static let a = "|0|1000||a"

  /// The signature: six letters, and behind them a space, a tab, a newline or nothing.
  static let signatures: [FileCase] = [
    FileCase("an empty file", "", []),
    FileCase("the signature alone", "WEBVTT", []),
    FileCase("five letters", "WEBVT", []),
    FileCase("the signature and a newline", "WEBVTT\n", []),
    FileCase("the signature and a cue", "WEBVTT\n\n\(cue)", [a]),
    FileCase("a byte-order mark", "\u{FEFF}WEBVTT\n\n\(cue)", [a]),
    FileCase("two byte-order marks", "\u{FEFF}\u{FEFF}WEBVTT\n\n\(cue)", []),
    FileCase("a space behind the signature", "WEBVTT \n\n\(cue)", [a]),
    FileCase("a tab behind the signature", "WEBVTT\t\n\n\(cue)", [a]),
    FileCase("words behind a space", "WEBVTT for a test\n\n\(cue)", [a]),
    FileCase("words behind a tab", "WEBVTT\tfor a test\n\n\(cue)", [a]),
    FileCase("an arrow behind a space", "WEBVTT --> \n\n\(cue)", [a]),
    FileCase("times behind a space", "WEBVTT 00:05.000 --> 00:06.000\nx\n\n\(cue)", [a]),
    FileCase("a letter behind the signature", "WEBVTTx\n\n\(cue)", []),
    FileCase("a colon behind the signature", "WEBVTT: x\n\n\(cue)", []),
    FileCase("a form feed behind the signature", "WEBVTT\u{0C}\n\n\(cue)", []),
    FileCase("a NUL behind the signature", "WEBVTT\0\n\n\(cue)", []),
    FileCase("small letters", "webvtt\n\n\(cue)", []),
    FileCase("an empty line above the signature", "\nWEBVTT\n\n\(cue)", []),
    FileCase("a space before the signature", " WEBVTT\n\n\(cue)", []),
    FileCase("no signature", cue, []),
    FileCase("a cue above the signature", "\(cue)\nWEBVTT\n\n\(cue)", []),
    FileCase("another word", "STYLE!\n\n\(cue)", []),
  ]

  /// What stands below the signature up to the first empty line, or the first arrow.
  static let headers: [FileCase] = [
    FileCase("lines below the signature", "WEBVTT\nKind: captions\nLanguage: en\n\n\(cue)", [a]),
    FileCase(
      "a map of HLS", "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n\(cue)", [a]),
    FileCase("no empty line below the signature", "WEBVTT\n\(cue)", [a]),
    FileCase("no empty line below the header", "WEBVTT\nKind: captions\n\(cue)", [a]),
    FileCase("what would be an identifier", "WEBVTT\nid\n\(cue)", [a]),
    FileCase("a line of a space below the signature", "WEBVTT\n \n\(cue)", [a]),
    FileCase("an unreadable timing line in the header", "WEBVTT\nx --> y\nb\n\n\(cue)", [a]),
    FileCase("a style in the header", "WEBVTT\nSTYLE\n::cue {}\n\n\(cue)", [a]),
    FileCase("many empty lines", "WEBVTT\n\n\n\n\n\(cue)", [a]),
    FileCase("a header and the end", "WEBVTT\nKind: captions", []),
  ]

  /// LF, CR LF and CR each end one line.
  static let newlines: [FileCase] = [
    FileCase("CR LF", "WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\na\r\nb\r\n\r\n", ["|0|1000||a/b"]),
    FileCase("CR", "WEBVTT\r\r00:00.000 --> 00:01.000\ra\rb\r\r", ["|0|1000||a/b"]),
    FileCase(
      "all three", "WEBVTT\r\n\n00:00.000 --> 00:01.000\ra\r\nb\nc\r\rd", ["|0|1000||a/b/c"]),
    FileCase("LF CR is two", "WEBVTT\n\r00:00.000 --> 00:01.000\na\n\rb\n", [a]),
    FileCase(
      "CR CR LF is two", "WEBVTT\r\r\n00:00.000 --> 00:01.000\r\r\na\r\r\n", ["|0|1000||"]),
    FileCase("no newline at the end", "WEBVTT\n\n00:00.000 --> 00:01.000\na", [a]),
    FileCase("CR at the end", "WEBVTT\n\n00:00.000 --> 00:01.000\na\r", [a]),
    FileCase("the end behind the times", "WEBVTT\n\n00:00.000 --> 00:01.000", ["|0|1000||"]),
    FileCase("the end behind their line", "WEBVTT\n\n00:00.000 --> 00:01.000\n", ["|0|1000||"]),
    FileCase(
      "a NUL in the text", "WEBVTT\n\n00:00.000 --> 00:01.000\na\0b\n", ["|0|1000||a\u{FFFD}b"]),
    FileCase(
      "a NUL in an identifier", "WEBVTT\n\ni\0d\n00:00.000 --> 00:01.000\na\n",
      ["i\u{FFFD}d|0|1000||a"]),
    FileCase(
      "line and paragraph separators end no line",
      "WEBVTT\n\n00:00.000 --> 00:01.000\na\u{2028}b\u{85}c\u{0B}d\u{0C}e\n",
      ["|0|1000||a\u{2028}b\u{85}c\u{0B}d\u{0C}e"]),
  ]

  /// Which lines are one block, and what a block is.
  static let blocks: [FileCase] = [
    FileCase(
      "two cues", "WEBVTT\n\n\(cue)\n00:01.000 --> 00:02.000\nb\n", [a, "|1000|2000||b"]),
    FileCase("an identifier", "WEBVTT\n\n1\n\(cue)", ["1|0|1000||a"]),
    FileCase("an identifier of words", "WEBVTT\n\nof words \n\(cue)", ["of words |0|1000||a"]),
    FileCase("an identifier of spaces", "WEBVTT\n\n  \n\(cue)", ["  |0|1000||a"]),
    FileCase(
      "an identifier that begins like an arrow", "WEBVTT\n\n-- >\n\(cue)", ["-- >|0|1000||a"]),
    FileCase("two lines above the times", "WEBVTT\n\nx\ny\n\(cue)", [a]),
    FileCase("an empty line below an identifier", "WEBVTT\n\n1\n\n\(cue)", [a]),
    FileCase(
      "a cue without text", "WEBVTT\n\n00:00.000 --> 00:01.000\n\n\(cue)", ["|0|1000||", a]),
    FileCase(
      "an empty line above the text", "WEBVTT\n\n00:00.000 --> 00:01.000\n\na\n", ["|0|1000||"]),
    FileCase("an empty line in the text", "WEBVTT\n\n\(cue)\nb\n\nc\n", [a]),
    FileCase(
      "a line of spaces in the text", "WEBVTT\n\n00:00.000 --> 00:01.000\na\n \nb\n",
      ["|0|1000||a/ /b"]),
    FileCase(
      "a line of a tab above the text", "WEBVTT\n\n00:00.000 --> 00:01.000\n\t\nb\n",
      ["|0|1000||\t/b"]),
    FileCase(
      "times right below text", "WEBVTT\n\n\(cue)00:01.000 --> 00:02.000\nb\n",
      [a, "|1000|2000||b"]),
    FileCase(
      "times right below times", "WEBVTT\n\n00:00.000 --> 00:01.000\n00:01.000 --> 00:02.000\nb\n",
      ["|0|1000||", "|1000|2000||b"]),
    FileCase(
      "a number and times right below text", "WEBVTT\n\n\(cue)2\n00:01.000 --> 00:02.000\nb\n",
      ["|0|1000||a/2", "|1000|2000||b"]),
    FileCase(
      "an arrow in the text", "WEBVTT\n\n\(cue)b --> c\nd\n", [a]),
    FileCase("an arrow in the text, and times below", "WEBVTT\n\n\(cue)b-->c\n\(cue)", [a, a]),
    FileCase("an arrow as the identifier", "WEBVTT\n\n-->\n\(cue)", [a]),
    FileCase(
      "text with a broken arrow", "WEBVTT\n\n\(cue)-- >\n->\n--&gt;\n",
      ["|0|1000||a/-- >/->/--&gt;"]),
    FileCase("an unreadable cue", "WEBVTT\n\nx --> y\nb\n\n\(cue)", [a]),
    FileCase("an unreadable cue with an identifier", "WEBVTT\n\n1\nx --> y\nb\n\n\(cue)", [a]),
    FileCase("times below an unreadable line", "WEBVTT\n\nx --> y\n\(cue)", [a]),
    FileCase(
      "times below an identifier and an unreadable line", "WEBVTT\n\n1\nx --> y\n\(cue)", [a]),
    FileCase("a comment", "WEBVTT\n\nNOTE words\nmore\n\n\(cue)", [a]),
    FileCase("a comment of one line", "WEBVTT\n\nNOTE words\n\n\(cue)", [a]),
    FileCase(
      "a comment right above times", "WEBVTT\n\nNOTE words\n\(cue)", ["NOTE words|0|1000||a"]),
    FileCase("a comment of two lines above times", "WEBVTT\n\nNOTE\nwords\n\(cue)", [a]),
    FileCase("a comment with an arrow", "WEBVTT\n\nNOTE -->\nx\n\n\(cue)", [a]),
    FileCase(
      "a comment in a cue", "WEBVTT\n\n\(cue)NOTE no comment\n", ["|0|1000||a/NOTE no comment"]),
    FileCase("a comment at the end", "WEBVTT\n\n\(cue)\nNOTE end", [a]),
    FileCase("words of no use", "WEBVTT\n\nx\ny\nz\n\n\(cue)", [a]),
    FileCase("a second signature", "WEBVTT\n\n\(cue)\n\nWEBVTT\n\n\(cue)", [a, a]),
    FileCase(
      "a second signature right above times", "WEBVTT\n\nWEBVTT\n\(cue)", ["WEBVTT|0|1000||a"]),
    FileCase(
      "joined segments",
      "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1\n\n\(cue)\nWEBVTT\nX-TIMESTAMP-MAP=MPEGTS:2\n\n\(cue)",
      [a, a]),
    FileCase("a style right above times", "WEBVTT\n\nSTYLE\n\(cue)", ["STYLE|0|1000||a"]),
    FileCase("a style with times inside", "WEBVTT\n\nSTYLE\n::cue {}\n\(cue)", [a]),
    FileCase("a region right above times", "WEBVTT\n\nREGION\n\(cue)", ["REGION|0|1000||a"]),
    FileCase("a file of SubRip", "1\n00:00:00,000 --> 00:00:01,000\na\n", []),
    FileCase("the times of SubRip", "WEBVTT\n\n1\n00:00:00,000 --> 00:00:01,000\na\n\n\(cue)", [a]),
    FileCase(
      "cues out of order", "WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n\(cue)", ["|5000|6000||b", a]),
  ]
}
