// Builds dist/ when something changed, one build at a time: `npm ci` when package-lock.json changed, then the bundle
// when any input did. What was built last stands in obj/ as digests of the inputs, so neither a checkout's new file
// times nor a deleted file misleads it. Says one line; npm is heard only when it fails.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => join(root, ...parts);
const lock = inRoot('obj', 'build.lock');
const patienceMs = 600_000;

const say = (text) => console.log(`LiveRooms.Web: ${text}`);

/** Every file under the given files and folders, in a fixed order. */
function* files(...paths) {
  for (const path of paths) {
    if (!statSync(path).isDirectory()) yield path;
    else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
  }
}

function digest(...paths) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of files(...paths.map((path) => inRoot(path))))
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const stampOf = (name) => inRoot('obj', `${name}.stamp`);
const holds = (name, value) => existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === value;

function npm(what, ...args) {
  const done = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  console.log(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? `${done.error.message}\n` : ''}`);
  say(`${what} failed`);
  throw new Error(what);
}

function build() {
  const started = Date.now();
  const packages = digest('package.json', 'package-lock.json', '.npmrc');
  const installed = holds('install', packages) && existsSync(inRoot('node_modules'));
  const inputs = digest(
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
    'package.json',
  );
  if (installed && holds('build', inputs) && existsSync(inRoot('dist', 'index.html')))
    return say('up to date, build skipped');

  if (!installed) {
    rmSync(stampOf('install'), { force: true });
    npm('npm ci', 'ci', '--no-audit', '--no-fund');
    writeFileSync(stampOf('install'), packages);
  }
  rmSync(stampOf('build'), { force: true });
  npm('npm run build', 'run', 'build');
  writeFileSync(stampOf('build'), inputs);
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A folder is made by one process only. One whose maker is gone is taken away. */
function takeLock() {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let pid = 0;
    try {
      pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    } catch {
      // Made this moment, its maker has not signed yet; or gone this moment.
    }
    if (pid > 0 && !isRunning(pid)) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
  }
  throw new Error('another build of the pages does not end');
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Node.js 20.19 or newer is needed, this is ${process.versions.node}; the server runs its API without pages`);
  process.exit(0);
}
mkdirSync(inRoot('obj'), { recursive: true });
takeLock();
try {
  build();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  rmSync(lock, { recursive: true, force: true });
}
