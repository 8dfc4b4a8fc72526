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

  private let tags: [MarkupTag]
  private let names: [String]
  private let written: [String]
  /// Names that are opened an even number of times and never closed: `<i>text<i>`.
  private let doubled: Set<String>

  init(_ tags: [MarkupTag], _ bytes: Span<UInt8>) {
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
    var stack: [Int] = []
    for index in tags.indices {
      let tag = tags[index]
      guard tag.name != .lineBreak else { continue }
      if tag.isSelfClosing {
        selfClosing(index, &stack)
      } else if tag.isClosing {
        close(index, &stack)
      } else if doubled.contains(names[index]), let top = stack.last, names[top] == names[index] {
        problems.append(
          Problem(
            range: tag.range, kind: .opensInsteadOfClosing, replacement: "</\(names[index])>"))
        stack.removeLast()
      } else {
        stack.append(index)
      }
    }
    open = stack.map { tags[$0] }
  }

  /// `<i/>` styles nothing; where `<i>` is open it is meant to close it.
  private mutating func selfClosing(_ index: Int, _ stack: inout [Int]) {
    if let top = stack.last, names[top] == names[index] {
      stack.removeLast()
      problems.append(
        Problem(
          range: tags[index].range, kind: .opensInsteadOfClosing,
          replacement: "</\(names[index])>"))
    } else {
      problems.append(Problem(range: tags[index].range, kind: .stray))
    }
  }

  private mutating func close(_ index: Int, _ stack: inout [Int]) {
    guard let depth = stack.lastIndex(where: { names[$0] == names[index] }) else {
      problems.append(Problem(range: tags[index].range, kind: .stray))
      return
    }
    let inner = Array(stack[(depth + 1)...])
    stack.removeSubrange(depth...)
    guard let innermost = inner.last else { return }
    // The inner tags end here and begin again behind the closing tag, which is what players do.
    let range = tags[index].range
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
    stack += inner
  }
}
