// The drawing: what the filters hide, what is selected, which part is in view.
const stage = byID('stage'), svg = stage.querySelector('svg');
const page = svg.getAttribute('viewBox');
const [, , pageWidth, pageHeight] = page.split(' ').map(Number);

// What is drawn: a line with its relations, an actor's box or row, the words on lines.
const lines = D.lines.map(([id, relations, isClaimed]) => ({
  element: byID(id), id, relations, isClaimed,
  strokes: [...byID(id).querySelectorAll('path[class^="stroke-"]')]
    .map(path => [path, Number(path.getAttribute('stroke-width'))]),
}));
const lineOf = new Int32Array(N).fill(-1);
lines.forEach((line, place) => line.relations.forEach(i => { lineOf[i] = place; }));
const boxes = D.boxes.map(([id, actors]) => ({element: byID(id), id, actors}));
const boxOf = new Map(boxes.flatMap((box, place) => box.actors.map(a => [a, place])));
const labelElements = svg.querySelectorAll('#labels > g');
const labels = D.labels.map(of => ({of: [...new Set(of)]}));
labels.forEach((label, place) => {
  label.element = labelElements[place];
  label.text = label.element.textContent.trim();
});

// The strength of a line, and the words most often said, of the relations of it that pass.
function gist(relations) {
  const strongest = new Map();
  let own = 0;
  const said = new Map();
  for (const i of relations) {
    if (units[i] < 0) own += share(i);
    else strongest.set(units[i], Math.max(strongest.get(units[i]) || 0, share(i)));
    if (event[i] >= 0) said.set(event[i], (said.get(event[i]) || 0) + 1);
  }
  for (const value of strongest.values()) own += value;
  const words = [...said].map(([e, times]) => [D.events[e].words, times])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {strength: own, words: words.length ? words[0][0] : ''};
}
for (const line of lines) {
  const drawn = line.relations.filter(i => actual(modality[i]));
  line.whole = gist(drawn.length ? drawn : line.relations);
  line.isActual = drawn.length > 0;
}

function drawFilter() {
  const met = new Uint8Array(A);
  for (let i = 0; i < N; i++) {
    if (!pass[i]) continue;
    met[source[i]] = 1;
    if (target[i] >= 0) met[target[i]] = 1;
  }
  for (const line of lines) {
    const left = line.relations.filter(i => pass[i]);
    const real = left.filter(i => actual(modality[i]));
    line.isShown = left.length > 0;
    // A line never says more than what is left of it.
    const classes = line.element.classList;
    classes.toggle('off', !line.isShown);
    classes.toggle('claimed', !line.isClaimed && real.length > 0
      && real.every(i => D.modalities[modality[i]] === 'reported'));
    classes.toggle('unreal', line.isShown && line.isActual && !real.length);
    if (!line.isShown) continue;
    line.now = gist(real.length ? real : left);
    const ratio = Math.sqrt(line.now.strength / line.whole.strength);
    for (const [path, width] of line.strokes) {
      path.style.strokeWidth = ratio < 1 && width > 1.4 ? 1.4 + (width - 1.4) * ratio : '';
    }
  }
  for (const label of labels) {
    const shown = label.of.filter(place => lines[place].isShown);
    flag(label.element, 'off', !shown.length);
    if (label.of.length !== 1 || !shown.length) continue;
    // Words and counts that are no longer the line's go; those that are left are in its panel.
    const {now, whole, isActual, relations} = lines[label.of[0]];
    const left = relations.filter(i => pass[i]);
    const isStale = now.words !== whole.words
      || isActual !== left.some(i => actual(modality[i]))
      || /^\d+$/.test(label.text) && left.length < relations.length;
    if (label.element.classList.contains('label')) {
      flag(label.element, 'off', isStale);
    }
  }
  for (const box of boxes) {
    const members = D.members[box.actors[0]] || [];
    box.isShown = box.actors.concat(members).some(a => met[a]);
    flag(box.element, 'faint', !box.isShown);
  }
}

