// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The English names of ISO 639-2 by their lower-case form; built on first use, without ICU.
///
/// Kept is where the names of a language that may be meant are, by a hash of the form; the names
/// themselves are compared only where one may be right.
struct ISOLanguageNames: Sendable {
  static let shared = ISOLanguageNames()

  /// For each hash the first of the forms that have it.
  private var slots: [UInt16]
  /// The languages of all forms, in the order of the table, and for each the next one of the same hash.
  private var forms: [(language: UInt16, next: UInt16)] = []

  private static let none = UInt16.max

  private init() {
    slots = Array(repeating: Self.none, count: 2048)
    forms.reserveCapacity(1024)
    let bytes = ISO6392Table.rows.utf8.span
    for (ordinal, row) in LanguageIndex.shared.rows.enumerated() {
      for list in [row.nameRange, row.otherNamesRange] {
        Self.addForms(of: bytes.extracting(list), Language(ordinal: UInt16(ordinal)), to: &self)
      }
    }
    // The first language of a form is the one that it names.
    for slot in slots.indices { slots[slot] = reversed(from: slots[slot]) }
  }

  /// Adds the forms of the names in a list, which semicolons divide.
  private static func addForms(
    of list: Span<UInt8>, _ language: Language, to names: inout ISOLanguageNames
  ) {
    guard !list.isEmpty else { return }
    var isPlain = true
    for position in list.indices {
      switch list[position] {
      case UInt8(ascii: "("), UInt8(ascii: ","), 0x80...: isPlain = false
      default: break
      }
    }
    guard isPlain else {
      for name in language.names {
        for form in Self.forms(of: name) { names.add(form.utf8.span, language.ordinal) }
      }
      return
    }
    var start = 0
    for position in 0...list.count
    where position == list.count || list[position] == UInt8(ascii: ";") {
      names.add(list.extracting(start..<position), language.ordinal)
      start = min(list.count, position + 2)
    }
  }

  private mutating func add(_ form: Span<UInt8>, _ ordinal: UInt16) {
    let slot = Self.slot(form)
    // The same language again tells nothing.
    if slots[slot] != Self.none, forms[Int(slots[slot])].language == ordinal { return }
    forms.append((ordinal, slots[slot]))
    slots[slot] = UInt16(forms.count - 1)
  }

  private mutating func reversed(from first: UInt16) -> UInt16 {
    var (position, last) = (first, Self.none)
    while position != Self.none {
      let next = forms[Int(position)].next
      forms[Int(position)].next = last
      last = position
      position = next
    }
    return last
  }

  /// A hash of a form in whatever case of ASCII.
  private static func slot(_ form: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in form.indices {
      let byte = form[position]
      let isCapital = byte &- UInt8(ascii: "A") < 26
      hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return Int(hash >> 53)
  }

  /// The language that a name of ISO 639-2 belongs to.
  ///
  /// - Parameter name: One of ``Language/names`` in any case; inverted names may be given in
  ///   either order (`English, Old (ca. 450-1100)`), and dates may be left out.
  /// - Returns: The language.
  func language(named name: String) -> Language? {
    let name = name.lowercased()
    var position = slots[Self.slot(name.utf8.span)]
    while position != Self.none {
      let language = Language(ordinal: forms[Int(position)].language)
      if language.names.contains(where: { Self.forms(of: $0).contains(name) }) { return language }
      position = forms[Int(position)].next
    }
    return nil
  }

  /// The ways to write a name, in lower case: as it stands, in natural order, without qualifiers.
  static func forms(of name: String) -> [String] {
    var forms = [name.lowercased()]
    var plain = forms[0]
    if let open = plain.firstIndex(of: "("), let before = plain[..<open].last, before == " " {
      plain = String(plain[..<open].dropLast())
      forms.append(plain)
    }
    for form in forms {
      guard let comma = form.firstIndex(of: ","), !form.contains("creoles") else { continue }
      let tail = form[form.index(after: comma)...].drop { $0 == " " }
      let (word, qualifier) =
        tail.firstIndex(of: "(").map { (tail[..<$0], " " + tail[$0...]) } ?? (tail, "")
      forms.append(word.trimming { $0 == " " } + " " + form[..<comma] + qualifier)
    }
    return forms
  }
}
