/// Words whose spelling decides where a token ends.
enum Vocabulary {
  /// Before a name, so that a capital after the full stop says nothing.
  static let titles = WordList(
    """
    mr mrs ms messrs mme mlle dr drs prof gen lt col capt cpt sgt maj adm cmdr cdr brig cpl pvt rep
    reps sen sens gov govs pres rev hon fr st ste sts amb supt det insp atty mgr msgr treas esq asst
    vice sec secy dep min pm ald cllr del fmr ft mt pte spc ens vadm radm
    """)
  /// Nothing ends after these, whatever follows.
  static let neverLast = WordList(
    """
    mr. mrs. ms. messrs. mme. mlle. dr. drs. prof. gen. lt. col. capt. cpt. sgt. maj. adm. cmdr. brig.
    cpl. rep. reps. sen. sens. gov. rev. hon. supt. atty. ald. e.g. i.e. eg. ie. cf. vs. viz. vadm.
    """)
  /// Written with a capital inside a sentence only in titles: after an abbreviation they begin one.
  static let starters = WordList(
    """
    he she they it we you the this that these those there his her its their our but and if when while
    after although however
    """)
  static let clocks = WordList("a.m. p.m.")
  /// The first eight letters of the days of the week, and zones of time.
  static let daysAndZones = WordList(
    """
    monday tuesday wednesda thursday friday saturday sunday eastern pacific greenwic moscow est edt
    gmt pst pdt cst cdt cet utc kst jst ist bst hkt
    """)
  /// Before a number or a name of a place in a text.
  static let counters = WordList(
    "no nos p pp vol vols fig figs art arts ch sect para eq ed eds ser pt nr op cap ext tel fax approx ca c"
  )
  /// Of these, words in their own right: abbreviations only before a digit.
  static let countersOnlyBeforeDigits = WordList(
    "no art ch fig figs para op cap ed c ca p pp eq pt ser ext tel fax sect arts")
  static let dates = WordList(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
  /// After a name; a sentence may end with these.
  static let trailers = WordList(
    "inc corp ltd co cos bros jr sr llc plc etc al esq llp gmbh assn dept")
  static let places = WordList(
    """
    ala ariz ark calif colo conn del fla ga ida ill ind kan kans ky la md mass mich minn miss mo mont
    neb nebr nev okla ore oreg pa penn tenn tex va vt wash wis wisc wyo ont que alta sask blvd ave
    hwy rd cir bldg rte dist mts
    """)
  static let general = WordList(
    """
    vs v viz cf eg ie est incl esp gov govt intl natl univ dept assn hq misc max min avg orig resp
    temp yr yrs mo mos hr hrs mins secs lb lbs oz sq cu ft km mph conf div attn arr arrv lv lic
    """)
  /// Abbreviations even when they are written small.
  static let smallToo = WordList(
    """
    mr mrs ms dr prof gen st vs etc al eg ie viz cf incl esp approx inc corp ltd vol vols nos no p pp fig
    figs v lbs lb oz sq arrv attn yrs dept govt sept
    """)

  /// A hyphen after these belongs to the word (Linguistic Data Consortium's list, shortened).
  static let prefixes = WordList(
    """
    anti arch bi bio centi co contra counter cross cyber deca demi des dis e eco electro ethno ex
    extra geo hetero homo hydro hyper infra inter intra intro iso kilo macro maxi mega meta micro
    mid milli mini mono multi nano neo non omni over para pen per peri poly post pre pro proto
    pseudo psycho quadri re semi socio step sub super supra tele trans tri ultra un under uni
    """)

  /// Top-level domains of addresses written without "www".
  static let domains = WordList(
    """
    com net org gov edu mil int info biz co io tv me us uk eu ru cn jp kr de fr it es nl be ch at se
    no dk fi pl cz gr tr il in pk ir iq sa ae qa eg ng za ke br ar mx ca au nz sg hk tw th vn ph id my
    news online site
    """)
  static let fileEndings = WordList(
    """
    doc docx pdf xls xlsx txt jpg jpeg png gif html htm xml json exe zip ppt pptx mp3 mp4 avi csv rtf
    php asp aspx jsp url tar gz py js cpp swift wav mov tif tiff
    """)

  /// What is measured stands apart from its number: "5 pm", "35 mm".
  static let units = WordList(
    """
    am pm k m mm cm km kg g mg lb lbs oz ft in bn mn tn mw kw kwh mwh mb gb tb kb hz khz mhz ghz hp
    mph kph kmh hr hrs min mins sec secs yr yrs ml l sq x p c b million billion gmt utc est pst edt
    """)
  static let ordinalEndings = WordList("st nd rd th s")

  /// Negations written without the apostrophe: the last two letters are the negation.
  static let bareNegations = WordList(
    """
    dont didnt doesnt isnt arent wasnt werent cant couldnt wouldnt shouldnt havent hasnt hadnt wont
    aint mustnt neednt
    """)
  static let bareClitics1 = WordList("im thats theres whats heres wheres hows whos")
  static let bareClitics2 = WordList("ive youve weve theyve youre theyre youll theyll itll thatll")
  /// Colloquial contractions, cut so many characters from their end.
  static let cutTwo = WordList("gonna wanna gotta lotta gimme lemme outta")
  static let cutOne = WordList("coulda woulda shoulda")

  /// Letters before a currency sign that belong to it: US$, HK$.
  static let currencyPrefixes = WordList("us c a ca au nz hk nt s r can")
}