// What is picked out, as sets of places in `lines` and `actors`; all else is faint.
function pick(linePlaces, actors, current) {
  const some = linePlaces.size > 0 || actors.size > 0;
  flag(svg, 'picking', some);
  lines.forEach((line, place) => {
    flag(line.element, 'picked', linePlaces.has(place));
    mark(line.element, current === line);
  });
  for (const label of labels) {
    flag(label.element, 'picked', label.of.some(place => linePlaces.has(place)));
  }
  for (const box of boxes) {
    flag(box.element, 'picked', box.actors.some(a => actors.has(a)));
    mark(box.element, current === box);
  }
}
function mark(element, isCurrent) {
  flag(element, 'current', isCurrent);
  element.ariaCurrent = isCurrent ? 'true' : null;
}

// The view: a rectangle of the page, kept in the proportions of the stage.
let view = null;
function setView(x, y, width, height) {
  const stageBox = stage.getBoundingClientRect();
  const ratio = stageBox.height / stageBox.width || 0.7;
  if (height < width * ratio) {
    y -= (width * ratio - height) / 2;
    height = width * ratio;
  } else {
    x -= (height / ratio - width) / 2;
    width = height / ratio;
  }
  view = [x, y, width, height];
  svg.setAttribute('viewBox', view.map(v => v.toFixed(2)).join(' '));
}
function extent(elements) {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const element of elements) {
    const box = element.getBBox();
    if (!box.width && !box.height) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left < right ? [left, top, right - left, bottom - top] : [0, 0, pageWidth, pageHeight];
}
const field = extent(svg.querySelectorAll('#actors, #labels, [id^="lines-"]'));
function fit([x, y, width, height] = field) {
  const rim = Math.max(14, Math.max(width, height) * 0.02);
  setView(x - rim, y - rim, width + 2 * rim, height + 2 * rim);
}
function zoom(factor, clientX, clientY) {
  const box = stage.getBoundingClientRect();
  const fx = clientX === undefined ? 0.5 : (clientX - box.left) / box.width;
  const fy = clientY === undefined ? 0.5 : (clientY - box.top) / box.height;
  const [x, y, width, height] = view;
  const next = Math.min(Math.max(width * factor, 60), Math.max(pageWidth, field[2]) * 4);
  const ratio = next / width;
  setView(x + width * fx * (1 - ratio), y + height * fy * (1 - ratio), next, height * ratio);
}
function pan(dx, dy) {
  setView(view[0] + dx, view[1] + dy, view[2], view[3]);
}
// Brings what is picked into view where it is not.
function reveal(elements) {
  const [x, y, width, height] = extent(elements);
  if (x >= view[0] && y >= view[1] && x + width <= view[0] + view[2]
    && y + height <= view[1] + view[3]) return;
  if (width > view[2] || height > view[3]) return fit([x, y, width, height]);
  setView(x + width / 2 - view[2] / 2, y + height / 2 - view[3] / 2, view[2], view[3]);
}

const fingers = new Map();
let travelled = 0;
on(stage, 'wheel', event => {
  event.preventDefault();
  zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.004), event.clientX, event.clientY);
}, {passive: false});
on(stage, 'pointerdown', event => {
  if (event.button > 0) return;
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  if (fingers.size === 1) travelled = 0;
});
on(window, 'pointermove', event => {
  const from = fingers.get(event.pointerId);
  if (!from) return;
  const to = [event.clientX, event.clientY];
  const scale = view[2] / stage.getBoundingClientRect().width;
  travelled += Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (fingers.size === 1) {
    if (travelled > 4) pan((from[0] - to[0]) * scale, (from[1] - to[1]) * scale);
  } else {
    const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
    const span = point => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
    zoom(span(from) / span(to), (to[0] + other[0]) / 2, (to[1] + other[1]) / 2);
  }
  if (travelled > 4) stage.classList.add('dragging');
  fingers.set(event.pointerId, to);
});
for (const end of ['pointerup', 'pointercancel']) {
  on(window, end, event => {
    fingers.delete(event.pointerId);
    if (!fingers.size) stage.classList.remove('dragging');
  });
}
on(window, 'resize', () => matchMedia('print').matches || setView(...view));
// Paper has the whole page, however near the reader was.
on(window, 'beforeprint', () => {
  svg.setAttribute('viewBox', page);
  for (const row of document.querySelectorAll('#tables [data-relation]')) {
    row.hidden = !pass[Number(row.dataset.relation)];
  }
});
on(window, 'afterprint', () => setView(...view));
