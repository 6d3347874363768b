// What the panel shows: the evidence of a line, a pair, an actor or a search; it follows the filter.
const evidencePane = byID('evidence');
let showing = null;  // how to show it again when the filters change

function put(pane, ...children) {
  pane.replaceChildren(...children.flat(Infinity).filter(Boolean));
  pane.scrollTop = 0;
}
const tabs = [...document.querySelectorAll('[role="tab"]')];
function openTab(id) {
  for (const tab of tabs) {
    const isOpen = tab.id === `tab-${id}`;
    tab.setAttribute('aria-selected', isOpen);
    tab.tabIndex = isOpen ? 0 : -1;
    byID(tab.getAttribute('aria-controls')).hidden = !isOpen;
  }
}
function show(how, hash) {
  showing = how;
  openTab('evidence');
  how();
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

function showNothing() {
  showing = null;
  pick(new Set(), new Set(), null);
  put(evidencePane, byID('hint').content.cloneNode(true));
  history.replaceState(null, '', location.pathname + location.search);
}

const arrow = i => mutual[i] || D.undirected ? ' – ' : ' → ';
function showLine(line) {
  show(() => {
    const ends = new Set(line.relations.flatMap(i => [source[i], target[i]]));
    pick(new Set([lines.indexOf(line)]), ends, line);
    const [shown, said] = left(line.relations), i = line.relations[0];
    put(evidencePane, heading([actorButton(source[i]), arrow(i), actorButton(target[i])],
      `${kindOf(i)}: ${said}`), cards(shown));
  }, line.id);
}

function between(a, b) {
  const found = [];
  for (let i = 0; i < N; i++) {
    if (source[i] === a && target[i] === b || source[i] === b && target[i] === a) found.push(i);
  }
  return found;
}
const drawnLines = relations => new Set(relations.map(i => lineOf[i]).filter(place => place >= 0));

function showPair(a, b) {
  show(() => {
    const [shown, said] = left(between(a, b));
    pick(drawnLines(shown), new Set([a, b]), null);
    put(evidencePane, heading([actorButton(a), ' – ', actorButton(b)], said), cards(shown));
  });
}

const actorButton = a => make('button', {class: 'actor-link', click: () => showActor(a)},
  make('bdi', {}, name(a)));

function showActor(a) {
  const place = boxOf.get(a), box = place === undefined ? null : boxes[place];
  show(() => {
    const actor = D.actors[a], partners = new Map(), mine = [];
    for (let i = 0; i < N; i++) {
      if (source[i] !== a && target[i] !== a) continue;
      mine.push(i);
      if (!pass[i]) continue;
      const other = source[i] === a ? target[i] : source[i];
      if (other < 0 || other === a) continue;
      if (!partners.has(other)) partners.set(other, []);
      partners.get(other).push(i);
    }
    const [shown, said] = left(mine);
    pick(drawnLines(shown), new Set([a, ...partners.keys()]), box);
    const acts = shown.filter(i => target[i] < 0 || target[i] === source[i]);
    const {degree, strength} = degrees();
    const rows = [...partners].sort((x, y) => y[1].length - x[1].length || x[0] - y[0]);
    put(evidencePane, heading(make('bdi', {}, actor.name), [actor.kind, actor.country, actor.detail].filter(Boolean).join(' · ')),
      actor.aliases.length > 0 && note('Also: ' + actor.aliases.join('; ')),
      !box && note('Not drawn on the map.'),
      note(`${said}. Degree ${digits(degree[a])}, strength `
        + `${digits(strength[a])} ${D.weight}.`),
      make('p', {}, make('button', {click: () => { route.from = a; route.to = null; openPath(); }},
        'Path from here')),
      rows.length > 0 && make('h3', {}, 'Deals with'),
      make('ul', {class: 'partners'}, rows.map(([other, list]) => make('li', {},
        make('button', {click: () => showPair(a, other)}, make('bdi', {}, name(other)),
          make('span', {}, summary(list, a)))))),
      acts.length > 0 && make('h3', {}, 'Acts towards nobody in particular'),
      acts.length > 0 && cards(acts));
  }, box && box.id);
}

// `asks 2, is helped`: what the relations of a pair say, seen from one of the two.
function summary(relations, from) {
  const said = new Map();
  for (const i of relations) {
    const words = (source[i] === from || mutual[i] ? '' : '← ') + wordsOf(i);
    said.set(words, (said.get(words) || 0) + 1);
  }
  return [...said].sort((a, b) => b[1] - a[1]).slice(0, 4)
    .map(([words, times]) => times > 1 ? `${words} ×${times}` : words).join(', ');
}

function showWords(words) {
  show(() => {
    const found = wordsIn(words), [shown, said] = left(found);
    pick(drawnLines(shown), new Set(), null);
    put(evidencePane, heading(`“${words}”`, said), cards(shown));
  });
}
function wordsIn(words) {
  const wanted = words.toLowerCase(), hits = new Set();
  D.strings.forEach((one, place) => { if (one.toLowerCase().includes(wanted)) hits.add(place); });
  const found = [];
  for (let i = 0; i < N; i++) if (hits.has(strings.quote[i])) found.push(i);
  return found;
}
