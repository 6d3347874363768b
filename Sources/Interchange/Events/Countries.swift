/// The states of the world by code and English name, for files that name them either way.
///
/// Codes are those of ISO 3166-1 alpha-3, of ISO 3166-3 for former states, and XKX for Kosovo.
package enum Countries {
  /// The code of a state by its English name or one of its names in event data, whatever the case.
  package static func code(named name: String) -> String? { codes[fold(name)] }

  /// The usual English name of a state.
  package static func name(of code: String) -> String? { names[code] }

  package static func isCode(_ code: String) -> Bool { names[code] != nil }

  /// The ISO code for a country code of CAMEO, which differs for a few states; nil for codes of
  /// regions and for what is none.
  package static func code(cameo: String) -> String? {
    cameoDifferences[cameo] ?? (names[cameo] != nil ? cameo : nil)
  }

  /// By the code of two letters, whatever its case.
  package static func code(iso2: String) -> String? { codesByTwo[iso2.uppercased()] }

  /// The code of two letters in lowercase, as FollowTheMoney writes it.
  package static func iso2(_ code: String) -> String? { twoByCode[code]?.lowercased() }

  private static let twoByCode = Dictionary(
    uniqueKeysWithValues: twoLetters.map { (String($0.prefix(3)), String($0.suffix(2))) })
  private static let codesByTwo = Dictionary(
    uniqueKeysWithValues: twoLetters.map { (String($0.suffix(2)), String($0.prefix(3))) })

  private static let cameoDifferences = [
    "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "GZS": "PSE", "WBN": "PSE", "PAL": "PSE",
    "KOS": "XKX", "KSV": "XKX", "BAG": "BGD", "AIA": "AIA", "MNE": "MNE", "SCG": "SRB",
  ]

  /// Without case, `the`, and what is no letter, so that `Congo, Dem. Rep.` may vary in its points.
  private static func fold(_ name: String) -> String {
    if let folded = foldASCII(name) { return folded }
    var words = name.lowercased().split { !$0.isLetter }
    words.removeAll { $0 == "the" }
    return words.joined(separator: " ")
  }

  /// The same of a name in ASCII, by its bytes: every name of a file of events is looked up.
  private static func foldASCII(_ name: String) -> String? {
    let folded: String?? = name.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count + 1) { text in
        var count = 0, start: Int?
        func endWord() {
          if let first = start, count - first == 3, text[first] == UInt8(ascii: "t"),
            text[first + 1] == UInt8(ascii: "h"), text[first + 2] == UInt8(ascii: "e")
          {
            count = max(0, first - 1)
          }
          start = nil
        }
        for byte in bytes {
          let lower = byte | 0x20
          guard lower &- 97 < 26 else {
            endWord()
            continue
          }
          if start == nil {
            if count > 0 {
              text[count] = 32
              count += 1
            }
            start = count
          }
          text[count] = lower
          count += 1
        }
        endWord()
        return count
      }
    }
    return folded ?? nil
  }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table {
      names[String(line.prefix(3))] = String(line.dropFirst(4).split(separator: "|")[0])
    }
    return names
  }()

  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in table {
      for name in line.dropFirst(4).split(separator: "|") {
        codes[fold(String(name))] = String(line.prefix(3))
      }
    }
    return codes
  }()

  private static let table: [Substring] = """
    ABW Aruba
    AFG Afghanistan
    AGO Angola
    AIA Anguilla
    ALB Albania
    AND Andorra
    ANT Netherlands Antilles
    ARE United Arab Emirates|UAE
    ARG Argentina
    ARM Armenia
    ASM American Samoa
    ATG Antigua and Barbuda
    AUS Australia
    AUT Austria
    AZE Azerbaijan
    BDI Burundi
    BEL Belgium
    BEN Benin
    BFA Burkina Faso
    BGD Bangladesh
    BGR Bulgaria
    BHR Bahrain
    BHS Bahamas
    BIH Bosnia and Herzegovina|Bosnia
    BLR Belarus
    BLZ Belize
    BMU Bermuda
    BOL Bolivia|Bolivia, Plurinational State of
    BRA Brazil
    BRB Barbados
    BRN Brunei|Brunei Darussalam
    BTN Bhutan
    BWA Botswana
    CAF Central African Republic
    CAN Canada
    CHE Switzerland
    CHL Chile
    CHN China|People's Republic of China
    CIV Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
    CMR Cameroon
    COD Democratic Republic of the Congo|Congo, Dem. Rep.|Congo-Kinshasa|DR Congo|Zaire
    COG Republic of the Congo|Congo|Congo, Rep.|Congo-Brazzaville
    COK Cook Islands
    COL Colombia
    COM Comoros
    CPV Cape Verde|Cabo Verde
    CRI Costa Rica
    CSK Czechoslovakia
    CUB Cuba
    CUW Curaçao|Curacao
    CYM Cayman Islands
    CYP Cyprus
    CZE Czech Republic|Czechia
    DDR East Germany
    DEU Germany
    DJI Djibouti
    DMA Dominica
    DNK Denmark
    DOM Dominican Republic
    DZA Algeria
    ECU Ecuador
    EGY Egypt
    ERI Eritrea
    ESH Western Sahara
    ESP Spain
    EST Estonia
    ETH Ethiopia
    FIN Finland
    FJI Fiji
    FLK Falkland Islands
    FRA France
    FRO Faroe Islands
    FSM Micronesia|Micronesia, Federated States of
    GAB Gabon
    GBR United Kingdom|UK|Great Britain|Britain
    GEO Georgia
    GHA Ghana
    GIB Gibraltar
    GIN Guinea
    GLP Guadeloupe
    GMB Gambia
    GNB Guinea-Bissau
    GNQ Equatorial Guinea
    GRC Greece
    GRD Grenada
    GRL Greenland
    GTM Guatemala
    GUF French Guiana
    GUM Guam
    GUY Guyana
    HKG Hong Kong
    HND Honduras
    HRV Croatia
    HTI Haiti
    HUN Hungary
    IDN Indonesia
    IND India
    IRL Ireland
    IRN Iran|Iran, Islamic Republic of
    IRQ Iraq
    ISL Iceland
    ISR Israel
    ITA Italy
    JAM Jamaica
    JOR Jordan
    JPN Japan
    KAZ Kazakhstan
    KEN Kenya
    KGZ Kyrgyzstan|Kyrgyz Republic
    KHM Cambodia
    KIR Kiribati
    KNA Saint Kitts and Nevis
    KOR South Korea|Republic of Korea|Korea, Republic of
    KWT Kuwait
    LAO Laos|Lao People's Democratic Republic
    LBN Lebanon
    LBR Liberia
    LBY Libya
    LCA Saint Lucia
    LIE Liechtenstein
    LKA Sri Lanka
    LSO Lesotho
    LTU Lithuania
    LUX Luxembourg
    LVA Latvia
    MAC Macau|Macao
    MAR Morocco
    MCO Monaco
    MDA Moldova|Moldova, Republic of
    MDG Madagascar
    MDV Maldives
    MEX Mexico
    MHL Marshall Islands
    MKD North Macedonia|Macedonia|Macedonia, the former Yugoslav Republic of
    MLI Mali
    MLT Malta
    MMR Myanmar|Burma
    MNE Montenegro
    MNG Mongolia
    MOZ Mozambique
    MRT Mauritania
    MSR Montserrat
    MTQ Martinique
    MUS Mauritius
    MWI Malawi
    MYS Malaysia
    NAM Namibia
    NCL New Caledonia
    NER Niger
    NGA Nigeria
    NIC Nicaragua
    NIU Niue
    NLD Netherlands|Holland
    NOR Norway
    NPL Nepal
    NRU Nauru
    NZL New Zealand
    OMN Oman
    PAK Pakistan
    PAN Panama
    PER Peru
    PHL Philippines
    PLW Palau
    PNG Papua New Guinea
    POL Poland
    PRI Puerto Rico
    PRK North Korea|Korea, Democratic People's Republic of|DPRK
    PRT Portugal
    PRY Paraguay
    PSE Palestine|Palestinian Territory, Occupied|Occupied Palestinian Territory|Palestinian Territories|State of Palestine
    PYF French Polynesia
    QAT Qatar
    REU Réunion|Reunion
    ROU Romania
    RUS Russia|Russian Federation
    RWA Rwanda
    SAU Saudi Arabia
    SDN Sudan
    SEN Senegal
    SGP Singapore
    SHN Saint Helena
    SLB Solomon Islands
    SLE Sierra Leone
    SLV El Salvador
    SMR San Marino
    SOM Somalia
    SRB Serbia
    SSD South Sudan
    STP São Tomé and Príncipe|Sao Tome and Principe
    SUN Soviet Union|USSR
    SUR Suriname
    SVK Slovakia|Slovak Republic
    SVN Slovenia
    SWE Sweden
    SWZ Eswatini|Swaziland
    SYC Seychelles
    SYR Syria|Syrian Arab Republic
    TCA Turks and Caicos Islands
    TCD Chad
    TGO Togo
    THA Thailand
    TJK Tajikistan
    TKM Turkmenistan
    TLS Timor-Leste|East Timor
    TON Tonga
    TTO Trinidad and Tobago
    TUN Tunisia
    TUR Turkey|Türkiye
    TUV Tuvalu
    TWN Taiwan
    TZA Tanzania|Tanzania, United Republic of
    UGA Uganda
    UKR Ukraine
    URY Uruguay
    USA United States|United States of America|USA|US
    UZB Uzbekistan
    VAT Vatican City|Holy See|Holy See (Vatican City State)|Vatican
    VCT Saint Vincent and the Grenadines
    VEN Venezuela|Venezuela, Bolivarian Republic of
    VGB British Virgin Islands
    VIR United States Virgin Islands|US Virgin Islands
    VNM Vietnam|Viet Nam
    VUT Vanuatu
    WSM Samoa
    XKX Kosovo
    YEM Yemen
    YUG Yugoslavia
    ZAF South Africa
    ZMB Zambia
    ZWE Zimbabwe
    """.split(separator: "\n")

  private static let twoLetters: [Substring] = """
    ABW:AW AFG:AF AGO:AO AIA:AI ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATG:AG AUS:AU AUT:AT
    AZE:AZ BDI:BI BEL:BE BEN:BJ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLR:BY BLZ:BZ BMU:BM
    BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BWA:BW CAF:CF CAN:CA CHE:CH CHL:CL CHN:CN CIV:CI CMR:CM
    COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV CRI:CR CUB:CU CUW:CW CYM:KY CYP:CY CZE:CZ DEU:DE
    DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI
    FJI:FJ FLK:FK FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB GEO:GE GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM
    GNB:GW GNQ:GQ GRC:GR GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HKG:HK HND:HN HRV:HR HTI:HT
    HUN:HU IDN:ID IND:IN IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JOR:JO JPN:JP KAZ:KZ
    KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI
    LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAC:MO MAR:MA MCO:MC MDA:MD MDG:MG MDV:MV MEX:MX MHL:MH
    MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY
    NAM:NA NCL:NC NER:NE NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK
    PAN:PA PER:PE PHL:PH PLW:PW PNG:PG POL:PL PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA
    REU:RE ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG SHN:SH SLB:SB SLE:SL SLV:SV SMR:SM
    SOM:SO SRB:RS SSD:SS STP:ST SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC SYR:SY TCA:TC TCD:TD
    TGO:TG THA:TH TJK:TJ TKM:TM TLS:TL TON:TO TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG
    UKR:UA URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG VIR:VI VNM:VN VUT:VU WSM:WS XKX:XK
    YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW
    """.split { $0 == " " || $0 == "\n" }
}
