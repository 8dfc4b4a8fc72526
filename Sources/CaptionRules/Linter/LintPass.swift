// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// The rules of a linter and what they have found so far.
///
/// Each cue is held back until the next one is known, so that rules see both neighbours and findings
/// still come in file order. What is known of it when it arrives decides which rules are shown it;
/// nothing is looked at that no rule wants, and the bytes of a cue that no rule may want are not even
/// copied.
struct LintPass {
  /// The format that is spoken.
  private let format: CaptionFormat
  private var rules: RuleSet
  private var findings: Findings
  private var summary = FileSummary()
  private let scanner = ContentScanner.shared
  /// Whether some rule wants to know what only a look at all bytes of the text tells.
  private let scans: Bool
  private let looksForRepeats: Bool
  /// Whether some rule may be interested in a cue once the next one is known.
  private let waitsForNext: Bool
  /// Whether some rule compares the text with that of the cue above.
  private let comparesText: Bool
  /// Whether some rule compares the times with those of all cues above.
  private let remembersLatest: Bool

  private var isHolding = false
  private var held = HeldCue()
  /// The bytes of the held cue, and what is left of longer ones behind them.
  private var heldBytes: [UInt8] = []
  private var heldCount = 0
  /// The tags of the cue that is shown.
  private var tags: [MarkupTag] = []
  private let showsEveryCue: Bool
  private var previous: CueNode?
  /// Of the cues at each place of the screen (`{\an1}` to `{\an9}`), the one that ends last.
  private var latest = [CueNode?](repeating: nil, count: 10)
  private var lastIndex = 0
  private var newlines: CueAnomalies = []
  /// What of the surroundings of the next cue is known before it comes.
  private var above: CueSurroundings = []

  /// Where what is malformed and was not reached yet begins, in file order.
  private var malformed: [TextOffset] = []

  init(settings: LintSettings, detail: FindingDetail, showsEveryCue: Bool) {
    format = settings.format
    self.showsEveryCue = showsEveryCue
    findings = Findings(settings: settings, detail: detail)
    rules = RuleSet(settings: settings, showsEveryCue: showsEveryCue)
    let wanted = rules.wanted
    comparesText = !wanted.relations.isDisjoint(with: .ofText)
    remembersLatest = !wanted.relations.isDisjoint(with: .startsDuringEarlier)
    scans =
      !wanted.contents.subtracting(.ofBeginning).subtracting(.malformed).isEmpty
      || !wanted.relations.isDisjoint(with: .ofLines) || remembersLatest
    waitsForNext = !wanted.relations.isDisjoint(with: .ofNext)
    looksForRepeats = wanted.contents.contains(.maybeRepeatedWord)
  }

  /// Whether the pass wants to be told what is malformed.
  var wantsMalformed: Bool {
    scans || rules.wanted.isEveryCue || rules.wanted.contents.contains(.malformed)
  }

  /// Takes what a validator that is shown the same text found in the bytes that are about to be parsed.
  mutating func note(malformed found: [Range<Int>]) {
    malformed.append(contentsOf: found.map { TextOffset($0.lowerBound) })
  }

  mutating func visit(
    _ event: CaptionEvent, _ bytes: Span<UInt8>, _ body: (Finding<TextOffset>) throws -> Void
  ) rethrows {
    summary.bytes += bytes.count
    switch event {
    case .cue(let block):
      if isHolding { visitHeld(next: block) }
      summary.add(block)
      take(block, bytes)
    case .stray(let stray):
      if isHolding { visitHeld(isLast: stray.reason == .atEnd) }
      if !malformed.isEmpty { _ = takeMalformed(upTo: stray.offset + bytes.count) }
      if UnreadParagraph.isPart(stray, bytes) { above.insert(.followsUnread) }
      above.insert(.followsName)
      rules.visit(stray, bytes, &findings)
    case .unread(let unread):
      if isHolding { visitHeld(isLast: false) }
      if !malformed.isEmpty { _ = takeMalformed(upTo: unread.offset + bytes.count) }
      above.formUnion([.followsUnread, .followsName])
      rules.visit(unread, bytes, &findings)
    case .byteOrderMark, .header, .note, .style, .region, .separator:
      if isHolding { visitHeld(isLast: false) }
      above.remove(.followsName)
      rules.visit(between: event, bytes, &findings)
    }
    guard findings.areWaiting else { return }
    try findings.take(body)
  }

