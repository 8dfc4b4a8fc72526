// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// What is known about a rule without running it.
public struct RuleInfo: Sendable {
  /// The permanent code.
  public var code: RuleCode
  /// The name, in kebab case: the bad pattern, not the cure.
  public var name: String
  /// What the rule is about.
  public var family: RuleFamily
  /// How much a finding matters unless a profile says otherwise.
  public var severity: Severity
  /// The best safety that a fix of this rule can have, or `nil` for a rule without fixes.
  public var fixSafety: FixSafety?
  /// The step of fixing a file to which the rule's fixes belong, or `nil` for a rule without fixes.
  package var stage: FixStage?
  /// What the rule's fixes may change of what is shown.
  package var license: FixLicense
  /// In how many cues of a file the thing must stand for a fix to be safe.
  package var leastOften: Int
  /// The formats of which the rule speaks.
  public var formats: RuleInfo.Formats
  /// What a finding means for captions that are about to be sent to an account.
  public var onUpload: RuleInfo.UploadEffect
  /// What a person can do about a finding where no edit is safe enough.
  public var remedy: RuleInfo.Remedy?
  /// What the rule is about, for people.
  public var documentation: RuleDocumentation

  /// Whether the rule speaks of files of a format.
  ///
  /// - Parameter format: The format.
  /// - Returns: Whether it does.
  public func speaks(of format: CaptionFormat) -> Bool {
    switch formats {
    case .any: true
    case .only(let id): format.traits.id == id
    case .except(let id): format.traits.id != id
    }
  }

  /// The codes that the rule had before, which are understood wherever a code is given.
  public var formerCodes: [RuleCode] { code.former.map { [$0] } ?? [] }

  package init(
    code: RuleCode, name: String, family: RuleFamily, severity: Severity, fix: RuleFix?,
    formats: RuleInfo.Formats? = nil,
    onUpload: RuleInfo.UploadEffect = .refused, remedy: RuleInfo.Remedy? = nil,
    documentation: RuleDocumentation
  ) {
    self.code = code
    self.name = name
    self.family = family
    self.severity = severity
    fixSafety = fix?.safety
    stage = fix?.stage
    license = fix?.license ?? []
    leastOften = fix?.leastOften ?? 1
    self.formats = formats ?? code.scope.formats
    self.onUpload = onUpload
    self.remedy = remedy
    self.documentation = documentation
  }
}

/// The text that `captions rule CODE` prints.
public struct RuleDocumentation: Sendable {
  /// What the rule looks for, in a sentence or two.
  public var whatItDoes: String
  /// Who loses what when it is not heeded.
  public var whyItMatters: String
  /// A short file, or a part of one, that breaks the rule.
  public var example: String
  /// The same, fixed.
  public var useInstead: String
  /// What fixes there are, and why they are safe or not.
  public var fixSafety: String
  /// The settings that the rule heeds, and how many cues back it looks.
  public var options: String
  /// Where the definition and the numbers come from.
  public var sources: String

  package init(
    whatItDoes: String, whyItMatters: String, example: String, useInstead: String,
    fixSafety: String, options: String = "None; the rule looks at one cue at a time.",
    sources: String
  ) {
    self.whatItDoes = whatItDoes
    self.whyItMatters = whyItMatters
    self.example = example
    self.useInstead = useInstead
    self.fixSafety = fixSafety
    self.options = options
    self.sources = sources
  }
}
