// Which relations pass the filters, and why the others do not.
const pass = new Uint8Array(N);
const everything = () => ({
  kinds: new Set(D.kinds.keys()), events: new Set([-1, ...D.events.keys()]),
  modalities: new Set(D.modalities.keys()),
  since: firstDay, until: lastDay, articles: 1, confidence: 0,
});
const filter = everything();
let leftOut = new Map(), passing = N;

function applyFilter() {
  const dated = filter.since > firstDay || filter.until < lastDay;
  leftOut = new Map();
  const drop = reason => leftOut.set(reason, (leftOut.get(reason) || 0) + 1);
  for (let i = 0; i < N; i++) {
    let reason = null;
    if (!filter.kinds.has(kind[i])) reason = kindOf(i);
    else if (!filter.events.has(event[i])) reason = 'other events';
    else if (!filter.modalities.has(modality[i])) reason = 'of another modality';
    else if (confidence[i] < filter.confidence) reason = 'of low confidence';
    else if (dated && date[i] < 0) reason = 'undated';
    else if (dated && (spans[date[i]][0] < filter.since || spans[date[i]][1] > filter.until)) {
      reason = 'outside the dates';
    }
    pass[i] = reason ? 0 : 1;
    if (reason) drop(reason);
  }
  inEnoughArticles(pass, () => drop('in too few articles'));
  passing = 0;
  for (let i = 0; i < N; i++) passing += pass[i];
}

// Of the relations kept, takes out those whose pair and kind are in too few articles among them.
function inEnoughArticles(keep, drop) {
  if (filter.articles < 2) return;
  const stories = new Map();
  const key = (s, t, k) => (s * (A + 1) + t + 1) * 8 + k;
  const add = (place, i) => {
    if (!stories.has(place)) stories.set(place, new Set());
    stories.get(place).add(storyOf(i));
  };
  for (let i = 0; i < N; i++) {
    if (!keep[i]) continue;
    add(key(source[i], target[i], kind[i]), i);
    if (mutual[i] && target[i] >= 0) add(key(target[i], source[i], kind[i]), i);
  }
  for (let i = 0; i < N; i++) {
    if (!keep[i] || stories.get(key(source[i], target[i], kind[i])).size >= filter.articles) continue;
    keep[i] = 0;
    drop();
  }
}

// The network of the relations that pass, as graphtool's default lens makes it for a question:
// what is or was so, with confidence 0.5 or more. `counts` are the kinds that count; affiliation
// is walked both ways when `walksTies`.
function network(counts, walksTies) {
  const strengths = new Map(), shares = new Map();
  const arc = (s, t, i) => {
    const place = s * A + t, value = share(i);
    if (!(value > 0)) return;
    if (units[i] < 0) return void strengths.set(place, (strengths.get(place) || 0) + value);
    // One unit counts once, with its largest share.
    const key = place * D.units + units[i], known = shares.get(key) || 0;
    if (value <= known) return;
    shares.set(key, value);
    strengths.set(place, (strengths.get(place) || 0) + value - known);
  };
  const counted = pass.map((passes, i) => passes && actual(modality[i]) && confidence[i] >= 0.5
    && counts.has(kindOf(i)) && !isGuess(i) ? 1 : 0);
  // A pair with one act that counts and one that is only wished for is in one article here.
  inEnoughArticles(counted, () => {});
  for (let i = 0; i < N; i++) {
    if (!counted[i] || target[i] < 0 || target[i] === source[i]) continue;
    arc(source[i], target[i], i);
    if (D.undirected || mutual[i] || walksTies && kindOf(i) === 'affiliation') {
      arc(target[i], source[i], i);
    }
  }
  return strengths;
}

function degrees() {
  const strengths = network(
    new Set(['cooperation', 'consultation', 'influence', 'conflict', 'untyped']), false);
  const degree = new Float64Array(A), strength = new Float64Array(A);
  for (const [place, value] of strengths) {
    const s = Math.floor(place / A), t = place % A;
    degree[s]++;
    strength[s] += value;
    if (D.undirected) continue;
    degree[t]++;
    strength[t] += value;
  }
  return {degree, strength};
}
