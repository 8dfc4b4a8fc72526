// SPDX-License-Identifier: Apache-2.0

/// Answers in the shapes of the API document's examples, with values of our own.
enum DocumentExamples {
  static let project = """
    {
      "id": 22570, "name": "Talks", "description": "All talks", "mediaCount": 2,
      "created": "2010-08-13T18:47:39+00:00", "updated": "2010-08-19T21:47:00+00:00",
      "hashedId": "4d23503f70", "anonymousCanUpload": false, "anonymousCanDownload": true,
      "public": false, "publicId": "4bD"
    }
    """

  static let projectWithMedias = """
    {
      "anonymousCanDownload": false, "anonymousCanUpload": false,
      "created": "2013-09-19T15:05:15+00:00", "description": "", "hashedId": "ln2k6qwi9k",
      "id": 464427, "mediaCount": 1,
      "medias": [
        {
          "created": "2013-09-19T15:05:17+00:00", "description": "", "duration": 167.29,
          "hashed_id": "azh1x9nesb", "id": 4488635, "name": "How They Work", "progress": 1.0,
          "status": "ready",
          "thumbnail": {
            "height": 60, "width": 100,
            "url": "http://embed.wistia.com/deliveries/11bb.jpg?image_crop_resized=100x60"
          },
          "type": "Video", "updated": "2013-10-28T20:53:12+00:00"
        }
      ],
      "name": "How They Work", "public": true, "publicId": "ln2k6qwi9k",
      "updated": "2013-10-28T20:53:12+00:00"
    }
    """

  static let media = """
    {
      "id": 4489021, "name": "How They Work", "type": "Video",
      "created": "2013-09-19T15:30:49+00:00", "updated": "2013-10-28T20:53:12Z",
      "duration": 167.5, "hashed_id": "v80gyfkt28", "description": "<p>\\n\\nA visit&nbsp;</p>",
      "progress": 1, "status": "ready", "section": "Part 1",
      "thumbnail": {
        "url": "http://embed.wistia.com/deliveries/7fbf.jpg?image_crop_resized=100x60",
        "width": 100, "height": 60
      },
      "project": {"id": 464427, "name": "Visits", "hashed_id": "ln2k6qwi9k"},
      "assets": [
        {
          "url": "http://embed.wistia.com/deliveries/8569.bin", "width": 960, "height": 540,
          "fileSize": 23695556, "contentType": "video/mp4", "type": "OriginalFile"
        },
        {
          "url": "http://embed.wistia.com/deliveries/9e5e.bin", "width": 640, "height": 360,
          "fileSize": 19542684, "contentType": "video/mp4", "type": "IphoneVideoFile"
        }
      ]
    }
    """

  /// After an update the answer holds neither project nor files.
  static let updatedMedia = """
    {
      "id": 5483881, "name": "A New Hope", "type": "Video",
      "created": "2014-01-03T23:27:30+00:00", "updated": "2014-01-03T23:27:30+00:00",
      "duration": 67.85, "hashed_id": "x8fiv4y2mc", "description": null, "progress": 1,
      "status": "ready"
    }
    """

  static let stats = """
    {
      "id": 3690639, "hashed_id": "g5pnf59ala", "name": "Young and Free",
      "stats": {
        "averagePercentWatched": 23, "pageLoads": 147, "percentOfVisitorsClickingPlay": 50,
        "plays": 46, "visitors": 20
      }
    }
    """

  static let sharing = """
    {
      "id": 14, "isAdmin": true, "canShare": true, "canDownload": true, "canUpload": false,
      "share": {"id": 3, "name": "Jim", "type": "Contact", "email": "jim@example.com"},
      "project": {"id": 13, "name": "My Project"}
    }
    """

  static let groupSharing = """
    {
      "id": 15, "isAdmin": false, "canShare": true, "canDownload": true, "canUpload": false,
      "share": {"id": 3, "name": "Sales", "type": "ContactGroup"},
      "project": {"id": 13, "name": "My Project"}
    }
    """

  static let account = #"{"id": 12, "name": "Brendan", "url": "http://brendan.example.com"}"#

  static let customizations = """
    {
      "version": "v2", "playerColor": "ff0000", "autoPlay": "false",
      "plugin": {"socialbar-v1": {"buttons": "embed-twitter-facebook", "height": "25"}}
    }
    """

  static let projectXML = """
    <?xml version="1.0" encoding="UTF-8"?>
    <project>
      <id>22570</id><name>Talks &amp; more</name><description>All talks</description>
      <mediaCount>2</mediaCount><created>2010-08-13T18:47:39+00:00</created>
      <updated>2010-08-19T21:47:00+00:00</updated><hashedId>4d23503f70</hashedId>
      <anonymousCanUpload>false</anonymousCanUpload>
      <anonymousCanDownload>true</anonymousCanDownload><public>false</public>
      <publicId>4bD</publicId>
      <medias><media><id>1</id><hashed_id>m1</hashed_id><name>One</name></media></medias>
    </project>
    """

  static let mediasXML = """
    <medias>
      <media>
        <id>4489021</id><name>How They Work</name><type>Video</type>
        <created>2013-09-19T15:30:49+00:00</created><updated>2013-10-28T20:53:12+00:00</updated>
        <duration>167.5</duration><hashed_id>v80gyfkt28</hashed_id>
        <description>&lt;p&gt;A visit&lt;/p&gt;</description>
        <progress>1.0</progress><status>ready</status>
        <thumbnail><url>http://x.example/1.jpg</url><width>100</width><height>60</height></thumbnail>
        <project><id>464427</id><name>Visits</name><hashed_id>ln2k6qwi9k</hashed_id></project>
        <assets>
          <asset><url>http://x.example/1.bin</url><width>960</width><height>540</height>
          <fileSize>23695556</fileSize><contentType>video/mp4</contentType>
          <type>OriginalFile</type></asset>
        </assets>
      </media>
    </medias>
    """

  static let sharingsXML = """
    <sharings type="array">
      <sharing><id>14</id><isAdmin>true</isAdmin><canShare>true</canShare>
      <share><id>3</id><name>Jim</name><type>Contact</type><email>jim@example.com</email></share>
      <project><id>13</id><name>My Project</name></project></sharing>
    </sharings>
    """

  static let statsXML = """
    <media><id>3690639</id><hashed_id>g5pnf59ala</hashed_id><name>Young and Free</name>
    <stats><pageLoads>147</pageLoads><visitors>20</visitors>
    <percentOfVisitorsClickingPlay>50</percentOfVisitorsClickingPlay><plays>46</plays>
    <averagePercentWatched>23</averagePercentWatched></stats></media>
    """
}
