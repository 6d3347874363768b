"""Writes a file of GDELT 2.0 events (61 columns) whose codes are as frequent as in real event data.

    python3 Benchmarks/make_gdelt.py 1000000 > events.export.csv

Frequencies of event codes and countries: ICEWS Coded Event Data (doi:10.7910/DVN/28075), 205,811
events of 2005-2018, codes above one in a thousand. Who meets whom, dates and addresses are drawn;
an article is the source of five rows on average, as reports in GDELT are. The same count and seed
give the same bytes.
"""

import random
import sys

# Code and how many of a thousand events have it.
CODES = """010:170.6 040:106.6 036:60.6 020:58.4 043:48.6 042:48.6 173:45.9 051:39.2 111:34.2 112:31.3
046:22.2 057:21.0 190:20.6 050:19.4 180:19.3 032:18.9 030:18.6 100:15.4 090:12.8 141:11.8 120:11.1
193:11.0 013:8.7 130:6.7 041:6.4 012:6.1 017:5.2 044:4.7 0841:4.5 022:4.1 073:3.8 181:3.5 018:3.3
016:2.9 145:2.8 182:2.5 160:2.5 1711:2.5 172:2.2 070:2.1 174:2.1 115:2.1 163:1.8 1821:1.8 175:1.8
061:1.7 161:1.7 192:1.7 154:1.6 081:1.6 053:1.5 114:1.5 071:1.5 062:1.5 138:1.4 125:1.3 014:1.3
0311:1.3 080:1.3 170:1.2"""
# Country and how many of a thousand events name somebody of it.
COUNTRIES = """IND:142 AUS:61 NGA:56 PHL:25 USA:24 THA:24 GBR:20 BRA:18 RUS:15 ZAF:15 KOR:15 CHN:12 IRN:11
EGY:11 CAN:11 SDN:10 PAK:10 KEN:10 AFG:10 SYR:9 IDN:9 JPN:9 MYS:9 UGA:9 FRA:8 DEU:8 MEX:8 ISR:7 SAU:7
UKR:7 BGD:6 PSE:6 IRQ:6 TUR:6 LBN:6 TZA:5 GRC:5 YEM:5 ITA:4 ARG:4 PRK:4 VNM:4 COL:3 ESP:3 POL:3 GEO:3"""
ROLES = ["", "", "GOV", "GOV", "MIL", "COP", "OPP", "LEG", "JUD", "MED", "BUS", "CVL", "REB", "EDU"]
GOLDSTEIN = {"01": 0, "02": 3, "03": 4, "04": 1, "05": 3.5, "06": 6, "07": 7, "08": 5, "09": -2, "10": -5,
             "11": -2, "12": -4, "13": -6, "14": -6.5, "15": -7.2, "16": -4, "17": -7, "18": -9, "19": -10}
NAMES = {"IND": "INDIA", "AUS": "AUSTRALIA", "NGA": "NIGERIA", "USA": "UNITED STATES", "CHN": "CHINA"}


def table(text):
    pairs = [entry.split(":") for entry in text.split()]
    return [pair[0] for pair in pairs], [float(pair[1]) for pair in pairs]


def rows(count, seed=1):
    draw = random.Random(seed)
    codes = draw.choices(*table(CODES)[:1], weights=table(CODES)[1], k=count)
    countries, weights = table(COUNTRIES)
    first = draw.choices(countries, weights=weights, k=count)
    second = draw.choices(countries, weights=weights, k=count)
    article, left = 0, 0
    for number in range(count):
        if left == 0:
            article += 1
            left = draw.randint(1, 9)
            url = f"https://www.outlet-{int(draw.paretovariate(1)) % 400}.example/2024/story-{article}.html"
            day = 1 + article * 365 // (count // 5 + 1) % 365
            date = f"2024{1 + day * 12 // 366:02d}{1 + day % 28:02d}"
        left -= 1
        code = codes[number]
        fields = [""] * 61
        fields[0] = str(1_000_000_000 + number)
        fields[1], fields[2], fields[3], fields[4] = date, date[:6], date[:4], f"{date[:4]}.5"
        # A tenth of the rows lacks the one or the other actor, as a third of GDELT's do.
        for place, country in ((5, first[number]), (15, second[number])):
            if draw.random() < 0.05:
                continue
            role = draw.choice(ROLES)
            fields[place] = country + role
            fields[place + 1] = NAMES.get(country, country) if not role else f"{country} {role}"
            fields[place + 2] = country
            if role:
                fields[place + 7] = role
        fields[25], fields[26] = "1", code
        fields[27], fields[28] = code[:3], code[:2]
        fields[29] = str(1 + (int(code[:2]) > 5) + (int(code[:2]) > 9) + (int(code[:2]) > 14))
        fields[30] = str(GOLDSTEIN[code[:2]])
        fields[31], fields[32], fields[33] = str(draw.randint(1, 20)), "1", str(draw.randint(1, 20))
        fields[34] = f"{draw.uniform(-10, 5):.14f}"
        fields[51], fields[52], fields[53] = "4", f"Somewhere, {countries[number % 46]}", first[number][:2]
        fields[56], fields[57] = f"{draw.uniform(-60, 60):.4f}", f"{draw.uniform(-180, 180):.4f}"
        fields[59], fields[60] = f"{date}120000", url
        yield "\t".join(fields)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    for row in rows(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 1):
        sys.stdout.write(row + "\n")
