// SPDX-License-Identifier: Apache-2.0

/// Matches the opening and closing tags of a cue.
struct TagBalance {
  /// What is wrong with one tag.
  enum Kind {
    /// It closes nothing.
    case stray
    /// It opens a second time what it should close.
    case opensInsteadOfClosing
    /// It closes an outer tag while an inner one is open; the edits nest them.
    case misnested(inner: String, edits: [(Range<Int>, String)])
  }

  /// A tag with what is wrong with it.
  struct Problem {
    var range: Range<Int>
    var kind: Kind
    /// What should stand there instead, where that is one tag.
    var replacement = ""
  }

  /// What was found, in order.
  private(set) var problems: [Problem] = []
  /// The tags that nothing closes.
  private(set) var open: [MarkupTag] = []

  /// The tags that are open, by their name, of which there are five.
  ///
  /// The last of them all lies on top: no list of them has to be searched for each closing tag.
  private var stacks: [String: [Int]] = [:]
  private var misnested = 0
  /// For how many tags that close an outer one edits are made, each as long as all that is open.
  private let mostMisnested: Int

  private let tags: [MarkupTag]
  private let names: [String]
  private let written: [String]
  /// Names that are opened an even number of times and never closed: `<i>text<i>`.
  private let doubled: Set<String>

  /// Gets the tags ready.
  ///
  /// - Parameters:
  ///   - tags: The tags of a cue that players know.
  ///   - bytes: The cue's bytes.
  ///   - mostMisnested: How many tags that close an outer one get edits; the rest is only counted.
  init(_ tags: [MarkupTag], _ bytes: Span<UInt8>, mostMisnested: Int) {
    self.mostMisnested = mostMisnested
    self.tags = tags
    names = tags.map { VisibleText.raw($0.nameRange, of: bytes).lowercased() }
    written = tags.map { VisibleText.raw($0.range, of: bytes) }
    var opened: [String: Int] = [:]
    var closed: Set<String> = []
    for (tag, name) in zip(tags, names) {
      if tag.isClosing { closed.insert(name) } else { opened[name, default: 0] += 1 }
    }
    doubled = Set(opened.filter { $0.value % 2 == 0 && !closed.contains($0.key) }.keys)
  }

  mutating func run() {
    for index in tags.indices {
      let tag = tags[index]
      guard tag.name != .lineBreak else { continue }
      if tag.isSelfClosing {
        selfClosing(index)
      } else if tag.isClosing {
        close(index)
      } else if doubled.contains(names[index]), isOnTop(names[index]) {
        problems.append(
          Problem(
            range: tag.range, kind: .opensInsteadOfClosing, replacement: "</\(names[index])>"))
        stacks[names[index]]?.removeLast()
      } else {
        stacks[names[index], default: []].append(index)
      }
    }
    open = stacks.values.joined().sorted().map { tags[$0] }
  }

  /// Whether the innermost tag that is open has a name.
  private func isOnTop(_ name: String) -> Bool {
    guard let own = stacks[name]?.last else { return false }
    return stacks.values.allSatisfy { $0.last ?? -1 <= own }
  }

  /// `<i/>` styles nothing; where `<i>` is open it is meant to close it.
  private mutating func selfClosing(_ index: Int) {
    if isOnTop(names[index]) {
      stacks[names[index]]?.removeLast()
      problems.append(
        Problem(
          range: tags[index].range, kind: .opensInsteadOfClosing,
          replacement: "</\(names[index])>"))
    } else {
      problems.append(Problem(range: tags[index].range, kind: .stray))
    }
  }

  private mutating func close(_ index: Int) {
    guard let opener = stacks[names[index]]?.popLast() else {
      problems.append(Problem(range: tags[index].range, kind: .stray))
      return
    }
    guard stacks.values.contains(where: { $0.last ?? -1 > opener }) else { return }
    let range = tags[index].range
    misnested += 1
    guard misnested <= mostMisnested else {
      problems.append(Problem(range: range, kind: .misnested(inner: "", edits: [])))
      return
    }
    let inner = stacks.values.flatMap { $0.reversed().prefix { $0 > opener } }.sorted()
    guard let innermost = inner.last else { return }
    // The inner tags end here and begin again behind the closing tag, which is what players do.
    var edits: [(Range<Int>, String)] = [
      (
        range.lowerBound..<range.lowerBound,
        inner.reversed().map { "</\(names[$0])>" }.joined()
      )
    ]
    let next = index + 1
    if inner.count == 1, next < tags.count, tags[next].isClosing,
      names[next] == names[innermost], tags[next].range.lowerBound == range.upperBound
    {
      // `</u></i>` with nothing between: the two change places.
      edits.append((tags[next].range, ""))
    } else {
      edits.append((range.upperBound..<range.upperBound, inner.map { written[$0] }.joined()))
    }
    problems.append(
      Problem(range: range, kind: .misnested(inner: written[innermost], edits: edits)))
  }
}
