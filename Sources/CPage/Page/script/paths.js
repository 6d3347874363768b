// Shortest paths by hops over what the filters leave, by graphtool's rule for paths: affiliation
// is walked both ways, conflict is no channel.
const channels = new Set(['cooperation', 'consultation', 'influence', 'untyped', 'affiliation']);

function neighbors(strengths, ignoresDirection) {
  const next = Array.from({length: A}, () => []);
  for (const place of strengths.keys()) {
    const s = Math.floor(place / A), t = place % A;
    next[s].push(t);
    if (ignoresDirection) next[t].push(s);
  }
  for (const list of next) list.sort((a, b) => a - b);  // actors stand in order of their ids
  return next;
}

// The actors of the path with the fewest hops; of those equally short the one whose weakest arc
// is the strongest, then the first by ids. Null where there is none.
function shortestPath(from, to, ignoresDirection = false) {
  const strengths = network(channels, true);
  const next = neighbors(strengths, ignoresDirection);
  const hops = new Int32Array(A).fill(-1), order = [from];
  hops[from] = 0;
  for (const v of order) {
    for (const w of next[v]) {
      if (hops[w] < 0) {
        hops[w] = hops[v] + 1;
        order.push(w);
      }
    }
  }
  if (hops[to] < 0) return null;
  // From the end backward: the best weakest arc with which each actor reaches it.
  const reach = new Float64Array(A).fill(-1);
  reach[to] = Infinity;
  const arc = (v, w) => Math.max(
    strengths.get(v * A + w) || 0, ignoresDirection ? strengths.get(w * A + v) || 0 : 0);
  for (const v of order.reverse()) {
    for (const w of next[v]) {
      if (hops[w] === hops[v] + 1 && reach[w] >= 0) {
        reach[v] = Math.max(reach[v], Math.min(arc(v, w), reach[w]));
      }
    }
  }
  const best = reach[from], path = [from];
  while (path.at(-1) !== to) {
    const v = path.at(-1);
    path.push(next[v].find(w =>
      hops[w] === hops[v] + 1 && reach[w] >= best && arc(v, w) >= best));
  }
  return path;
}

// The relations that carry a hop, in either direction where they say so.
function carriers(from, to, ignoresDirection = false) {
  const found = [];
  for (let i = 0; i < N; i++) {
    if (!pass[i] || !actual(modality[i]) || confidence[i] < 0.5) continue;
    if (!channels.has(kindOf(i)) || isGuess(i)) continue;
    const ties = D.undirected || mutual[i] || kindOf(i) === 'affiliation';
    if (source[i] === from && target[i] === to
      || (ties || ignoresDirection) && source[i] === to && target[i] === from) found.push(i);
  }
  return found;
}
