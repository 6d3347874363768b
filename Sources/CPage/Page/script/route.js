// The path between two actors that the reader clicks.
const pathPane = byID('path-found');
const route = {from: null, to: null};
const hopLayer = make('g', {'aria-hidden': 'true'});
svg.insertBefore(hopLayer, byID('actors'));

function openPath() {
  openTab('path');
  showing = drawPath;
  drawPath();
}

// A click on an actor while the path is open fills the end that is still free.
function takeEnd(a) {
  if (route.from === null || route.to !== null) {
    route.from = a;
    route.to = null;
  } else if (a !== route.from) route.to = a;
  drawPath();
}

function drawPath() {
  hopLayer.replaceChildren();
  const ends = [route.from, route.to].filter(a => a !== null);
  pick(new Set(), new Set(ends), null);
  const end = (label, a, clear) => make('p', {class: 'end'}, make('span', {}, label),
    a === null ? make('em', {}, 'choose an actor') : actorButton(a),
    a !== null && make('button', {'aria-label': `Another actor than ${name(a)}`, click: clear}, '×'));
  const top = [
    end('From', route.from, () => { route.from = null; drawPath(); }),
    end('To', route.to, () => { route.to = null; drawPath(); }),
    ends.length === 2 && make('button', {click: () => {
      [route.from, route.to] = [route.to, route.from];
      drawPath();
    }}, 'The other way round'),
  ];
  if (ends.length < 2) return put(pathPane, top);
  const path = shortestPath(route.from, route.to);
  if (!path) {
    const any = shortestPath(route.from, route.to, true);
    return put(pathPane, top, make('p', {class: 'answer'}, any
      ? `No path; ${count(any.length - 1, 'hop')} if direction is ignored.`
      : 'No path, in any direction.'), any && hops(any, true));
  }
  put(pathPane, top, make('p', {class: 'answer'}, count(path.length - 1, 'hop') + '.'),
    hops(path, false));
}

function hops(path, ignoresDirection) {
  const used = new Set(), items = [];
  for (let step = 1; step < path.length; step++) {
    const [a, b] = [path[step - 1], path[step]];
    const relations = carriers(a, b, ignoresDirection), drawn = drawnLines(relations);
    drawn.forEach(place => used.add(place));
    if (!drawn.size) drawHop(a, b);
    items.push(make('li', {}, make('p', {class: 'hop'}, actorButton(a), ' → ', actorButton(b)),
      note(summary(relations, a)), cards(relations)));
  }
  pick(used, new Set(path), null);
  return make('ol', {class: 'hops'}, items);
}

// A hop over a line that the map has not drawn.
function drawHop(a, b) {
  if (!boxOf.has(a) || !boxOf.has(b)) return;
  const center = actor => {
    const [x, y, width, height] = extent([boxes[boxOf.get(actor)].element]);
    return [x + width / 2, y + height / 2];
  };
  const [x1, y1] = center(a), [x2, y2] = center(b);
  hopLayer.append(make('line', {class: 'undrawn', x1, y1, x2, y2}));
}
