// SPDX-License-Identifier: Apache-2.0

extension Alignment {
  /// Why an alignment was refused, and what would help.
  public enum Refusal: Sendable, Hashable, Codable {
    /// The file has fewer than two cues.
    case fewCues

    /// The reference has fewer than two cues.
    case fewReferenceCues

    /// Nothing agrees more than chance lets it.
    case noAgreement

    /// What agrees could still be chance.
    case weak

    /// The offset creeps in many small steps, and no one ratio explains them.
    case creeping

    /// Several offsets fit about equally well.
    case ambiguous

    /// A share of the cues, from 0 to 1, is explained, and that is too little.
    case partial(coverage: Double)

    /// A part, counted from 1, does not fit.
    case part(Int)

    /// The reason to refuse parts; `nil` when there is none.
    init?(_ parts: [Alignment.Part], _ confidence: Double, least: Double) {
      if parts.count > 1, let index = parts.firstIndex(where: { $0.confidence < least }),
        parts.contains(where: { $0.confidence >= least })
      {
        self = .part(index + 1)
        return
      }
      guard confidence < least else {
        guard parts.contains(where: \.isCreeping) else { return nil }
        self = .creeping
        return
      }
      let cues = parts.reduce(0) { $0 + $1.cues.count }
      let covered =
        parts.reduce(0) { $0 + $1.coverage * Double($1.cues.count) } / Double(max(cues, 1))
      if parts.contains(where: \.isAmbiguous), confidence < covered / 2 {
        self = .ambiguous
      } else if covered < least, confidence >= covered * 0.7, confidence > 0.1 {
        self = .partial(coverage: covered)
      } else if confidence > 0.5 {
        self = .weak
      } else {
        self = .noAgreement
      }
    }
  }
}

extension Alignment.Refusal: CustomStringConvertible {
  /// The reason and the advice, in words.
  public var description: String {
    switch self {
    case .fewCues:
      "the file has fewer than two cues, which is too little to compare times with"
    case .fewReferenceCues:
      "the reference has fewer than two cues, which is too little to compare times with"
    case .noAgreement:
      "no offset and no ratio agrees more than chance lets it; check that both are for the same "
        + "media and the same cut"
    case .weak:
      "what agrees could still be chance; look at what was found, and accept it if it is plausible"
    case .creeping:
      "the offset creeps in many small steps that no one ratio explains; look at what was found, and "
        + "retime with anchors"
    case .ambiguous:
      "several offsets fit about equally well; name cues that belong together"
    case .partial(let coverage):
      "only \(Int(coverage * 100)) % of the cues find a place in the reference; give a reference "
        + "for the whole media, or align the parts one by one"
    case .part(let number):
      "part \(number) does not fit the reference; align the parts as files of their own, or give a "
        + "reference that covers all of them"
    }
  }
}
