// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// The rules of a pass, and for each fact of a cue which of them want to be shown it.
///
/// A rule is a bit of a mask, in the order of the codes: most cues have no fact that any rule wants,
/// and the others cost a few lookups for all rules together.
struct RuleSet {
  /// What any of the rules wants to be shown.
  private(set) var wanted = RuleTrigger.noCue

  private var rules: [any Rule] = []
  private var ofEveryCue: UInt128 = 0
  private var byAnomaly = [UInt128](repeating: 0, count: CueAnomalies.RawValue.bitWidth)
  private var byContents = [UInt128](repeating: 0, count: CueContents.RawValue.bitWidth)
  private var byRelation = [UInt128](repeating: 0, count: CueRelations.RawValue.bitWidth)

  /// Creates the rules that run.
  ///
  /// - Parameters:
  ///   - settings: Which rules run, and what they are told.
  ///   - showsEveryCue: Whether those are shown every cue that want to look at what cues contain.
  init(settings: LintSettings, showsEveryCue: Bool) {
    var settings = settings
    settings.resolveLimits()
    for type in RuleRegistry.all where settings.runs(type.info) {
      guard let rule = type.init(settings: settings) else { continue }
      add(rule, showsEveryCue: showsEveryCue)
    }
  }

  private mutating func add(_ rule: any Rule, showsEveryCue: Bool) {
    precondition(rules.count < UInt128.bitWidth, "a mask has a bit for each rule")
    let mask = UInt128(1) << UInt128(rules.count)
    rules.append(rule)
    let trigger = rule.trigger
    wanted.formUnion(trigger)
    // Anomalies and relations are what a rule reports; contents and bounds are reasons to look.
    let looks =
      trigger.anomalies.isEmpty && trigger.relations.subtracting(trigger.bounds.relations).isEmpty
    if trigger.isEveryCue || (showsEveryCue && looks) { ofEveryCue |= mask }
    Self.add(mask, for: trigger.anomalies.rawValue, in: &byAnomaly)
    Self.add(mask, for: trigger.contents.rawValue, in: &byContents)
    Self.add(mask, for: trigger.relations.rawValue, in: &byRelation)
  }

  private static func add(
    _ mask: UInt128, for facts: some FixedWidthInteger, in table: inout [UInt128]
  ) {
    var bits = UInt64(facts)
    while bits != 0 {
      table[bits.trailingZeroBitCount] |= mask
      bits &= bits &- 1
    }
  }

  /// The rules that want to be shown a cue.
  ///
  /// - Parameters:
  ///   - anomalies: How it deviates.
  ///   - contents: What it contains.
  ///   - relations: How it stands to others.
  /// - Returns: The mask of the rules.
  @inline(__always)
  func interested(
    _ anomalies: CueAnomalies, _ contents: CueContents, _ relations: CueRelations
  ) -> UInt128 {
    let anomalies = anomalies.intersection(wanted.anomalies)
    let contents = contents.intersection(wanted.contents)
    let relations = relations.intersection(wanted.relations)
    if anomalies.isEmpty, contents.isEmpty, relations.isEmpty { return ofEveryCue }
    return ofEveryCue | mask(anomalies, contents, relations)
  }

  private func mask(
    _ anomalies: CueAnomalies, _ contents: CueContents, _ relations: CueRelations
  ) -> UInt128 {
    var mask: UInt128 = 0
    var bits = UInt64(anomalies.rawValue)
    while bits != 0 {
      mask |= byAnomaly[bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
    bits = contents.rawValue
    while bits != 0 {
      mask |= byContents[bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
    bits = UInt64(relations.rawValue)
    while bits != 0 {
      mask |= byRelation[bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
    return mask
  }

  /// Shows a cue to some rules, in the order of their codes.
  mutating func visit(
    _ mask: UInt128, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var mask = mask
    while mask != 0 {
      let index = mask.trailingZeroBitCount
      mask &= mask &- 1
      if Self.show(&rules[index], cue, bytes, &findings) { retire(index) }
    }
  }

  /// Shows a cue to a rule; opened once, the rule is not copied to be asked.
  ///
  /// - Returns: Whether the rule wants no more.
  @inline(__always)
  private static func show(
    _ rule: inout some Rule, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) -> Bool {
    rule.visit(cue, bytes, &findings)
    return rule.isDone
  }

  /// Shows a rule no more cues.
  private mutating func retire(_ index: Int) {
    let others = ~(UInt128(1) << UInt128(index))
    ofEveryCue &= others
    for bit in byAnomaly.indices { byAnomaly[bit] &= others }
    for bit in byContents.indices { byContents[bit] &= others }
    for bit in byRelation.indices { byRelation[bit] &= others }
  }

  mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for index in rules.indices { rules[index].visit(stray, bytes, &findings) }
  }

  mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for index in rules.indices { rules[index].visit(unread, bytes, &findings) }
  }

  mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for index in rules.indices { rules[index].visit(between: event, bytes, &findings) }
  }

  mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    for index in rules.indices { rules[index].finish(summary, &findings) }
  }
}
