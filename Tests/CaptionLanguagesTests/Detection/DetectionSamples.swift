// SPDX-License-Identifier: Apache-2.0

/// Ten cues in each of thirty languages, written for these tests.
enum DetectionSamples {
  static let all: [(tag: String, cues: [String])] = texts.map { tag, text in
    (
      tag,
      text.split(separator: "|").map {
        $0.trimmingPrefix(while: { $0 == " " || $0 == "\n" }).description
      }
    )
  }

  private static let texts: [(String, String)] = [
    (
      "en",
      """
      I thought you were coming home last night.|We waited for hours and nobody called.
      |She told me that the doors would be open.|There is nothing left in the kitchen.
      |Could you please tell me where the station is?|They have never seen anything like this before.
      |My brother works at the hospital near the river.|If it rains tomorrow, we will stay here.
      |Everyone knows that he is not telling the truth.|Thank you for everything you have done for us.
      """
    ),
    (
      "fr",
      """
      Je pensais que tu rentrerais hier soir.|Nous avons attendu des heures sans nouvelles.
      |Elle m'a dit que les portes seraient ouvertes.|Il ne reste plus rien dans la cuisine.
      |Pourriez-vous me dire où se trouve la gare ?|Ils n'ont jamais rien vu de pareil.
      |Mon frère travaille à l'hôpital près du fleuve.|S'il pleut demain, nous resterons ici.
      |Tout le monde sait qu'il ne dit pas la vérité.|Merci pour tout ce que vous avez fait.
      """
    ),
    (
      "de",
      """
      Ich dachte, du kommst gestern Abend nach Hause.|Wir haben stundenlang gewartet, und niemand rief an.
      |Sie sagte mir, dass die Türen offen wären.|In der Küche ist nichts mehr übrig.
      |Könnten Sie mir bitte sagen, wo der Bahnhof ist?|So etwas haben sie noch nie gesehen.
      |Mein Bruder arbeitet im Krankenhaus am Fluss.|Wenn es morgen regnet, bleiben wir hier.
      |Jeder weiß, dass er nicht die Wahrheit sagt.|Danke für alles, was ihr für uns getan habt.
      """
    ),
    (
      "es",
      """
      Pensé que volverías a casa anoche.|Esperamos horas y nadie llamó.
      |Ella me dijo que las puertas estarían abiertas.|No queda nada en la cocina.
      |¿Podría decirme dónde está la estación?|Nunca han visto nada parecido.
      |Mi hermano trabaja en el hospital cerca del río.|Si llueve mañana, nos quedaremos aquí.
      |Todos saben que no dice la verdad.|Gracias por todo lo que han hecho por nosotros.
      """
    ),
    (
      "it",
      """
      Pensavo che saresti tornato a casa ieri sera.|Abbiamo aspettato per ore e nessuno ha chiamato.
      |Mi ha detto che le porte sarebbero state aperte.|Non è rimasto niente in cucina.
      |Potrebbe dirmi dove si trova la stazione?|Non hanno mai visto niente del genere.
      |Mio fratello lavora all'ospedale vicino al fiume.|Se domani piove, resteremo qui.
      |Tutti sanno che non dice la verità.|Grazie per tutto quello che avete fatto per noi.
      """
    ),
    (
      "pt",
      """
      Pensei que você voltaria para casa ontem à noite.|Esperamos horas e ninguém ligou.
      |Ela me disse que as portas estariam abertas.|Não sobrou nada na cozinha.
      |Poderia me dizer onde fica a estação?|Eles nunca viram nada parecido.
      |Meu irmão trabalha no hospital perto do rio.|Se chover amanhã, ficaremos aqui.
      |Todos sabem que ele não diz a verdade.|Obrigado por tudo o que fizeram por nós.
      """
    ),
    (
      "nl",
      """
      Ik dacht dat je gisteravond thuis zou komen.|We hebben uren gewacht en niemand belde.
      |Ze zei dat de deuren open zouden zijn.|Er is niets meer over in de keuken.
      |Kunt u mij vertellen waar het station is?|Zoiets hebben ze nog nooit gezien.
      |Mijn broer werkt in het ziekenhuis bij de rivier.|Als het morgen regent, blijven we hier.
      |Iedereen weet dat hij niet de waarheid spreekt.|Bedankt voor alles wat jullie hebben gedaan.
      """
    ),
    (
      "sv",
      """
      Jag trodde att du skulle komma hem i går kväll.|Vi väntade i timmar och ingen ringde.
      |Hon sa till mig att dörrarna skulle vara öppna.|Det finns ingenting kvar i köket.
      |Kan du säga mig var stationen ligger?|De har aldrig sett något liknande förut.
      |Min bror arbetar på sjukhuset nära floden.|Om det regnar i morgon stannar vi här.
      |Alla vet att han inte talar sanning.|Tack för allt ni har gjort för oss.
      """
    ),
    (
      "da",
      """
      Jeg troede, du ville komme hjem i går aftes.|Vi ventede i timevis, og ingen ringede.
      |Hun sagde, at dørene ville være åbne.|Der er ikke noget tilbage i køkkenet.
      |Kan du fortælle mig, hvor stationen er?|De har aldrig set noget lignende før.
      |Min bror arbejder på hospitalet ved floden.|Hvis det regner i morgen, bliver vi her.
      |Alle ved, at han ikke siger sandheden.|Tak for alt, hvad I har gjort for os.
      """
    ),
    (
      "no",
      """
      Jeg trodde du skulle komme hjem i går kveld.|Vi ventet i timevis, og ingen ringte.
      |Hun sa til meg at dørene skulle være åpne.|Det er ingenting igjen på kjøkkenet.
      |Kan du si meg hvor stasjonen er?|De har aldri sett noe lignende før.
      |Broren min jobber på sykehuset ved elva.|Hvis det regner i morgen, blir vi her.
      |Alle vet at han ikke snakker sant.|Takk for alt dere har gjort for oss.
      """
    ),
    (
      "fi",
      """
      Luulin, että tulisit kotiin eilen illalla.|Odotimme tuntikausia, eikä kukaan soittanut.
      |Hän kertoi minulle, että ovet olisivat auki.|Keittiössä ei ole enää mitään jäljellä.
      |Voisitteko kertoa, missä asema on?|He eivät ole koskaan nähneet mitään tällaista.
      |Veljeni työskentelee sairaalassa joen lähellä.|Jos huomenna sataa, jäämme tänne.
      |Kaikki tietävät, ettei hän puhu totta.|Kiitos kaikesta, mitä olette tehneet.
      """
    ),
    (
      "pl",
      """
      Myślałem, że wrócisz wczoraj wieczorem do domu.|Czekaliśmy godzinami i nikt nie zadzwonił.
      |Powiedziała mi, że drzwi będą otwarte.|W kuchni nic już nie zostało.
      |Czy może mi pan powiedzieć, gdzie jest dworzec?|Nigdy czegoś takiego nie widzieli.
      |Mój brat pracuje w szpitalu niedaleko rzeki.|Jeśli jutro będzie padać, zostaniemy tutaj.
      |Wszyscy wiedzą, że on nie mówi prawdy.|Dziękuję za wszystko, co dla nas zrobiliście.
      """
    ),
    (
      "cs",
      """
      Myslel jsem, že se včera večer vrátíš domů.|Čekali jsme celé hodiny a nikdo nezavolal.
      |Řekla mi, že dveře budou otevřené.|V kuchyni už nic nezbylo.
      |Můžete mi říct, kde je nádraží?|Něco takového ještě nikdy neviděli.
      |Můj bratr pracuje v nemocnici u řeky.|Jestli bude zítra pršet, zůstaneme tady.
      |Všichni vědí, že neříká pravdu.|Děkuji za všechno, co jste pro nás udělali.
      """
    ),
    (
      "hu",
      """
      Azt hittem, tegnap este hazajössz.|Órákig vártunk, és senki sem telefonált.
      |Azt mondta nekem, hogy az ajtók nyitva lesznek.|Semmi sem maradt a konyhában.
      |Meg tudná mondani, hol van az állomás?|Soha nem láttak még ilyesmit.
      |A bátyám a folyó melletti kórházban dolgozik.|Ha holnap esik az eső, itt maradunk.
      |Mindenki tudja, hogy nem mond igazat.|Köszönök mindent, amit értünk tettetek.
      """
    ),
    (
      "ro",
      """
      Credeam că vei veni acasă aseară.|Am așteptat ore întregi și nimeni nu a sunat.
      |Mi-a spus că ușile vor fi deschise.|Nu a mai rămas nimic în bucătărie.
      |Puteți să-mi spuneți unde este gara?|Nu au mai văzut niciodată așa ceva.
      |Fratele meu lucrează la spitalul de lângă râu.|Dacă plouă mâine, rămânem aici.
      |Toată lumea știe că nu spune adevărul.|Mulțumesc pentru tot ce ați făcut pentru noi.
      """
    ),
    (
      "tr",
      """
      Dün gece eve geleceğini sanmıştım.|Saatlerce bekledik ve kimse aramadı.
      |Bana kapıların açık olacağını söyledi.|Mutfakta hiçbir şey kalmadı.
      |İstasyonun nerede olduğunu söyler misiniz?|Daha önce hiç böyle bir şey görmediler.
      |Kardeşim nehrin yanındaki hastanede çalışıyor.|Yarın yağmur yağarsa burada kalacağız.
      |Herkes onun doğruyu söylemediğini biliyor.|Bizim için yaptığınız her şey için teşekkürler.
      """
    ),
    (
      "vi",
      """
      Tôi tưởng tối qua bạn sẽ về nhà.|Chúng tôi đã đợi hàng giờ mà không ai gọi.
      |Cô ấy nói với tôi rằng cửa sẽ mở.|Trong bếp không còn gì cả.
      |Anh có thể cho tôi biết nhà ga ở đâu không?|Họ chưa bao giờ thấy điều gì như thế này.
      |Anh trai tôi làm việc ở bệnh viện gần sông.|Nếu ngày mai trời mưa, chúng ta sẽ ở lại đây.
      |Mọi người đều biết anh ta không nói sự thật.|Cảm ơn vì tất cả những gì các bạn đã làm.
      """
    ),
    (
      "id",
      """
      Saya kira kamu akan pulang tadi malam.|Kami menunggu berjam-jam dan tidak ada yang menelepon.
      |Dia bilang kepada saya bahwa pintunya akan terbuka.|Tidak ada yang tersisa di dapur.
      |Bisakah Anda memberi tahu saya di mana stasiunnya?|Mereka belum pernah melihat hal seperti ini.
      |Kakak saya bekerja di rumah sakit dekat sungai.|Kalau besok hujan, kita akan tinggal di sini.
      |Semua orang tahu bahwa dia tidak berkata jujur.|Terima kasih atas semua yang kalian lakukan.
      """
    ),
    (
      "ru",
      """
      Я думал, что ты вернёшься домой вчера вечером.|Мы ждали несколько часов, и никто не позвонил.
      |Она сказала мне, что двери будут открыты.|На кухне ничего не осталось.
      |Вы не подскажете, где находится вокзал?|Они никогда не видели ничего подобного.
      |Мой брат работает в больнице у реки.|Если завтра будет дождь, мы останемся здесь.
      |Все знают, что он говорит неправду.|Спасибо за всё, что вы для нас сделали.
      """
    ),
    (
      "uk",
      """
      Я думав, що ти повернешся додому вчора ввечері.|Ми чекали кілька годин, і ніхто не подзвонив.
      |Вона сказала мені, що двері будуть відчинені.|На кухні нічого не залишилося.
      |Чи не підкажете, де знаходиться вокзал?|Вони ніколи не бачили нічого подібного.
      |Мій брат працює в лікарні біля річки.|Якщо завтра буде дощ, ми залишимося тут.
      |Усі знають, що він говорить неправду.|Дякую за все, що ви для нас зробили.
      """
    ),
    (
      "bg",
      """
      Мислех, че ще се прибереш снощи.|Чакахме с часове и никой не се обади.
      |Тя ми каза, че вратите ще бъдат отворени.|В кухнята не остана нищо.
      |Бихте ли ми казали къде е гарата?|Никога не са виждали нещо подобно.
      |Брат ми работи в болницата до реката.|Ако утре вали, ще останем тук.
      |Всички знаят, че той не казва истината.|Благодаря ви за всичко, което направихте за нас.
      """
    ),
    (
      "el",
      """
      Νόμιζα ότι θα γύριζες σπίτι χθες το βράδυ.|Περιμέναμε ώρες και κανείς δεν τηλεφώνησε.
      |Μου είπε ότι οι πόρτες θα ήταν ανοιχτές.|Δεν έμεινε τίποτα στην κουζίνα.
      |Μπορείτε να μου πείτε πού είναι ο σταθμός;|Δεν έχουν ξαναδεί κάτι τέτοιο.
      |Ο αδελφός μου δουλεύει στο νοσοκομείο δίπλα στο ποτάμι.|Αν βρέξει αύριο, θα μείνουμε εδώ.
      |Όλοι ξέρουν ότι δεν λέει την αλήθεια.|Ευχαριστώ για όλα όσα κάνατε για εμάς.
      """
    ),
    (
      "ar",
      """
      ظننت أنك ستعود إلى المنزل الليلة الماضية.|انتظرنا ساعات ولم يتصل أحد.
      |قالت لي إن الأبواب ستكون مفتوحة.|لم يبق شيء في المطبخ.
      |هل يمكنك أن تخبرني أين المحطة؟|لم يروا شيئا كهذا من قبل.
      |يعمل أخي في المستشفى القريب من النهر.|إذا أمطرت غدا فسنبقى هنا.
      |الجميع يعرف أنه لا يقول الحقيقة.|شكرا على كل ما فعلتموه من أجلنا.
      """
    ),
    (
      "fa",
      """
      فکر می‌کردم دیشب به خانه برمی‌گردی.|ساعت‌ها منتظر ماندیم و هیچ‌کس زنگ نزد.
      |او به من گفت که درها باز خواهند بود.|چیزی در آشپزخانه نمانده است.
      |می‌توانید به من بگویید ایستگاه کجاست؟|آن‌ها هرگز چنین چیزی ندیده‌اند.
      |برادرم در بیمارستان نزدیک رودخانه کار می‌کند.|اگر فردا باران ببارد، همین‌جا می‌مانیم.
      |همه می‌دانند که او راست نمی‌گوید.|از همه کارهایی که برای ما کردید سپاسگزارم.
      """
    ),
    (
      "he",
      """
      חשבתי שתחזור הביתה אתמול בלילה.|חיכינו שעות ואף אחד לא התקשר.
      |היא אמרה לי שהדלתות יהיו פתוחות.|לא נשאר כלום במטבח.
      |אתה יכול להגיד לי איפה התחנה?|הם מעולם לא ראו דבר כזה.
      |אחי עובד בבית החולים ליד הנהר.|אם ירד גשם מחר, נישאר כאן.
      |כולם יודעים שהוא לא אומר את האמת.|תודה על כל מה שעשיתם בשבילנו.
      """
    ),
    (
      "hi",
      """
      मुझे लगा कि तुम कल रात घर आओगे।|हमने घंटों इंतज़ार किया और किसी ने फ़ोन नहीं किया।
      |उसने मुझसे कहा कि दरवाज़े खुले रहेंगे।|रसोई में कुछ भी नहीं बचा है।
      |क्या आप बता सकते हैं कि स्टेशन कहाँ है?|उन्होंने ऐसा पहले कभी नहीं देखा।
      |मेरा भाई नदी के पास वाले अस्पताल में काम करता है।|अगर कल बारिश हुई तो हम यहीं रहेंगे।
      |सब जानते हैं कि वह सच नहीं बोल रहा है।|आपने हमारे लिए जो कुछ किया उसके लिए धन्यवाद।
      """
    ),
    (
      "th",
      """
      ฉันคิดว่าคุณจะกลับบ้านเมื่อคืนนี้|เรารอหลายชั่วโมงและไม่มีใครโทรมา
      |เธอบอกฉันว่าประตูจะเปิดอยู่|ไม่มีอะไรเหลืออยู่ในครัวเลย
      |คุณช่วยบอกฉันได้ไหมว่าสถานีอยู่ที่ไหน|พวกเขาไม่เคยเห็นอะไรแบบนี้มาก่อน
      |พี่ชายของฉันทำงานที่โรงพยาบาลใกล้แม่น้ำ|ถ้าพรุ่งนี้ฝนตก เราจะอยู่ที่นี่
      |ทุกคนรู้ว่าเขาไม่ได้พูดความจริง|ขอบคุณสำหรับทุกสิ่งที่คุณทำเพื่อเรา
      """
    ),
    (
      "ko",
      """
      어젯밤에 네가 집에 올 줄 알았어.|우리는 몇 시간을 기다렸지만 아무도 전화하지 않았다.
      |그녀는 문이 열려 있을 거라고 말했어요.|부엌에는 아무것도 남아 있지 않아.
      |역이 어디에 있는지 알려 주시겠어요?|그들은 이런 것을 본 적이 없어요.
      |제 동생은 강 근처 병원에서 일합니다.|내일 비가 오면 우리는 여기에 있을 거야.
      |그가 사실을 말하지 않는다는 것을 모두 알아.|우리를 위해 해 주신 모든 일에 감사드립니다.
      """
    ),
    (
      "ja",
      """
      昨日の夜、帰ってくると思っていたよ。|何時間も待ったのに、誰も電話してこなかった。
      |ドアは開いていると彼女が言っていました。|台所には何も残っていない。
      |駅はどこか教えていただけますか?|彼らはこんなものを見たことがない。
      |兄は川の近くの病院で働いています。|明日雨が降ったら、ここに残ります。
      |彼が本当のことを言っていないのはみんな知っている。|私たちのためにいろいろとありがとう。
      """
    ),
    (
      "zh-Hans",
      """
      我以为你昨天晚上会回家。|我们等了几个小时，没有人打电话来。
      |她告诉我门会开着。|厨房里什么都没剩下。
      |请问车站在哪里？|他们从来没有见过这样的东西。
      |我哥哥在河边的医院工作。|如果明天下雨，我们就留在这里。
      |大家都知道他没有说实话。|谢谢你们为我们做的一切。
      """
    ),
    (
      "zh-Hant",
      """
      我以為你昨天晚上會回家。|我們等了幾個小時，沒有人打電話來。
      |她告訴我門會開著。|廚房裡什麼都沒剩下。
      |請問車站在哪裡？|他們從來沒有見過這樣的東西。
      |我哥哥在河邊的醫院工作。|如果明天下雨，我們就留在這裡。
      |大家都知道他沒有說實話。|謝謝你們為我們做的一切。
      """
    ),
  ]
}
