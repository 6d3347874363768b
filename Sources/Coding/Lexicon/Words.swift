/// Closed classes of English words that the rules speak of, each with a bit of its own.
struct WordClass: OptionSet, Sendable {
  var rawValue: UInt64
  static let negation = WordClass(rawValue: 1 << 0)
  static let future = WordClass(rawValue: 1 << 1)
  static let possibility = WordClass(rawValue: 1 << 2)
  static let duty = WordClass(rawValue: 1 << 3)
  static let condition = WordClass(rawValue: 1 << 4)
  static let neuter = WordClass(rawValue: 1 << 5)
  static let person = WordClass(rawValue: 1 << 6)
  static let plural = WordClass(rawValue: 1 << 7)
  static let we = WordClass(rawValue: 1 << 8)
  static let relative = WordClass(rawValue: 1 << 9)
  static let definite = WordClass(rawValue: 1 << 10)
  static let indefinite = WordClass(rawValue: 1 << 11)
  static let place = WordClass(rawValue: 1 << 12)
  static let side = WordClass(rawValue: 1 << 13)
  static let country = WordClass(rawValue: 1 << 14)
  static let honorific = WordClass(rawValue: 1 << 15)
  static let organizationHead = WordClass(rawValue: 1 << 16)
  static let nameParticle = WordClass(rawValue: 1 << 17)
  static let function = WordClass(rawValue: 1 << 18)
  static let both = WordClass(rawValue: 1 << 19)
  static let reciprocal = WordClass(rawValue: 1 << 20)
  static let humans = WordClass(rawValue: 1 << 21)
  static let ethnic = WordClass(rawValue: 1 << 22)
  static let headDescription = WordClass(rawValue: 1 << 23)
  static let settlement = WordClass(rawValue: 1 << 24)
  static let possessive = WordClass(rawValue: 1 << 25)
  static let month = WordClass(rawValue: 1 << 26)
  static let weekday = WordClass(rawValue: 1 << 27)
  static let former = WordClass(rawValue: 1 << 28)
  static let direction = WordClass(rawValue: 1 << 29)
  static let weapon = WordClass(rawValue: 1 << 30)
  static let pro = WordClass(rawValue: 1 << 31)
  /// Heads that count what follows "of": dozens, members, a group.
  static let quantity = WordClass(rawValue: 1 << 32)
  /// Who is something to another: ally, rival, neighbor.
  static let relational = WordClass(rawValue: 1 << 33)
  static let female = WordClass(rawValue: 1 << 34)
  static let male = WordClass(rawValue: 1 << 35)
  /// Small words of German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Turkish and
  /// Indonesian that are no English ones.
  static let foreign = WordClass(rawValue: 1 << 36)

  /// Nouns that act for whose they are: "the Dutch report accused".
  static let instrument = WordClass(rawValue: 1 << 40)
  /// Nouns for who speaks for somebody: "a spokesman *for* the ministry".
  static let speaker = WordClass(rawValue: 1 << 41)
  /// Words of sport alone.
  static let sport = WordClass(rawValue: 1 << 42)
  /// Words of sport that mean other things too.
  static let sportHint = WordClass(rawValue: 1 << 43)
  /// Verbs for winning over somebody.
  static let victory = WordClass(rawValue: 1 << 37)
  /// Other words that games share with war, diplomacy and business.
  static let game = WordClass(rawValue: 1 << 38)
  /// Prepositions before what is spoken of.
  static let topic = WordClass(rawValue: 1 << 39)

  /// Weapons and attacks that kill without saying whose they are.
  static let blast = WordClass(rawValue: 1 << 44)
  /// What bombs are put in.
  static let vehicle = WordClass(rawValue: 1 << 45)
  /// Verbs for what only people do to people on purpose.
  static let crime = WordClass(rawValue: 1 << 46)

  /// Verbs for what bombs do.
  static let exploding = WordClass(rawValue: 1 << 47)

  /// What the authorities of a place do to people.
  static let judicial = WordClass(rawValue: 1 << 48)

  /// Verbs for sending people out of a country.
  static let expelling = WordClass(rawValue: 1 << 49)

  static let pronoun: WordClass = [.neuter, .person, .plural, .we]
}

/// The words that rules name, as numbers.
struct Words: Sendable {
  private var classes: [WordClass] = []

  var by: Int32 = -1, with: Int32 = -1, to: Int32 = -1, on: Int32 = -1, against: Int32 = -1
  var of: Int32 = -1, `in`: Int32 = -1, from: Int32 = -1, between: Int32 = -1, among: Int32 = -1
  var `for`: Int32 = -1, at: Int32 = -1, over: Int32 = -1, into: Int32 = -1, toward: Int32 = -1
  var towards: Int32 = -1, about: Int32 = -1, near: Int32 = -1, and: Int32 = -1, or: Int32 = -1
  var nor: Int32 = -1, be: Int32 = -1, have: Int32 = -1, north: Int32 = -1, south: Int32 = -1
  var according: Int32 = -1, that: Int32 = -1, despite: Int32 = -1, say: Int32 = -1
  var the: Int32 = -1, s: Int32 = -1, west: Int32 = -1, east: Int32 = -1, two: Int32 = -1
  var without: Int32 = -1, side: Int32 = -1, joint: Int32 = -1, last: Int32 = -1, next: Int32 = -1
  var today: Int32 = -1, yesterday: Int32 = -1, tomorrow: Int32 = -1, week: Int32 = -1
  var month: Int32 = -1, year: Int32 = -1, day: Int32 = -1, previous: Int32 = -1, ago: Int32 = -1
  var earlier: Int32 = -1, tonight: Int32 = -1, upon: Int32 = -1, `as`: Int32 = -1
  var strike: Int32 = -1

