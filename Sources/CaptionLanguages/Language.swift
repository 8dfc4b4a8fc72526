// SPDX-License-Identifier: Apache-2.0

/// An entry of ISO 639-2: a language with its codes and its names.
///
/// ISO 639-2 has two sets of codes that differ for twenty languages: terminology codes (639-2/T,
/// `fra`) and bibliographic codes (639-2/B, `fre`). 184 entries have a two-letter code of ISO 639-1
/// besides. Codes come from a generated table that records its sources; nothing of ICU is touched.
///
/// ```swift
/// let french = Language(code: "FRE")
/// french?.terminologyCode    // "fra"
/// french?.alpha2             // "fr"
/// ```
public struct Language: Sendable, Hashable {
  /// The row of the table; at and above the number of rows, the codes reserved for local use.
  let ordinal: UInt16

  init(ordinal: UInt16) {
    self.ordinal = ordinal
  }

  /// All 487 entries, sorted by terminology code; the range `qaa-qtz` is one entry.
  public static var all: [Language] {
    LanguageIndex.shared.rows.indices.map { Language(ordinal: UInt16($0)) }
  }

  private static var rowCount: UInt16 { UInt16(LanguageIndex.shared.rows.count) }

  /// The place of a code within `qaa` to `qtz`, or `nil` for a row of the table.
  private var localUseOffset: UInt16? {
    ordinal >= Self.rowCount ? ordinal - Self.rowCount : nil
  }

  var row: LanguageIndex.Row {
    let index = LanguageIndex.shared
    return index.rows[Int(localUseOffset == nil ? ordinal : index.localUseRow)]
  }

  /// The language that has a code, in any of the three code sets and any case.
  ///
  /// The codes `qaa` to `qtz` and the name of their range, `qaa-qtz`, are accepted. Withdrawn codes
  /// are not, except `bh`, which the lists still carry; ``LanguageResolver`` knows them.
  ///
  /// - Parameter code: A two-letter code, a terminology code, or a bibliographic code.
  /// - Complexity: O(1).
  public init?(code: String) {
    self.init(code: code.utf8.span)
  }

  /// The language that has a code, in any of the three code sets and any case.
  ///
  /// - Parameter code: The UTF-8 bytes of a code; as for ``init(code:)-(String)``.
  /// - Complexity: O(1), about ten nanoseconds.
  public init?(code: Span<UInt8>) {
    let index = LanguageIndex.shared
    guard let number = CodeNumber.parse(code) else {
      // The only entry whose code is longer: the range itself.
      guard code.count == 7, code[3] == UInt8(ascii: "-"),
        CodeNumber.parse(code.extracting(0..<3)) == LanguageIndex.localUse.lowerBound,
        CodeNumber.parse(code.extracting(4..<7)) == LanguageIndex.localUse.upperBound
      else { return nil }
      self.init(ordinal: index.localUseRow)
      return
    }
    let row = index.row(number, length: code.count)
    if row != LanguageIndex.none {
      self.init(ordinal: row)
    } else if code.count == 3, LanguageIndex.localUse.contains(number) {
      self.init(ordinal: Self.rowCount + (number - LanguageIndex.localUse.lowerBound))
    } else {
      return nil
    }
  }

  /// The terminology code (639-2/T), such as `fra`; `qaa-qtz` for the entry of that range.
  public var terminologyCode: String {
    if let localUseOffset {
      return CodeNumber.code(LanguageIndex.localUse.lowerBound + localUseOffset, length: 3)
    }
    if ordinal == LanguageIndex.shared.localUseRow { return "qaa-qtz" }
    return CodeNumber.code(row.terminology, length: 3)
  }

  /// The bibliographic code (639-2/B), such as `fre`; the terminology code where there is only one.
  public var bibliographicCode: String {
    hasBibliographicCode ? CodeNumber.code(row.bibliographic, length: 3) : terminologyCode
  }

  /// Whether the bibliographic code differs from the terminology code: so for twenty languages.
  public var hasBibliographicCode: Bool { row.bibliographic != row.terminology }

  /// The two-letter code of ISO 639-1, or `nil` when there is none.
  ///
  /// `bh` (Bihari languages, `bih`) is among them, as in the published lists, although it was
  /// withdrawn on 2021-05-25; see ``isAlpha2Withdrawn``.
  public var alpha2: String? {
    let number = row.alpha2
    return number == LanguageIndex.none ? nil : CodeNumber.code(number, length: 2)
  }

  /// Whether the two-letter code was withdrawn from ISO 639-1 while the lists still carry it.
  ///
  /// So for `bh` alone, withdrawn on 2021-05-25.
  public var isAlpha2Withdrawn: Bool { alpha2 == "bh" }

  /// What the entry stands for.
  public var kind: Language.Kind { row.kind }

  /// The English name of ISO 639-2 as published, such as `Spanish; Castilian`.
  public var name: String { row.name }

  /// The English names one by one: the parts of ``name``, then other known ones.
  public var names: [String] {
    // Semicolons stand between names only; none of the names holds one.
    [row.name, row.otherNames].flatMap { list in
      list.split(separator: "; ").map(String.init)
    }
  }

  /// The first part of ``name``, such as `Spanish`.
  public var shortName: String { names.first ?? name }

  /// The other three-letter code of a language that has two: `fre` for `fra`, `fra` for `fre`.
  ///
  /// - Parameter code: A three-letter code in any case.
  /// - Returns: The sibling, or `nil` when the code is unknown or has none.
  public static func siblingCode(of code: String) -> String? {
    guard code.utf8.count == 3, let language = Language(code: code), language.hasBibliographicCode
    else { return nil }
    let terminology = language.terminologyCode
    return code.lowercased() == terminology ? language.bibliographicCode : terminology
  }

  /// The subtag that names the language in a BCP 47 tag: the two-letter code, else the T code.
  public var subtag: String { alpha2 ?? terminologyCode }
}

extension Language: Comparable {
  /// Orders languages by terminology code.
  public static func < (lhs: Language, rhs: Language) -> Bool {
    lhs.terminologyCode < rhs.terminologyCode
  }
}

extension Language: CustomStringConvertible {
  /// The terminology code.
  public var description: String { terminologyCode }
}
