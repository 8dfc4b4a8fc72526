// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

/// One example request of the document of 2014.
private struct Example {
  /// The request: a curl command as printed, or a method and an address as printed.
  var printed: String
  var status: Int
  /// The documented `Location`, its host replaced.
  var location: String?
  /// Members of the documented body with their values; `nil` where only the name is certain.
  var members: [(name: String, value: SandboxJSON?)] = []
  /// Whether the documented body is empty.
  var isEmpty = false

  /// The command to run: the host replaced, placeholders filled in, and escaped where curl itself
  /// refuses what is printed.
  func command(host: String) -> String {
    var line = printed
    for (placeholder, value) in [
      ("https://api.wistia.com", host), ("http://embed.wistia.com", host),
      ("<media-hashed-id>", "hxsvasanee"),
      ("<media-hashed-id", "hxsvasanee"), ("<media-id>", "hxsvasanee"),
      ("<project-hashed-id>", "fuw14mll5u"), ("<project-id>", "fuw14mll5u"),
      ("<sharing-id>>", "14"), ("<language-code>", "eng"),
      ("Jeff's First Project", "Jeff's%20First%20Project"),
    ] {
      line = line.split(separator: placeholder, omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    if line.hasPrefix("curl ") { return line }
    let method = line.prefix { $0 != " " }
    let rest = line.dropFirst(method.count + 1)
    let target = rest.prefix { $0 != " " }
    // The requests for customizations are printed as HTTP has them, without host and version.
    let address = target.hasPrefix("/") ? host + target : String(target)
    return "curl -X \(method) \(Self.quoted(address))\(rest.dropFirst(target.count))"
  }

  /// An address in quotes for the shell.
  private static func quoted(_ address: String) -> String {
    "'" + address.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

@Suite(.enabled(if: Shell.has("curl"), "curl is not installed")) struct DocumentExamplesTests {
  /// The account that the examples speak of, as far as they name it.
  private static let account: SandboxJSON = [
    "projects": [
      project(464427, "ln2k6qwi9k", "How They Work"), project(1, "lpzgy6e09m", "Project Name"),
      .object(
        project(13, "fuw14mll5u", "My Project").members + [
          .init(
            name: "sharings",
            value: [
              [
                "id": 14, "is_admin": true, "can_share": true, "can_download": true,
                "can_upload": true, "contact_id": 3, "contact_name": "Jim",
                "email": "jim@wistia.com",
              ]
            ])
        ]),
    ],
    "medias": [
      media(4_489_021, "v80gyfkt28", 464427, "How They Work - Zappos"),
      media(5_483_881, "x8fiv4y2mc", 464427, "Old Hope"),
      media(5_483_882, "w3fpuwlec9", 464427, "A New Hope"),
      media(159, "zckfiliwoi", 13, "MVI_9736"),
      media(3_690_639, "g5pnf59ala", 13, "Dan Mills - Young and Free"),
      media(200, "hxsvasanee", 13, "Customized"),
    ],
  ]

  private static func project(_ id: Int64, _ hashedID: String, _ name: String) -> SandboxJSON {
    ["id": .integer(id), "hashed_id": .string(hashedID), "name": .string(name)]
  }

  private static func media(
    _ id: Int64, _ hashedID: String, _ project: Int64, _ name: String
  ) -> SandboxJSON {
    [
      "id": .integer(id), "hashed_id": .string(hashedID), "project_id": .integer(project),
      "name": .string(name), "duration": 167.0,
    ]
  }

  private static let captions = "https://api.wistia.com/v1/medias/<media-hashed-id>/captions"

  /// The examples in an order in which each finds what it speaks of.
  private static let examples: [Example] = [
    Example(
      printed: "GET https://api.wistia.com/v1/medias.json?api_password=xyz123", status: 200,
      members: [
        ("id", nil), ("name", nil), ("type", "Video"), ("created", nil), ("updated", nil),
        ("duration", nil), ("hashed_id", nil), ("description", ""), ("progress", 1.0),
        ("status", "ready"), ("thumbnail", nil), ("project", nil), ("assets", nil),
      ]),
    Example(
      printed: "GET https://api.wistia.com/v1/projects.json?sort_by=created&amp;sort_direction=0",
      status: 200, members: projectMembers),
    Example(
      printed: "GET https://api.wistia.com/v1/projects.json", status: 200, members: projectMembers),
    Example(
      printed: "GET https://api.wistia.com/v1/projects.json?page=2&amp;per_page=10", status: 200),
    Example(
      printed: """
        curl --user wistia:333344445555 https://api.wistia.com/v1/projects/ln2k6qwi9k.json
        """,
      status: 200, members: [("id", 464427), ("name", "How They Work"), ("medias", nil)]),
    Example(
      printed: "POST https://api.wistia.com/v1/projects.json --data 'name=My New Project'",
      status: 201, location: "/v1/projects/5483883.json",
      members: [("name", "My New Project"), ("mediaCount", 0)]),
    Example(
      printed: """
        PUT https://api.wistia.com/v1/projects/lpzgy6e09m.json?name="Jeff's First Project"
        """,
      status: 200, members: [("name", "Jeff's First Project"), ("hashedId", "lpzgy6e09m")]),
    Example(
      printed: "DELETE https://api.wistia.com/v1/projects/lpzgy6e09m.json", status: 200,
      members: [("name", "Jeff's First Project"), ("hashedId", "lpzgy6e09m")]),
    Example(
      printed: "POST https://api.wistia.com/v1/projects/fuw14mll5u/copy.json", status: 201,
      location: "/v1/projects/{hashedId}.json",
      members: [("name", "My Project"), ("mediaCount", 3)]
    ),
    Example(
      printed: "GET https://api.wistia.com/v1/projects/<project-id>/sharings.json", status: 200,
      members: sharingMembers),
    Example(
      printed: "GET https://api.wistia.com/v1/projects/<project-id>/sharings/<sharing-id>>.json",
      status: 200, members: sharingMembers),
    Example(
      printed: """
        POST https://api.wistia.com/v1/projects/<project-id>/sharings.json --data with=a@b.com
        """,
      status: 201, location: "/v1/projects/13/sharings/5483888.json", members: [("activation", nil)]
    ),
    Example(
      printed: """
        PUT https://api.wistia.com/v1/projects/<project-id>/sharings/<sharing-id>>.json \
        --data canUpload=0
        """,
      status: 200, members: [("id", 14), ("canUpload", false), ("canShare", true)]),
    Example(
      printed: "DELETE https://api.wistia.com/v1/projects/<project-id>/sharings/<sharing-id>>.json",
      status: 200, members: [("id", 14)]),
    Example(printed: "GET https://api.wistia.com/v1/medias.json", status: 200),
    Example(
      printed: "GET https://api.wistia.com/v1/medias/v80gyfkt28.json", status: 200,
      members: [
        ("id", 4_489_021), ("name", "How They Work - Zappos"), ("hashed_id", "v80gyfkt28"),
        ("assets", nil), ("project", nil),
      ]),
    Example(
      printed: "PUT https://api.wistia.com/v1/medias/x8fiv4y2mc.json?name=A%20New%20Hope",
      status: 200, members: [("id", 5_483_881), ("name", "A New Hope"), ("thumbnail", nil)]),
    Example(
      printed: "DELETE https://api.wistia.com/v1/medias/w3fpuwlec9.json", status: 200,
      members: [("name", "A New Hope"), ("hashed_id", "w3fpuwlec9")]),
    Example(
      printed: "POST https://api.wistia.com/v1/medias/zckfiliwoi/copy.json", status: 201,
      location: "/v1/medias/{hashed_id}.json", members: [("name", "MVI_9736"), ("project", nil)]),
    Example(
      printed: "GET https://api.wistia.com/v1/medias/g5pnf59ala/stats.json", status: 200,
      members: [("id", 3_690_639), ("name", "Dan Mills - Young and Free"), ("stats", nil)]),
    Example(
      printed: "GET https://api.wistia.com/v1/account.json", status: 200,
      members: [("id", nil), ("name", nil), ("url", nil)]),
    Example(
      printed: """
        POST /medias/hxsvasanee/customizations.json \
        -H 'Accept: application/json' -H 'Content-Type: application/json' \
        --data '{"playerColor":"ffffcc","controlsVisibleOnLoad":false}'
        """,
      status: 201, members: [("playerColor", "ffffcc"), ("controlsVisibleOnLoad", "false")]),
    Example(
      printed: "GET https://api.wistia.com/v1/medias/<media-id>/customizations.json", status: 200,
      members: [("playerColor", "ffffcc")]),
    Example(
      printed: """
        PUT /medias/hxsvasanee/customizations.json \
        -H 'Accept: application/json' -H 'Content-Type: application/json' \
        --data '{"playerColor":"77dd77","controlsVisibleOnLoad":null,"smallPlayButton":false}'
        """,
      status: 200, members: [("playerColor", "77dd77"), ("smallPlayButton", "false")]),
    Example(
      printed: "DELETE /medias/hxsvasanee/customizations.json -H 'Content-Type: application/json'",
      status: 200),
    Example(
      printed: """
        POST https://api.wistia.com/v1/medias/<media-id>/customizations.json \
        --data '{"playerColor":"ffffcc","controlsVisibleOnLoad":false}'
        """,
      status: 201, members: [("playerColor", "ffffcc"), ("controlsVisibleOnLoad", "false")]),
    Example(
      printed: "DELETE https://api.wistia.com/v1/medias/<media-id>/customizations.json", status: 200
    ),
    Example(
      printed: """
        GET http://embed.wistia.com/deliveries/43500c9644e43068d8995dcb5ddea82440419eaf.bin
        """, status: 200),
    Example(
      printed: """
        GET http://embed.wistia.com/deliveries/43500c9644e43068d8995dcb5ddea82440419eaf/my-file.mp4
        """, status: 200),
    Example(printed: "GET \(captions).json", status: 200),
    Example(
      printed: #"""
        curl https://api.wistia.com/v1/medias/<media-hashed-id>/captions.json \#
        --data $'caption_file=1\n00:00:00,000 --> 00:00:03,000\nOh caption, my caption.'
        """#, status: 200, isEmpty: true),
    Example(
      printed: """
        curl https://api.wistia.com/v1/medias/<media-hashed-id>/captions.json \
        --form "caption_file=@./oh_caption.srt"
        """, status: 400, isEmpty: true),
    Example(
      printed:
        "GET https://api.wistia.com/v1/medias/<media-hashed-id/captions/<language-code>.json",
      status: 200, members: [("captions", ["language": "eng", "text": .string(ohCaption)])]),
    Example(
      printed: "PUT \(captions)/<language-code>.json --form 'caption_file=@./oh_caption.srt'",
      status: 200, isEmpty: true),
    Example(printed: "POST \(captions)/purchase.json", status: 400, isEmpty: true),
    Example(printed: "DELETE \(captions)/<language-code>.json", status: 200, isEmpty: true),
    Example(printed: "GET \(captions)/<language-code>.json", status: 404, isEmpty: true),
    Example(printed: "DELETE \(captions)/<language-code>.json", status: 404, isEmpty: true),
    Example(
      printed: """
        curl https://api.wistia.com/v1/medias/<media-hashed-id>/captions.json \
        --form "caption_file=@./oh_caption.srt"
        """, status: 200, isEmpty: true),
    Example(printed: "DELETE \(captions)/<language-code>.json", status: 200, isEmpty: true),
    Example(printed: "POST \(captions)/purchase.json", status: 200, isEmpty: true),
    Example(
      printed: "GET https://api.wistia.com/v1/medias/nothing/captions.json", status: 404,
      isEmpty: true),
  ]

  private static let ohCaption = "1\n00:00:00,000 --> 00:00:03,000\nOh caption, my caption."
  private static let projectMembers: [(name: String, value: SandboxJSON?)] = [
    "id", "name", "description", "mediaCount", "created", "updated", "hashedId",
    "anonymousCanUpload", "anonymousCanDownload", "public", "publicId",
  ].map { ($0, nil) }
  private static let sharingMembers: [(name: String, value: SandboxJSON?)] = [
    ("id", 14), ("isAdmin", true), ("canShare", true), ("canDownload", true), ("canUpload", true),
    ("share", ["id": 3, "name": "Jim", "type": "Contact", "email": "jim@wistia.com"]),
    ("project", ["id": 13, "name": "My Project"]),
  ]

  @Test("Every example request of the document gets the documented answer")
  func walk() async throws {
    try await withDirectory { directory in
      try write(Array(Self.ohCaption.utf8), "\(directory)/oh_caption.srt")
      try await withSandbox(seed: SandboxSeed()) {
        $0.dialect = .legacy2014
        $0.initialState = Self.account.encoded
      } _: { sandbox in
        let host = String(sandbox.pageURL.dropLast())
        for example in Self.examples {
          let answer = try CurlAnswer("cd \(directory) && \(example.command(host: host))")
          let comment = Comment(rawValue: "\(example.printed)\n\(answer.body.prefix(300))")
          #expect(answer.status == example.status, comment)
          if example.isEmpty { #expect(answer.body.isEmpty, comment) }
          let json = (try? SandboxJSON(parsing: Array(answer.body.utf8))) ?? .null
          let object = json.elements.first ?? json
          for member in example.members {
            let value = object[member.name]
            #expect(value != nil, "\(example.printed): \(member.name) is missing")
            if let expected = member.value {
              #expect(value?.sortedMembers == expected.sortedMembers, comment)
            }
          }
          if let location = example.location {
            let hashedID = (object["hashedId"] ?? object["hashed_id"])?.text ?? ""
            let expected = location.split(separator: "{").first.map(String.init) ?? ""
            let path = location.contains("{") ? "\(expected)\(hashedID).json" : location
            #expect(answer.location == host + path, comment)
          }
        }
      }
    }
  }
}

extension SandboxJSON {
  /// The value with the members of objects in the order of their names.
  fileprivate var sortedMembers: SandboxJSON {
    switch self {
    case .object(let members):
      .object(
        members.map { .init(name: $0.name, value: $0.value.sortedMembers) }
          .sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.sortedMembers))
    // Both are written 1 and 1.0.
    case .number(let value): Int64(exactly: value).map(SandboxJSON.integer) ?? self
    default: self
    }
  }
}