  init() {}

  init(_ symbols: inout SymbolTable) {
    func one(_ word: String) -> Int32 { symbols.intern(word.utf8) }
    by = one("by"); with = one("with"); to = one("to"); on = one("on"); against = one("against")
    of = one("of"); `in` = one("in"); from = one("from"); between = one("between")
    among = one("among"); `for` = one("for"); at = one("at"); over = one("over")
    into = one("into"); toward = one("toward"); towards = one("towards"); about = one("about")
    near = one("near"); and = one("and"); or = one("or"); nor = one("nor"); be = one("be")
    have = one("have"); north = one("north"); south = one("south"); according = one("according")
    that = one("that"); despite = one("despite"); say = one("say"); the = one("the")
    s = one("s"); west = one("west"); east = one("east"); two = one("two")
    without = one("without"); side = one("side"); joint = one("joint"); last = one("last")
    next = one("next"); today = one("today"); yesterday = one("yesterday")
    tomorrow = one("tomorrow"); week = one("week"); month = one("month"); year = one("year")
    day = one("day"); previous = one("previous"); ago = one("ago"); earlier = one("earlier")
    tonight = one("tonight"); upon = one("upon"); `as` = one("as"); strike = one("strike")
    for (kind, list) in Self.lists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let symbol = Int(symbols.intern(word.utf8))
        while classes.count <= symbol { classes.append([]) }
        classes[symbol].insert(kind)
      }
    }
  }

  @inline(__always) func classes(_ symbol: Int32) -> WordClass {
    symbol >= 0 && Int(symbol) < classes.count ? classes[Int(symbol)] : []
  }

  @inline(__always) func `is`(_ symbol: Int32, _ kind: WordClass) -> Bool {
    !classes(symbol).isDisjoint(with: kind)
  }

  private static let lists: [(WordClass, String)] = [
    (.negation, "not n't never no nor neither hardly cannot"),
    (.future, "will would 'll shall wo 'd"),
    (.possibility, "may might could can ca perhaps possibly"),
    (.duty, "must should ought"),
    (.condition, "if unless until till once provided lest whether"),
    (.neuter, "it its itself"),
    (.person, "he him his himself she her hers herself"),
    (.plural, "they them their theirs themselves"),
    (.we, "we us our ours ourselves i my me"),
    (.possessive, "its his her their our my whose"),
    (.relative, "who whom whose which that"),
    (.definite, "the this these that those both its their his her our"),
    (.indefinite, "a an another some any several many"),
    (.place, "in at near around inside outside within across throughout through off"),
    (.side, "side sides party parties"),
    (
      .country,
      "country countries nation nations state states neighbor neighbors neighbour neighbours republic"
    ),
    (.honorific, "mr mrs ms dr miss sir madam"),
    (
      .organizationHead,
      """
      party union front movement army ministry committee agency court council association
      organization organisation commission congress assembly parliament league federation group
      alliance coalition bank fund foundation institute center centre department bureau office
      corps command force forces brigade brigades guard guards police brotherhood society network
      corporation company university board authority confederation conference forum initiative
      service services administration secretariat tribunal community monitor watch international
      """
    ),
    (
      .nameParticle,
      "al el bin ibn abu ben de da di del della van von der den la le du dos das bint ul"
    ),
    (
      .function,
      """
      the of and to a in that is was for on with as he it at by from his be are has have had were
      will not but which they an or said this been who their its would after also than more when
      """
    ),
    (.both, "both two three four five six seven"),
    (.reciprocal, "other another"),
    (
      .humans,
      """
      people person man men woman women child children civilian resident villager citizen others
      dozens hundreds thousands scores soldier youth boy girl worker passenger family student
      """
    ),
    (.ethnic, "ethnic"),
    (
      .headDescription,
      """
      ministry army military government group party organization organisation agency court council
      committee union movement regime alliance bloc president minister leader official spokesman
      spokeswoman premier chancellor king ambassador envoy diplomat militia rebels guerrillas police
      junta parliament company watchdog commander general senator
      """
    ),
    (
      .settlement,
      """
      town towns city cities village villages province provinces region regions camp camps port
      district districts capital territory area areas airspace waters soil border borders coast
      """
    ),
    (
      .month,
      """
      january february march april may june july august september october november december jan
      feb mar apr jun jul aug sep sept oct nov dec
      """
    ),
    (.weekday, "monday tuesday wednesday thursday friday saturday sunday"),
    (.former, "former ex late ousted deposed onetime exiled"),
    (.direction, "north south east west"),
    (
      .weapon,
      """
      rocket rockets missile missiles shell shells bomb bombs artillery fire shot shots round rounds
      warplane warplanes jet jets aircraft helicopter helicopters tank tanks gunship gunships drone
      drones bomber bombers gunboat gunboats mortar mortars grenade grenades
      """
    ),
    (
      .blast,
      """
      bomb bombing explosion blast landmine minefield mine device gunfire grenade mortar rocket
      ambush attack shooting bullet shrapnel shelling
      """
    ),
    (
      .vehicle, "car truck motorcycle roadside suicide letter parcel nail petrol fuel time hand gun"
    ),
    (.crime, "kidnap abduct assassinate murder ambush stab behead gun shoot rape lynch bomb"),
    (.exploding, "explode detonate go"),
    (
      .judicial,
      """
      arrest detain jail imprison sentence convict indict charge fine try prosecute deport execute
      put remand apprehend acquit hang place
      """
    ),
    (.expelling, "expel deport banish evict exile bar ban eject oust"),
    (.pro, "pro anti non"),
    (.topic, "about over on regarding concerning"),
    (
      .speaker,
      "spokesman spokeswoman spokesperson negotiator representative lawyer secretary minister"
    ),
    (
      .instrument,
      """
      statement report letter memo decision plan move law resolution policy proposal navy fleet
      convoy ship ships vessel frigate submarine boat plane planes fighter fighters squad unit units
      patrol patrols wing side team teams mission delegation council court mob crowd gang group
      crew battalion brigade division regiment garrison sniper gunman gunmen bomber gunner
      media newspaper paper radio television broadcast website embassy consulate cabinet
      administration leadership parliament authorities firm bank company hackers hacker
      gunfire firm forces force authority officials official ruling verdict offer bid
      """
    ),
    (
      .instrument,
      """
      head chief guard guards chairman delegate tank tanks worker workers doctor doctors envoy
      soldier soldiers officer officers troops rebel rebels militant militants lawmaker lawmakers
      """
    ),
    (
      .sport,
      """
      semifinal semi-final semifinals semi-finals quarterfinal quarter-final quarterfinals
      quarter-finals goalless goalkeeper midfielder wicket wickets innings batsman batsmen bowler
      footballer footballers cricketer playoff playoffs play-off play-offs shootout shoot-out
      knockout touchdown offside hat-trick medallist medalist quarterback rugby cricket
      basketball volleyball badminton heavyweight middleweight featherweight grandslam olympiad
      decathlon marathon sprinter striker's stoppage-time equaliser equalizer
      """
    ),
    (
      .sportHint,
      """
      match matches final finals draw goal goals penalty penalties cup league tournament champion
      champions championship championships team teams coach striker player players game games
      stadium win victory round rounds lap race runner season title seed set sets quarter half
      point points football soccer tennis hockey boxing boxer swimmer rider cycling medal medals
      olympic olympics score scored opponent opener qualifier pitch hill debut fans fan referee
      trophy club runs tie-break fixture rematch friendly test bout ring
      """
    ),
    (.victory, "beat defeat thrash trounce outplay edge rout whip hammer demolish crush stun"),
    (
      .game,
      """
      meet clash hold face fight strike attack host sign shoot knock down sink overpower dominate
      battle eliminate visit conquer destroy hit target challenge join draw oust topple match
      victory meeting defence defense offensive assault
      """
    ),
    (
      .foreign,
      """
      aan auch auf aus aux av avec bei bij bir bu cette che como dans dari das dat de dei del della
      delle dem den dengan der des det di die du een ein eine einem einen einer el em entre est et
      foi fue för für gli het il ile ini inte ist itu için jest la las le les leur lo los mais más na
      naar nach nel nicht nie niet non não och olarak om ont ook os para pas pelo pero por pour på
      que qui się ses sich sind sobre sono sont su sur sus tidak um uma una und une untuk van ve
      von voor wird wurde y yang zijn zu är è été że oraz przez dla został werden wurden haben hat
      dass nicht noch nur über unter gegen ils elle nous vous mais aussi comme plus tout après
      ser sido este esta esto muy sin desde hasta cuando donde
      """
    ),
    (
      .relational,
      """
      ally rival neighbor neighbour partner foe enemy adversary patron backer counterpart opponent
      """
    ),
    (
      .female,
      """
      she her hers herself mrs ms miss madam queen princess spokeswoman congresswoman chairwoman
      councilwoman businesswoman policewoman
      """
    ),
    (
      .male,
      """
      he him his himself mr sir king prince emir sheikh spokesman congressman chairman councilman
      businessman policeman ayatollah pope sultan
      """
    ),
    (
      .quantity,
      """
      dozens hundreds thousands tens scores millions group groups number some many most all several
      two three four five six seven eight nine ten one half majority part handful series member
      members couple crowd pair score
      """
    ),
  ]
}
