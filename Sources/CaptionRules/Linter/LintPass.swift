// SPDX-License-Identifier: Apache-2.0

import CaptionText
import SubRip

/// The rules of a linter and what they have found so far.
///
/// Each cue is held back until the next one is known, so that rules see both neighbours and findings
/// still come in file order.
struct LintPass {
  private struct Entry {
    var rule: any Rule
    var trigger: RuleTrigger
  }

  private var entries: [Entry] = []
  /// What makes any of the rules want a cue, those aside that want every cue.
  private var anyTrigger = RuleTrigger.noCue
  /// Where the rules that want every cue stand among the entries.
  private var unconditional: [Int] = []
  private var findings: Findings
  private var summary = FileSummary()
  private let scanner = ContentScanner()

  private var held = CueBlock()
  private var heldBytes: [UInt8] = []
  private var isHolding = false
  private var previous: CueBlock?
  /// Of the cues at each place of the screen (`{\an1}` to `{\an9}`), the one that ends last.
  private var latest = [CueBlock?](repeating: nil, count: 10)

  /// What is malformed and was not reached yet, in file order.
  private var malformed: [MalformedBytes] = []

  init(settings: LintSettings) {
    findings = Findings(settings: settings)
    entries = RuleRegistry.all.compactMap { type in
      guard settings.runs(type.info), let rule = type.init(settings: settings) else { return nil }
      return Entry(rule: rule, trigger: rule.trigger)
    }
    for index in entries.indices {
      let trigger = entries[index].trigger
      if trigger.isEveryCue { unconditional.append(index) }
      anyTrigger.anomalies.formUnion(trigger.anomalies)
      anyTrigger.contents.formUnion(trigger.contents)
      anyTrigger.relations.formUnion(trigger.relations)
    }
  }

  /// Takes what a validator found in the bytes that are about to be parsed.
  mutating func note(malformed found: [MalformedBytes]) {
    malformed.append(contentsOf: found)
  }

  mutating func visit(
    _ event: SubRipEvent, _ bytes: Span<UInt8>, _ body: (Finding) throws -> Void
  ) rethrows {
    summary.bytes += bytes.count
    switch event {
    case .cue(let block):
      summary.cues += 1
      if isHolding { visitHeld(next: block, isLast: false) }
      hold(block, bytes)
    case .stray(let stray):
      if isHolding { visitHeld(next: nil, isLast: stray.reason == .atEnd) }
      if !malformed.isEmpty { _ = takeMalformed(upTo: stray.offset + bytes.count) }
      for index in entries.indices { entries[index].rule.visit(stray, bytes, &findings) }
    case .byteOrderMark, .separator:
      if isHolding { visitHeld(next: nil, isLast: false) }
      for index in entries.indices { entries[index].rule.visit(between: event, bytes, &findings) }
    }
    guard findings.areWaiting else { return }
    for finding in findings.take() { try body(finding) }
  }

  mutating func finish(
    _ source: SourceFacts, _ body: (Finding) throws -> Void
  ) rethrows -> FileSummary {
    if isHolding { visitHeld(next: nil, isLast: true) }
    for finding in findings.take() { try body(finding) }
    summary.source = source
    for index in entries.indices { entries[index].rule.finish(summary, &findings) }
    for finding in findings.take() { try body(finding) }
    summary.suppressed = findings.suppressed
    summary.idleSuppressions = findings.idleSuppressions
    return summary
  }

  private mutating func hold(_ block: CueBlock, _ bytes: Span<UInt8>) {
    held = block
    isHolding = true
    heldBytes.removeAll(keepingCapacity: true)
    // Sound: the buffer is only read, and only inside the closure.
    unsafe bytes.withUnsafeBufferPointer { unsafe heldBytes.append(contentsOf: $0) }
  }

  private mutating func visitHeld(next: CueBlock?, isLast: Bool) {
    isHolding = false
    // Taken out while the rules, which live beside it, change.
    var taken: [UInt8] = []
    swap(&taken, &heldBytes)
    defer { swap(&taken, &heldBytes) }
    let bytes = taken.span
    let scan = scanner.scan(bytes, of: held)
    let placement = scan.contents.contains(.brace) ? held.placement(in: bytes) : nil
    // Without a tag a cue stands at the bottom, where `{\an2}` puts it.
    let place = Int(placement ?? 2)
    let isMalformed = !malformed.isEmpty && takeMalformed(upTo: held.offset + held.count)
    // A constant: a variable of this size is copied for each rule.
    let view = CueView(
      held, scan, previous: previous, next: next, latest: latest[place], placement: placement,
      isMalformed: isMalformed, isLast: isLast)
    if anyTrigger.fires(for: view) {
      for index in entries.indices where entries[index].trigger.fires(for: view) {
        entries[index].rule.visit(view, bytes, &findings)
      }
    } else {
      for index in unconditional { entries[index].rule.visit(view, bytes, &findings) }
    }
    previous = held
    if held.end > held.start, latest[place].map({ held.end >= $0.end }) ?? true {
      latest[place] = held
    }
  }

  /// Forgets what is malformed before a place.
  ///
  /// - Parameter end: The end of what is being looked at, which begins where the last one ended.
  /// - Returns: Whether something was.
  private mutating func takeMalformed(upTo end: Int) -> Bool {
    let passed = malformed.prefix { $0.range.lowerBound < end }.count
    malformed.removeFirst(passed)
    return passed > 0
  }
}