  mutating func finish(
    _ source: SourceFacts, _ body: (Finding<TextOffset>) throws -> Void
  ) rethrows -> FileSummary {
    if isHolding { visitHeld(isLast: true) }
    try findings.take(body)
    summary.source = source
    rules.finish(summary, &findings)
    try findings.take(body)
    summary.suppressed = findings.suppressed
    summary.idleSuppressions = findings.idleSuppressions
    return summary
  }

  /// Ends a file of another format, of which nothing was read.
  mutating func finish(
    _ source: SourceFacts, _ found: Recognition, _ body: (Finding<TextOffset>) throws -> Void
  ) rethrows -> FileSummary {
    WrongFormat.report(found, spoken: format, &findings)
    try findings.take(body)
    summary.source = source
    summary.format = found.format
    // What other suppressions are for was not looked at.
    summary.suppressed = findings.suppressed
    return summary
  }

  /// Looks at a cue that has arrived, and holds what is needed of it.
  private mutating func take(_ block: CueNode, _ bytes: Span<UInt8>) {
    isHolding = true
    let isMalformed = !malformed.isEmpty && takeMalformed(upTo: block.offset + block.count)
    held.contents = isMalformed ? .malformed : []
    held.scan = nil
    if scans {
      let scan = scanner.scan(
        bytes, of: block, looksForRepeats: looksForRepeats, isUTF8: !isMalformed)
      held.contents.formUnion(scan.contents)
      held.scan = scan
    }
    if !rules.wanted.contents.isDisjoint(with: .ofBeginning) {
      held.contents.formUnion(
        CueBeginning.contents(bytes, block.text, wanted: rules.wanted.contents))
    }
    let hasBrace = held.contents.contains(.brace)
    held.placement = hasBrace ? block.placement(in: bytes) : nil
    held.expectedIndex = lastIndex + 1
    var relations = CueRelations(
      of: block, previous: previous, latestEnd: latest[held.place]?.end,
      expectedIndex: held.expectedIndex, rules.wanted.bounds)
    if let scan = held.scan {
      relations.formUnion(CueRelations(of: block, scan, rules.wanted.bounds))
    }
    if comparesText, let previous {
      relations.formUnion(
        CueRelations(
          of: block.text, bytes, toText: previous.text, lastLine: held.lastLine,
          lines: held.lines, of: heldBytes.span.extracting(0..<heldCount))
      )
    }
    let styles = block.anomalies.intersection(.newlineStyles)
    if !styles.isSubset(of: newlines) {
      relations.insert(.hasNewNewline)
      newlines.formUnion(styles)
    }
    if block.count > 0, bytes[block.count - 1] != 0x0A, bytes[block.count - 1] != 0x0D {
      relations.insert(.isUnterminated)
    }
    // All three are nothing at nearly every cue.
    if !above.isEmpty || !held.surroundings.isEmpty
      || !block.anomalies.isDisjoint(with: CueNode.mayStandBesideOther)
    {
      noteSurroundings(of: block, bytes)
    }
    lastIndex = block.index ?? held.expectedIndex
    held.block = block
    held.lastLine = held.scan?.lastLine ?? 0..<0
    held.lines = held.scan?.lines ?? 0
    held.relations = relations
    held.rules = rules.interested(block.anomalies, held.contents, relations)
    guard held.rules != 0 || waitsForNext || comparesText else { return }
    hold(bytes)
  }

