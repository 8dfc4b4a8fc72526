// SPDX-License-Identifier: Apache-2.0

internal import CICU
internal import Synchronization

/// ICU's break iterators, opened once and used again: opening one costs up to milliseconds.
///
/// An iterator is never used by two threads at a time: whoever takes one has it alone until it is
/// given back.
struct BreakIterator: ~Copyable {
  /// What an iterator finds, and in which language.
  enum Kind: Hashable, Sendable {
    case lines(_ locale: String)
    case words(_ locale: String)

    /// Opens ICU's iterator of this kind.
    func open(_ status: inout cicu_status) -> OpaquePointer? {
      switch self {
      case .lines(let locale): unsafe cicu_brk_open_lines(locale, &status)
      case .words(let locale): unsafe cicu_brk_open_words(locale, &status)
      }
    }
  }

  /// The two objects that ICU works with.
  @safe private struct Handles: @unchecked Sendable {
    // Sound to send: they are plain memory without ties to a thread, and the pool hands each pair to
    // one user at a time.
    let iterator: OpaquePointer
    let text: OpaquePointer
  }

  private static let idle = Mutex<[Kind: [Handles]]>([:])
  /// As many idle iterators of one kind are kept as threads are likely to use at once.
  private static let kept = 8

  private let kind: Kind
  private let handles: Handles

  /// Takes an idle iterator or opens a new one; `nil` when ICU has no data for it.
  init?(_ kind: Kind) {
    self.kind = kind
    if let handles = Self.idle.withLock({ $0[kind]?.popLast() }) {
      self.handles = handles
      return
    }
    var status = CICU_NO_ERROR
    guard
      let iterator = unsafe kind.open(&status), !ICUText.failed(status),
      let text = unsafe cicu_text_open(&status), !ICUText.failed(status)
    else { return nil }
    handles = unsafe Handles(iterator: iterator, text: text)
  }

  deinit {
    let (kind, handles) = (kind, handles)
    let isKept = Self.idle.withLock { idle in
      guard idle[kind, default: []].count < Self.kept else { return false }
      idle[kind, default: []].append(handles)
      return true
    }
    if !isKept {
      unsafe cicu_brk_close(handles.iterator)
      unsafe cicu_text_close(handles.text)
    }
  }

  /// Calls a body for each boundary after the start, in order.
  ///
  /// - Parameters:
  ///   - utf8: The text; bytes that are not valid UTF-8 count as U+FFFD.
  ///   - body: Is given the boundary as a UTF-8 offset and the iterator's rule status.
  borrowing func forEachBoundary(in utf8: Span<UInt8>, _ body: (Int, Int32) -> Void) {
    // Sound: the iterator reads the bytes only within this closure, while they live; afterwards it is
    // pointed at text of its own again, so that an idle one holds no dangling pointer.
    unsafe utf8.withUnsafeBytes { bytes in
      guard let base = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return }
      var status = CICU_NO_ERROR
      unsafe cicu_brk_set_utf8(handles.iterator, handles.text, base, Int64(bytes.count), &status)
      guard !ICUText.failed(status) else { return }
      while true {
        let boundary = unsafe cicu_brk_next(handles.iterator)
        guard boundary >= 0 else { break }
        body(Int(boundary), unsafe cicu_brk_rule_status(handles.iterator))
      }
      unsafe cicu_brk_detach(handles.iterator, handles.text, &status)
    }
  }
}
