// SPDX-License-Identifier: Apache-2.0

import CExpat

/// Builds elements from expat's events.
@safe final class XMLReader {
  private let parser: XML_Parser
  private let budget: AnswerBudget
  private let watch: AnswerWatch
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var failure: AnswerFailure?
  private var elements = 0

  private init(_ budget: AnswerBudget, _ watch: AnswerWatch) throws(AnswerFailure) {
    guard let parser = unsafe XML_ParserCreate(nil) else {
      throw AnswerFailure(.overBudget, "there is no memory left to read it")
    }
    unsafe self.parser = parser
    self.budget = budget
    self.watch = watch
  }

  deinit {
    unsafe XML_ParserFree(parser)
  }

  static func read(
    _ bytes: [UInt8], _ budget: AnswerBudget, _ watch: AnswerWatch
  ) throws(AnswerFailure) -> XMLElement {
    guard bytes.count <= budget.bytes else { throw .bytes(budget) }
    let reader = try XMLReader(budget, watch)
    reader.listen()
    let isWhole = reader.parse(bytes)
    if let failure = reader.failure { throw failure }
    guard isWhole, let root = reader.root else { throw reader.malformed() }
    return root
  }

  /// Asks expat for its events.
  private func listen() {
    // This object owns the parser, and so outlives whatever calls back.
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let reader = unsafe XMLReader.reader(context), let name = unsafe name else { return }
        var element = unsafe XMLElement(name: String(cString: name))
        if var attribute = unsafe attributes {
          while let key = unsafe attribute[0], let value = unsafe attribute[1] {
            let key = unsafe String(cString: key)
            let value = unsafe String(cString: value)
            if key == "type" { element.type = value }
            if key == "nil" { element.isNil = value == "true" }
            unsafe attribute += 2
          }
        }
        reader.begin(element)
      },
      { context, _ in unsafe XMLReader.reader(context)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { context, text, length in
      guard let text = unsafe text else { return }
      let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(length))
      unsafe XMLReader.reader(context)?.add(
        String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      unsafe XMLReader.reader(context)?.stop(
        AnswerFailure(.malformed, "it is XML with a document type declaration, which none needs"))
    }
  }

  private func parse(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count), 1) == XML_STATUS_OK
    }
  }

  private func malformed() -> AnswerFailure {
    let reason = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) }
    let line = unsafe XML_GetCurrentLineNumber(parser)
    return AnswerFailure(
      .malformed, "it is not well-formed XML: \(reason ?? "no element") in line \(line)")
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    unsafe context.map { unsafe Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ element: XMLElement) {
    do throws(AnswerFailure) {
      try watch.count(&elements, budget)
      guard open.count < budget.depth else { throw .depth(budget) }
      guard element.name.utf8.count <= budget.nameBytes else { throw .name(budget) }
    } catch {
      return stop(error)
    }
    open.append(element)
  }

  private func end() {
    guard failure == nil, var element = open.popLast() else { return }
    if !element.children.isEmpty { element.text = "" }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  private func add(_ text: String) {
    guard failure == nil, !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  /// Ends the reading; expat may still call a handler or two.
  private func stop(_ reason: AnswerFailure) {
    guard failure == nil else { return }
    failure = reason
    unsafe XML_StopParser(parser, 0)
  }
}
