// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

@Suite struct MethodsTests {
  @Test("A POST may ask for another method, and nothing else may")
  func override() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let path = "/v1/medias/abcde12345"
      let put = form(["_method": "put", "name": "Renamed"])
      let renamed = try client.request("POST", path, headers: put.headers, body: put.body)
      #expect(renamed.json["name"] == "Renamed")
      #expect(try client.request("GET", "\(path)?_method=delete").status == 200)
      let unknown = form(["_method": "explode"])
      #expect(
        try client.request("POST", path, headers: unknown.headers, body: unknown.body).status == 405
      )
      #expect(try client.request("POST", "\(path)?_method=delete").status == 200)
      #expect(try client.request("GET", path).status == 404)
    }
  }

  @Test("Lists are paged, sorted and filtered")
  func lists() async throws {
    let seed = SandboxSeed(
      medias: (1...25).map { .init(name: "m\(100 - $0)", project: $0 > 20 ? "B" : "A") })
    try await withSandbox(seed: seed) { sandbox in
      let client = try Client(sandbox)
      func names(_ query: String) throws -> [String] {
        try client.request("GET", "/v1/medias.json?\(query)").json.elements.compactMap {
          $0["name"]?.text
        }
      }
      #expect(try names("").count == 25)
      #expect(try names("per_page=10&page=3").count == 5)
      #expect(try names("per_page=10&page=4").isEmpty)
      #expect(try names("per_page=0&page=-3") == ["m99"])
      #expect(try names("per_page=9223372036854775807&page=9223372036854775807").isEmpty)
      #expect(try names("sort_by=name").first == "m75")
      #expect(try names("sort_by=name&sort_direction=0").first == "m99")
      #expect(try names("sort_by=nonsense").first == "m99")
      #expect(try names("sort_direction=0").first == "m75")
      #expect(try names("name=m80") == ["m80"])
      #expect(try names("type=Audio").isEmpty)
      let project = try client.request("GET", "/v1/projects?sort_by=mediaCount").json.elements[0]
      #expect(project["mediaCount"] == 5)
      for id in [project["hashedId"]?.text, project["id"]?.wholeNumber.map(String.init)] {
        #expect(try names("project_id=\(id ?? "")").count == 5)
      }
      #expect(try names("project_id=nothing").isEmpty)
      let media = try client.request("GET", "/v1/medias?name=m80").json.elements[0]
      #expect(try names("hashed_id=\(media["hashed_id"]?.text ?? "")") == ["m80"])
      #expect(try names("hashed_ids[]=\(media["hashed_id"]?.text ?? "")") == ["m80"])
    }
  }

  @Test("Answers come as XML where the document offers it")
  func xml() async throws {
    let seed = SandboxSeed(medias: [.init(name: "a & <b>", project: "P")])
    try await withSandbox(seed: seed) { sandbox in
      let client = try Client(sandbox)
      let medias = try client.request("GET", "/v1/medias.xml")
      #expect(medias.header("Content-Type")?.hasPrefix("application/xml") == true)
      #expect(medias.text.contains("<medias><media><id>"))
      #expect(medias.text.contains("<name>a &amp; &lt;b&gt;</name>"))
      let created = try client.request("POST", "/v1/projects.xml?name=Q")
      #expect(created.header("Location")?.hasSuffix(".xml") == true)
      let refused = try client.request("POST", "/v1/projects.xml")
      #expect(refused.text.contains("<errors><error>"))
      for path in ["captions", "customizations"] {
        let id = try client.request("GET", "/v1/medias").json.elements[0]["hashed_id"]?.text ?? ""
        #expect(try client.request("GET", "/v1/medias/\(id)/\(path).xml").status == 406)
      }
    }
  }

  @Test("The dialect of today speaks of folders, in snake case, and knows no XML")
  func modern() async throws {
    try await withSandbox {
      $0.dialect = .modern
    } _: { sandbox in
      #expect(sandbox.url.hasSuffix("/modern"))
      let client = try Client(sandbox)
      let folder = try client.request("GET", "/modern/folders").json.elements.first
      #expect(folder?["media_count"] == 1)
      #expect(folder?["hashed_id"] != nil)
      #expect(try client.request("GET", "/modern/projects").status == 404)
      #expect(try client.request("GET", "/modern/folders.xml").status == 406)
      let media = try client.request("GET", "/modern/medias?hashed_ids[]=abcde12345").json.elements[
        0]
      #expect(media["folder"]?["name"] == "Talks")
      #expect(media["assets"]?.elements.first?["content_type"] == "video/mp4")
      #expect(try client.request("GET", "/modern/medias?hashed_id=none").json.elements.count == 1)
      let copy = try client.request(
        "POST", "/modern/folders/\(folder?["id"]?.wholeNumber ?? 0)/copy")
      #expect(copy.status == 202)
    }
  }

  @Test("Sharings are made, changed and refused as documented")
  func sharings() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let id = try client.request("GET", "/v1/projects").json.elements[0]["hashedId"]?.text ?? ""
      let path = "/v1/projects/\(id)/sharings"
      #expect(try client.request("POST", path).status == 400)
      let first = try client.request("POST", "\(path)?with=a@b.com&canShare=1")
      #expect(first.status == 201)
      #expect(first.json["activation"] != nil)
      let second = try client.request("POST", "\(path)?with=c@d.com&requirePassword=0")
      #expect(second.json["project"] != nil)
      let again = try client.request("POST", "\(path)?with=a@b.com")
      #expect(again.status == 400)
      #expect(again.json.elements.count == 1)
      let list = try client.request("GET", path).json.elements
      #expect(list.count == 2)
      #expect(list[0]["canShare"] == true)
      let one = "\(path)/\(list[0]["id"]?.wholeNumber ?? 0)"
      let updated = try client.request("PUT", "\(one)?isAdmin=1&canShare=0")
      #expect(updated.json["isAdmin"] == true)
      #expect(updated.json["canShare"] == false)
      #expect(try client.request("DELETE", one).status == 200)
      #expect(try client.request("DELETE", one).status == 404)
    }
  }

  @Test("Customizations merge at any depth, become strings, and null deletes")
  func customizations() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let path = "/v1/medias/abcde12345/customizations"
      func send(_ method: String, _ value: SandboxJSON) throws -> Answer {
        let request = json(value)
        return try client.request(method, path, headers: request.headers, body: request.body)
      }
      let created = try send("POST", ["a": true, "p": ["x": 1, "y": 2.5]])
      #expect(created.status == 201)
      #expect(created.json["p"]?["y"] == "2.5")
      let merged = try send("PUT", ["a": nil, "p": ["x": nil, "z": "s"]])
      #expect(merged.json["a"] == nil)
      #expect(merged.json["p"] == ["y": "2.5", "z": "s"])
      #expect(try send("PUT", [1]).status == 400)
      #expect(try client.request("DELETE", path).json == [:])
      #expect(try client.request("GET", path).json == [:])
    }
  }
}
