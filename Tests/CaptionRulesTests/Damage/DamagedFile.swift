// SPDX-License-Identifier: Apache-2.0

import SeededNumbers

/// A caption as its author meant it.
struct MeantCaption: Sendable, Equatable {
  var start: Int64
  var end: Int64
  var text: String
}

/// A cue as it is written, part by part, and what its author meant by it.
struct WrittenCue: Sendable {
  var above = ""
  var index: String?
  var timing: String
  var below = ""
  var text: String?
  /// How many blank lines follow.
  var gap = 1
  var meant: MeantCaption

  init(index: Int, _ meant: MeantCaption) {
    self.index = String(index)
    timing = Self.stamp(meant.start) + " --> " + Self.stamp(meant.end)
    text = meant.text
    self.meant = meant
  }

  static func stamp(_ time: Int64) -> String {
    func pad(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return pad(time / 3_600_000, 2) + ":" + pad(time / 60_000 % 60, 2) + ":"
      + pad(time / 1000 % 60, 2) + "," + pad(time % 1000, 3)
  }

  var lines: String {
    above + (index.map { $0 + "\n" } ?? "") + timing + "\n" + below + (text.map { $0 + "\n" } ?? "")
      + String(repeating: "\n", count: gap)
  }
}

/// A valid file of some shape and language, with one or two things gone wrong.
struct DamagedFile: Sendable {
  var bytes: [UInt8]
  var meant: [MeantCaption]
  var kinds: [String]

  /// A file that a seed repeats.
  ///
  /// - Parameter seed: The seed.
  init(seed: UInt64) {
    var maker = Maker(numbers: SplitMix64(state: seed))
    var cues = maker.cues()
    var kinds: [Damage] = []
    for _ in 0..<(maker.chance(50) ? 1 : 2) { kinds.append(maker.pick(Damage.all)) }
    for kind in kinds {
      guard case .cue(let change) = kind.change else { continue }
      // One cue, a few, or all of them, as a bad exporter does.
      let share: UInt64 = kind.isSingle ? 0 : maker.pick([0, 0, 0, 30, 100])
      let chosen = maker.number(0...cues.count - 1)
      for index in cues.indices where index == chosen || maker.chance(share) {
        change(&cues[index], &maker)
      }
    }
    var text = cues.map(\.lines).joined()
    if maker.chance(20) { text.replace("\n", with: "\r\n") }
    if maker.chance(10) { text = "\u{FEFF}" + text }
    for kind in kinds {
      if case .file(let change) = kind.change { change(&text, &maker) }
    }
    bytes = Array(text.utf8)
    meant = cues.map(\.meant)
    self.kinds = kinds.map(\.name)
  }

  struct Maker: Drawing {
    var numbers: SplitMix64

    static let languages: [[String]] = [
      [
        "Where have you been?", "I was at the station.", "- No.\n- Yes, you were!",
        "It costs 12 dollars.", "<i>We are closed.</i>", "[door closes]", "1984",
        "Read me \"The Trial\".", "Don't!", "{\\an8}On the left", "(laughs)",
        "<font color=\"#ff0000\">Stop!</font>", "♪ La la la ♪", "One line\nand two\nand three",
        "Wait...\n...what?", "Route 66\n1984", "At half past twelve, sharp.",
      ],
      ["Où étais-tu\u{A0}?", "« C'est ça\u{A0}! »", "Les œufs, 100\u{A0}%.", "Il est midi."],
      ["Řekni mi, co se děje.", "Byl jsem v\u{A0}kině.", "Žluťoučký kůň.", "Kdo?\nJá?"],
      ["مرحبا بك.", "أين كنت؟", "لا، شكرا."],
      ["你好。", "我们走吧！", "三十年前", "他说：\n好。"],
      ["שלום.", "איפה היית?", "- כן.\n- לא."],
      ["Где ты был?", "Я был на вокзале.", "Тридцать лет назад…"],
    ]

    mutating func cues() -> [WrittenCue] {
      let texts = pick(Self.languages)
      var time = Int64(pick([0, 400, 62_000, 3_599_000]))
      return (1...number(3...9)).map { index in
        let start = time + Int64(number(90...2500))
        time = start + Int64(number(900...4500))
        return WrittenCue(
          index: index, MeantCaption(start: start, end: time, text: pick(texts)))
      }
    }
  }
}
