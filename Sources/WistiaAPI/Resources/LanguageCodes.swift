// SPDX-License-Identifier: Apache-2.0

/// The two codes that twenty languages have in ISO 639-2: bibliographic and terminological.
///
/// Servers know tracks by one of them and answer 404 or 400 to the other. Source: ISO 639-2,
/// Library of Congress, list of codes with a B and a T form.
enum LanguageCodes {
  private static let pairs: [(bibliographic: String, terminological: String)] = [
    ("alb", "sqi"), ("arm", "hye"), ("baq", "eus"), ("bur", "mya"), ("chi", "zho"),
    ("cze", "ces"), ("dut", "nld"), ("fre", "fra"), ("geo", "kat"), ("ger", "deu"),
    ("gre", "ell"), ("ice", "isl"), ("mac", "mkd"), ("mao", "mri"), ("may", "msa"),
    ("per", "fas"), ("rum", "ron"), ("slo", "slk"), ("tib", "bod"), ("wel", "cym"),
  ]

  /// The other code of a language that has two.
  static func sibling(of code: String) -> String? {
    for (bibliographic, terminological) in pairs {
      if code == bibliographic { return terminological }
      if code == terminological { return bibliographic }
    }
    return nil
  }

  static func areEquivalent(_ first: String, _ second: String) -> Bool {
    let first = first.lowercased()
    let second = second.lowercased()
    return first == second || sibling(of: first) == second
  }
}
