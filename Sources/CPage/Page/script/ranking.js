// The ranking: degree and strength of what the filters leave, other measures as given.
const rankingPane = byID('ranked');
const columns = [
  {name: 'Degree', title: 'ties in the relations shown'},
  {name: 'Strength', title: `${D.weight} on the ties in the relations shown`},
  ...D.measures.map(one => ({name: one.name, title: one.title, isWhole: true, values: one.values})),
];
const sorting = {by: 1, isAscending: false};
let rankingLimit = 100;

function ranked() {
  const {degree, strength} = degrees();
  const values = columns.map(({values}, place) => values || [degree, strength][place]);
  const key = a => sorting.by < 0 ? name(a) : values[sorting.by][a] ?? -Infinity;
  const sign = sorting.isAscending ? 1 : -1;
  const rows = D.actors.map((_, a) => a).filter(a => degree[a] > 0).sort((a, b) => {
    const x = key(a), y = key(b);
    const order = typeof x === 'string' ? x.localeCompare(y, 'en') : x - y;
    return order * sign || a - b;
  });
  return {rows, values};
}

function drawRanking() {
  if (byID('ranking').hidden) return;
  const {rows, values} = ranked();
  const head = (title, place, tip) => make('th', {scope: 'col', 'aria-sort': sorting.by !== place
    ? 'none' : sorting.isAscending ? 'ascending' : 'descending'},
  make('button', {title: tip, click: () => {
    sorting.isAscending = sorting.by === place ? !sorting.isAscending : place < 0;
    sorting.by = place;
    drawRanking();
    rankingPane.querySelectorAll('th button')[place + 1].focus();
  }}, title));
  const body = rows.slice(0, rankingLimit).map(a => make('tr', {'data-actor': D.actors[a].id},
    make('th', {scope: 'row'}, actorButton(a)),
    values.map(list => make('td', {}, list[a] == null ? '–' : digits(list[a])))));
  const whole = columns.filter(one => one.isWhole).length;
  put(rankingPane,
    make('div', {class: 'scroll'}, make('table', {},
      whole > 0 && make('thead', {}, make('tr', {class: 'groups'}, make('td', {}),
        make('th', {colspan: 2, scope: 'colgroup'}, 'what is shown'),
        make('th', {colspan: whole, scope: 'colgroup'}, 'whole graph'))),
      make('thead', {}, make('tr', {}, head('Actor', -1, 'by name'),
        columns.map((one, place) => head(one.name, place, one.title)))),
      make('tbody', {}, body))),
    rows.length > rankingLimit && make('button', {class: 'more', click: () => {
      rankingLimit += 400;
      drawRanking();
    }}, `Show more (${count(rows.length - rankingLimit, 'actor')} left)`),
    D.measured && note(D.measured));
}
