// Draws the charts of a run. All figures stand in the page's text and data; nothing is fetched.
'use strict';
(() => {
  if (typeof uPlot === 'undefined') return;
  const data = JSON.parse(document.getElementById('data').textContent);
  document.getElementById('no-charts')?.remove();

  // Eight colours that can be told apart by most eyes, for light and for dark ground.
  const light = ['#0b6fc2', '#d9480f', '#2b8a3e', '#9c36b5', '#b08800', '#0c8599', '#c2255c', '#495057'];
  const dark = ['#63b3ff', '#ff9257', '#69db7c', '#da9ef0', '#ffd43b', '#4fd1e0', '#ff8fb1', '#b8c0c9'];
  const dim = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (document.documentElement.classList.contains('dark') ? true : !document.documentElement.classList.contains('light') && dim.matches);
  const colour = (index) => (isDark() ? dark : light)[index % light.length];
  const ink = (name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const three = (value) => {
    const size = Math.abs(value);
    return size >= 99.95 ? Math.round(value).toLocaleString('en') : String(+value.toFixed(size >= 9.995 ? 1 : 2));
  };
  const brief = (value) => {
    const size = Math.abs(value);
    if (size >= 999.5e6) return `${three(value / 1e9)} G`;
    if (size >= 999.5e3) return `${three(value / 1e6)} M`;
    return size >= 9995 ? `${three(value / 1e3)} k` : three(value);
  };
  const count = (value) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : three(value));
  const time = (micros) => {
    if (micros === 0) return '0';
    if (micros < 1000) return `${three(micros)} µs`;
    return micros < 999500 ? `${three(micros / 1e3)} ms` : `${three(micros / 1e6)} s`;
  };
  const bytes = (value) => (brief(value).includes(' ') ? `${brief(value)}B` : `${brief(value)} B`);
  const clock = (second) => {
    const whole = Math.round(second);
    const rest = `${String(Math.floor(whole / 60) % 60).padStart(whole >= 3600 ? 2 : 1, '0')}:${String(whole % 60).padStart(2, '0')}`;
    return whole >= 3600 ? `${Math.floor(whole / 3600)}:${rest}` : rest;
  };
  const oneIn = (x) => (x <= 1 ? 'fastest' : `p${+(100 - 100 / x).toPrecision(7)}`);

  const decades = (x) => x.filter((value) => Number.isInteger(+Math.log10(value).toFixed(9)));

  const tens = (_plot, _axis, low, high) => {
    const splits = [];
    for (let ten = Math.ceil(Math.log10(low) - 1e-9); ten <= Math.log10(high) + 1e-9; ten++) splits.push(10 ** ten);
    return splits;
  };

  const charts = [];
  const together = uPlot.sync('run');

  /** A chart with its place, drawn anew for another choice, size or light. `ask` tells what to draw. */
  function chart(id, title, note, ask) {
    const place = document.createElement('figure');
    place.className = 'chart';
    place.id = id;
    place.innerHTML = '<figcaption><h3></h3><div class="choices"></div></figcaption><div class="plot"></div>';
    const small = document.createElement('small');
    small.textContent = note;
    place.querySelector('h3').append(title, ' ', small);
    document.querySelector('.charts').append(place);
    const hidden = new Set();
    let plot = null;
    const draw = () => {
      const { x, lines, write, log, curve } = ask();
      plot?.destroy();
      // A logarithm of nothing is not to be had: nothing lies on the chart's ground, and is still read as 0.
      const smallest = Math.min(1e9, ...lines.flatMap((line) => line.values.filter((value) => value > 0)));
      const ground = 10 ** Math.floor(Math.log10(smallest));
      const drawn = log ? (values) => values.map((value) => (value === 0 ? ground : value)) : (values) => values;
      const grid = { stroke: ink('--line'), width: 1 };
      const axis = { stroke: ink('--quiet'), grid, ticks: { ...grid, size: 4 }, font: '12px system-ui, sans-serif' };
      const options = {
        width: place.clientWidth - 26,
        height: 250,
        padding: [10, curve ? 30 : 12, 0, 0],
        cursor: curve ? { drag: { x: true, y: false } } : { sync: { key: together.key }, drag: { x: true, y: false } },
        legend: { live: true },
        scales: {
          x: curve ? { time: false, distr: 3, log: 10 } : { time: false },
          y: log ? { distr: 3, log: 10 } : { range: (_, low, high) => [0, high > 0 ? high * 1.08 : 1] },
        },
        axes: [
          curve
            ? { ...axis, splits: () => decades(x), filter: (_, at) => at, values: (_, at) => at.map(oneIn), size: 32 }
            : { ...axis, values: (_, at) => at.map(clock), size: 32, incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200] },
          { ...axis, ...(log && { splits: tens, filter: (_, at) => at }), size: 68, values: (_, at) => at.map((value) => (value === null ? '' : write(value))) },
        ],
        series: [
          { label: curve ? 'percentile' : 'at', value: (_, value) => (value === null ? '–' : curve ? oneIn(value) : clock(value)) },
          ...lines.map((line, index) => ({
            label: line.name,
            show: !hidden.has(line.name),
            stroke: colour(index),
            width: 2,
            spanGaps: false,
            points: { show: x.length < 3 },
            value: (_, value, series, at) => (value === null || value === undefined || at === null ? '–' : write(line.values[at])),
          })),
        ],
        hooks: {
          setSeries: [(_, index, change) => change.show === undefined || hidden[change.show ? 'delete' : 'add'](lines[index - 1]?.name)],
        },
      };
      plot = new uPlot(options, [x, ...lines.map((line) => drawn(line.values))], place.querySelector('.plot'));
    };
    charts.push(draw);
    return { draw, choices: place.querySelector('.choices') };
  }

  /** A button that stays down. */
  function toggle(choices, text, title, pressed, change) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', textContent: text, title });
    button.setAttribute('aria-pressed', String(pressed));
    button.onclick = () => {
      pressed = !pressed;
      button.setAttribute('aria-pressed', String(pressed));
      change(pressed);
    };
    choices.append(button);
  }

  function logToggle(made, pressed, change) {
    toggle(made.choices, 'log', 'Logarithmic: small and large beside each other', pressed, (now) => (change(now), made.draw()));
  }

  /** One of several. */
  function select(choices, label, names, change) {
    const box = document.createElement('select');
    box.setAttribute('aria-label', label);
    names.forEach((name, index) => box.append(new Option(name, index)));
    box.onchange = () => change(Number(box.value));
    choices.append(box);
  }

  const units = { Number: brief, Bytes: bytes, Share: (value) => `${three(value * 100)} %` };

  function plain({ id, title, note, unit, lines }) {
    const highest = lines.map((line) => Math.max(...line.values)).filter((value) => value > 0);
    let log = Math.max(...highest) > 50 * Math.min(...highest);
    const made = chart(id, title, note, () => ({ x: data.seconds, lines, write: id === 'viewers' ? count : units[unit], log }));
    if (lines.length > 1) logToggle(made, log, (pressed) => (log = pressed));
  }

  function latencies() {
    if (!data.latencies.length || !data.seconds.length) return;
    const percentiles = ['p50', 'p99', 'p999'];
    let [name, percentile, log] = [0, 1, false];
    const made = chart('latencies', 'Latency', 'each second', () => ({
      x: data.seconds,
      lines: data.latencies[name].networks.map((line) => ({ name: line.network, values: line[percentiles[percentile]] })),
      write: time,
      log,
    }));
    select(made.choices, 'Which times', data.latencies.map((one) => one.name), (at) => ((name = at), made.draw()));
    select(made.choices, 'Percentile', ['p50', 'p99', 'p99.9'], (at) => ((percentile = at), made.draw()));
    made.choices.lastChild.value = '1';
    logToggle(made, log, (pressed) => (log = pressed));
  }

  function curves() {
    if (!data.curves.length) return;
    let [name, log] = [0, false];
    const made = chart('curves', 'Percentiles', 'of the whole run', () => ({ x: data.curves[name].oneIn, lines: data.curves[name].networks, write: time, log, curve: true }));
    select(made.choices, 'Which times', data.curves.map((one) => one.name), (at) => ((name = at), made.draw()));
    logToggle(made, log, (pressed) => (log = pressed));
  }

  function theme() {
    const button = document.createElement('button');
    Object.assign(button, { id: 'theme', type: 'button', textContent: 'Light / dark' });
    button.onclick = () => {
      const next = isDark() ? 'light' : 'dark';
      document.documentElement.classList.remove('light', 'dark');
      document.documentElement.classList.add(next);
      redraw();
    };
    document.body.prepend(button);
  }

  const redraw = () => charts.forEach((draw) => draw());
  // By columns of two: what the audience did on the left, how it fared on the right.
  const [first, ...rest] = data.plain;
  if (first) plain(first);
  latencies();
  if (rest.length) plain(rest.shift());
  curves();
  rest.forEach(plain);
  redraw();
  theme();
  dim.addEventListener('change', redraw);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (width === innerWidth) return;
    width = innerWidth;
    redraw();
  });
})();