  /// Copies the bytes of the cue over those of the one before: to empty an array and append to it takes
  /// three times as long (Swift 6.3).
  private mutating func hold(_ bytes: Span<UInt8>) {
    heldCount = bytes.count
    if heldBytes.count < bytes.count {
      heldBytes = [UInt8](repeating: 0, count: max(256, bytes.count * 2))
    }
    // Sound: the copy is checked against the count of the target, and neither leaves the closures.
    unsafe heldBytes.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    }
  }

  /// Finds out what stands beside a cue and in its text that may be something else than it looks.
  private mutating func noteSurroundings(of block: CueNode, _ bytes: Span<UInt8>) {
    var found = above
    above = []
    if block.anomalies.contains(.missingBlankLine), held.surroundings.contains(.endsInLoneLine) {
      found.insert(.followsName)
    }
    if !block.anomalies.isDisjoint(with: CueNode.mayHoldUnread) {
      if !block.unreadBlocks(in: bytes).isEmpty { found.insert(.holdsUnread) }
      if block.endsInLoneLine(bytes) { found.insert(.endsInLoneLine) }
    }
    held.surroundings = found
  }

  /// Settles what only the cue below tells: whether a number fits, and whether a line is its name.
  private mutating func settleSurroundings(next: CueNode?) {
    if held.surroundings.contains(.holdsUnread) { above.insert(.followsUnread) }
    if held.surroundings.contains(.endsInLoneLine),
      next?.anomalies.contains(.missingBlankLine) ?? false
    {
      held.surroundings.insert(.endsInName)
    }
  }

  /// Shows the held cue to the rules that want it, now that the next one is known.
  private mutating func visitHeld(next: CueNode) {
    if waitsForNext {
      let relations = CueRelations(of: held.block, next: next, rules.wanted.bounds)
      if !relations.isEmpty {
        held.relations.formUnion(relations)
        held.rules |= rules.interested([], [], relations)
      }
    }
    if !held.surroundings.isEmpty { settleSurroundings(next: next) }
    if held.rules != 0 { show(next: next, isLast: false) }
    release()
  }

  /// Shows the held cue to the rules that want it, now that no cue follows right behind it.
  private mutating func visitHeld(isLast: Bool) {
    if !held.surroundings.isEmpty { settleSurroundings(next: nil) }
    if held.rules != 0 { show(next: nil, isLast: isLast) }
    release()
  }

  private mutating func release() {
    isHolding = false
    previous = held.block
    guard remembersLatest else { return }
    let place = held.place
    if held.block.end > held.block.start, latest[place].map({ held.block.end >= $0.end }) ?? true {
      latest[place] = held.block
    }
  }

  private mutating func show(next: CueNode?, isLast: Bool) {
    // Taken out while the rules, which live beside it, change.
    var taken: [UInt8] = []
    swap(&taken, &heldBytes)
    defer { swap(&taken, &heldBytes) }
    let bytes = taken.span.extracting(0..<heldCount)
    let scan =
      held.scan
      ?? scanner.scan(
        bytes, of: held.block, looksForRepeats: looksForRepeats,
        isUTF8: !held.contents.contains(.malformed))
    readTags(bytes, held.contents.union(scan.contents))
    // A constant: a variable of this size is copied for each rule.
    let view = CueView(
      held, scan, tags: tags, previous: previous, next: next, latest: latest[held.place],
      isLast: isLast, format: format)
    rules.visit(held.rules, view, bytes, &findings)
  }

  /// Reads the tags once for all rules, where some rule asks for them.
  private mutating func readTags(_ bytes: Span<UInt8>, _ contents: CueContents) {
    if !tags.isEmpty { tags.removeAll(keepingCapacity: true) }
    guard contents.contains(.looseBracket) || showsEveryCue else { return }
    MarkupTag.forEach(in: held.block.text, of: bytes) { tags.append($0) }
  }

  /// Forgets what is malformed before a place.
  ///
  /// - Parameter end: The end of what is being looked at, which begins where the last one ended.
  /// - Returns: Whether something was.
  private mutating func takeMalformed(upTo end: TextOffset) -> Bool {
    let passed = malformed.prefix { $0 < end }.count
    malformed.removeFirst(passed)
    return passed > 0
  }
}
