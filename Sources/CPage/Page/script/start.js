// Search, keys, colours, tabs; then the first picture.
const search = byID('search'), found = byID('found');
const plainText = words => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const haystack = D.actors.map(actor =>
  [actor.name, actor.id, ...actor.aliases].map(plainText));
let options = [], option = -1;

function choose(action) {
  closeFound();
  search.value = '';
  search.blur();
  action();
}
function closeFound() {
  found.hidden = true;
  search.setAttribute('aria-expanded', 'false');
  search.removeAttribute('aria-activedescendant');
}
function find() {
  const wanted = plainText(search.value.trim());
  option = -1;
  if (!wanted) return closeFound();
  const rank = names => Math.min(...names.map(one => one === wanted ? 0
    : one.startsWith(wanted) ? 1 : one.includes(' ' + wanted) ? 2 : one.includes(wanted) ? 3 : 9));
  options = D.actors.map((_, a) => [rank(haystack[a]), a]).filter(([r]) => r < 9)
    .sort((x, y) => x[0] - y[0] || x[1] - y[1]).slice(0, 8).map(([, a]) => ({
      label: [make('bdi', {}, name(a)), make('span', {}, D.actors[a].kind)],
      action: () => openActor(a),
    }));
  const said = wordsIn(search.value.trim()).length;
  if (said) {
    const words = search.value.trim();
    options.push({label: [`“${words}”`, make('span', {}, `in ${count(said, 'quote')}`)],
      action: () => showWords(words)});
  }
  found.replaceChildren(...options.map(({label, action}, place) => make('li', {role: 'option',
    id: `found-${place}`, 'aria-selected': 'false', pointerdown: event => event.preventDefault(),
    click: () => choose(action)}, label)));
  if (!options.length) found.append(make('li', {class: 'none'}, 'Nothing of that name'));
  found.hidden = false;
  search.setAttribute('aria-expanded', 'true');
}
function moveOption(step) {
  if (!options.length || found.hidden) return;
  option = (option + step + options.length) % options.length;
  [...found.children].forEach((one, place) =>
    one.setAttribute('aria-selected', place === option));
  found.children[option].scrollIntoView({block: 'nearest'});
  search.setAttribute('aria-activedescendant', `found-${option}`);
}
on(search, 'input', find);
on(search, 'focus', find);
on(search, 'blur', closeFound);
on(search, 'keydown', event => {
  if (event.key === 'ArrowDown') moveOption(1);
  else if (event.key === 'ArrowUp') moveOption(-1);
  else if (event.key === 'Enter' && !found.hidden && options.length) {
    choose(options[Math.max(option, 0)].action);
  } else if (event.key === 'Escape') {
    search.value = '';
    closeFound();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});

function openActor(a) {
  if (!byID('path').hidden) return takeEnd(a);
  showActor(a);
  if (boxOf.has(a)) reveal([boxes[boxOf.get(a)].element]);
}

// Clicks and the Enter key on the drawing.
const subjects = new Map();
lines.forEach(line => subjects.set(line.element, () => showLine(line)));
boxes.forEach(box => subjects.set(box.element, () => {
  if (box.actors.length === 1) return openActor(box.actors[0]);
  show(() => {
    pick(new Set(), new Set(box.actors), box);
    put(evidencePane, heading('Also here'),
      make('ul', {class: 'partners'}, box.actors.map(a => make('li', {}, actorButton(a)))));
  }, box.id);
}));
const subjectAt = node => {
  for (let at = node; at && at !== svg; at = at.parentNode) if (subjects.has(at)) return at;
  return null;
};
for (const element of subjects.keys()) {
  element.setAttribute('role', 'button');
  // The link of a line opens its article where scripts are off; here the panel shows both.
  const link = element.parentNode.localName === 'a' ? element.parentNode : null;
  if (link) link.setAttribute('tabindex', '-1');
  element.setAttribute('tabindex', '0');
  // Thin lines are hard to hit.
  if (!element.classList.contains('line')) continue;
  const stroke = element.querySelector('path[class^="stroke-"]');
  if (stroke) element.prepend(make('path', {class: 'grip', d: stroke.getAttribute('d')}));
}
on(stage, 'click', event => {
  const subject = subjectAt(event.target);
  if (event.target.closest('a')) event.preventDefault();
  if (travelled > 4) return;
  if (subject) subjects.get(subject)();
  else if (byID('path').hidden) showNothing();
});

function isTyping(target) {
  return target.matches?.('input, textarea, select');
}
const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
on(window, 'keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const onStage = event.target === document.body || stage.contains(event.target);
  const subject = subjectAt(event.target);
  if (event.key === '/') search.focus();
  else if (event.key === '+' || event.key === '=') zoom(0.8);
  else if (event.key === '-') zoom(1.25);
  else if (event.key === '0') fit();
  else if (event.key === 'Escape') letGo();
  else if (steps[event.key] && onStage) {
    pan(...steps[event.key].map((step, axis) => step * view[2 + axis] * 0.12));
  } else if ((event.key === 'Enter' || event.key === ' ') && subject) subjects.get(subject)();
  else return;
  event.preventDefault();
});
function letGo() {
  route.from = route.to = null;
  hopLayer.replaceChildren();
  showNothing();
  if (!byID('path').hidden) drawPath();
}
on(svg, 'focusin', event => {
  const subject = subjectAt(event.target);
  if (subject && subject.matches(':focus-visible')) reveal([subject]);
});

tabs.forEach((tab, place) => {
  on(tab, 'click', () => {
    const id = tab.id.slice(4);
    if (id === 'path') return openPath();
    hopLayer.replaceChildren();
    if (showing === drawPath) showNothing();
    openTab(id);
    drawRanking();
  });
  on(tab, 'keydown', event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const next = tabs[(place + step + tabs.length) % tabs.length];
    next.click();
    next.focus();
    event.preventDefault();
    event.stopPropagation();
  });
});

onClick('zoom-in', () => zoom(0.8));
onClick('zoom-out', () => zoom(1.25));
onClick('zoom-fit', () => fit());
const themes = {'': ['light', '○'], light: ['dark', '●'], dark: ['', '◐']};
onClick('theme', () => {
  const [next, sign] = themes[root.dataset.theme || ''];
  root.dataset.theme = next;
  byID('theme').textContent = sign;
  byID('theme').setAttribute('aria-label', `Colours: ${next || 'as the system has them'}`);
});
onClick('filters-button', () => {
  const isHidden = form.classList.toggle('closed');
  byID('filters-button').setAttribute('aria-expanded', !isHidden);
  setView(...view);
});

// The legend once more, where it stays in sight.
const legend = byID('legend');
if (legend) {
  const [x, y, width, height] = extent([legend]);
  byID('legend-copy').append(make('svg', {class: 'graphtool', 'aria-hidden': 'true',
    viewBox: `${x - 4} ${y - 4} ${width + 8} ${height + 8}`}, make('use', {href: '#legend'})));
}
byID('notes').append(...D.notes.map(note => make('li', {}, note)));

svg.removeAttribute('width');
svg.removeAttribute('height');
svg.setAttribute('preserveAspectRatio', 'xMidYMid meet');
fit();
if (matchMedia('(max-width: 1100px)').matches) byID('filters-button').click();
fit();
drawForm();
applyFilter();
drawFilter();
refresh();
const linked = subjects.get(byID(location.hash.slice(1)));
if (linked) linked(); else showNothing();
