// SPDX-License-Identifier: Apache-2.0

import CExpat

/// Builds elements from expat's events.
final class XMLReader {
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var refusal: String?

  static func read(_ bytes: [UInt8]) throws(XMLElement.Failure) -> XMLElement {
    guard let parser = unsafe XML_ParserCreate(nil) else {
      throw XMLElement.Failure(description: "out of memory")
    }
    defer { unsafe XML_ParserFree(parser) }
    let reader = XMLReader()
    // `reader` lives until the end of this function, longer than the parser calls back.
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(reader).toOpaque())
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
    unsafe XML_SetEntityDeclHandler(parser) { context, _, _, _, _, _, _, _, _ in
      unsafe XMLReader.reader(context)?.refuse("it declares entities")
    }
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count), 1)
    }
    if let refusal = reader.refusal { throw XMLElement.Failure(description: refusal) }
    guard status == XML_STATUS_OK, let root = reader.root else {
      let reason = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map {
        unsafe String(cString: $0)
      }
      let line = unsafe XML_GetCurrentLineNumber(parser)
      throw XMLElement.Failure(description: "\(reason ?? "no element") in line \(line)")
    }
    return root
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    unsafe context.map { unsafe Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ element: XMLElement) {
    if open.count >= XMLElement.depthLimit { refuse("it is nested too deeply") }
    if refusal == nil { open.append(element) }
  }

  private func end() {
    guard refusal == nil, var element = open.popLast() else { return }
    if !element.children.isEmpty { element.text = "" }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  private func add(_ text: String) {
    guard refusal == nil, !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  private func refuse(_ reason: String) {
    refusal = refusal ?? reason
  }
}
