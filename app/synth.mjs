// Runs the sample app for the CDK CLI, and compiles it first if a source has changed. Build outputs are stored under a hash of
// their inputs, so nothing stale is ever run, and two runs at once do no harm; see docs/adr/0003.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN_CLASS = 'io.github.wpdata.cdk.app.WordPressDataApp';
const POMS = ['pom.xml', 'lib/pom.xml', 'app/pom.xml', '.mvn'];
const SOURCES = ['lib/src/main/java', 'app/src/main/java'];
const RESOURCES = ['lib/src/main/resources', 'app/src/main/resources'];
// Neither javac nor the app runs for long enough to earn back what the optimising compiler costs.
const SHORT_RUN = '-XX:TieredStopAtLevel=1';
// V8 starts four; where fewer cores are free, they hold up the thread that they are to help.
const V8_HELPERS = Math.max(1, Math.min(4, availableParallelism() - 1));
// The CDK CLI shows the app's error stream, and so the errors of Maven and javac.
const BUILD_OUTPUT = ['ignore', 2, 2];
const DAY = 24 * 60 * 60 * 1000;

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
const store = join(root, 'app', 'target', 'synth');
const jars = dependencies();
const classes = stored('classes', () => [...jars, ...SOURCES.flatMap(contents)], compile);
const classPath = joined([...jars, classes, ...inRoot(RESOURCES)]);
const env = { ...process.env, NODE_OPTIONS: `--v8-pool-size=${V8_HELPERS} ${process.env.NODE_OPTIONS ?? ''}` };
run(jdk('java'), [SHORT_RUN, '--class-path', classPath, MAIN_CLASS], { stdio: 'inherit', env });

function dependencies() {
  const list = () => stored('classpath', () => POMS.flatMap(contents), resolve);
  const read = () => readFileSync(list(), 'utf8').split(delimiter);
  if (!read().every((jar) => existsSync(jar))) rmSync(list());
  return read();
}

function resolve(draft) {
  console.error('Downloading the dependencies that are not there yet and compiling; later runs skip this.');
  // Without the phase `compile`, Maven would look for the library in repositories; there is nothing to compile yet.
  const goals = ['compile', '-Dmaven.main.skip', 'dependency:build-classpath', `-Dmdep.outputFile=${draft}`];
  const others = ['-Dmdep.includeScope=runtime', '-DexcludeGroupIds=io.github.wpdata'];
  const args = ['-q', '-B', '-f', join(root, 'pom.xml'), '-pl', 'app', '-am', ...goals, ...others];
  if (process.platform === 'win32') {
    run(`mvn.cmd ${args.map((arg) => `"${arg}"`).join(' ')}`, [], { stdio: BUILD_OUTPUT, shell: true });
  } else {
    run('mvn', args, { stdio: BUILD_OUTPUT });
  }
}

/** Compiles what the app uses, without the checks of the build. */
function compile(draft) {
  const main = join(root, SOURCES[1], ...MAIN_CLASS.split('.'));
  const options = ['--release', '17', '-encoding', 'UTF-8', '-parameters', '-proc:none', '-nowarn', '-d', draft];
  const paths = ['--class-path', joined(jars), '--source-path', joined(inRoot(SOURCES))];
  run(jdk('javac'), [`-J${SHORT_RUN}`, ...options, ...paths, `${main}.java`], { stdio: BUILD_OUTPUT });
}

/** The path of what is made of these parts; makes it if it is not there. */
function stored(kind, parts, make) {
  const path = place(kind, parts());
  if (existsSync(path)) return path;
  const draft = join(scratch(), kind);
  make(draft);
  // If something was saved meanwhile, this may be made of either version, and is made again.
  if (path === place(kind, parts())) move(draft, path);
  return stored(kind, parts, make);
}

function place(kind, parts) {
  const hash = createHash('sha256').update(readFileSync(script));
  parts.forEach((part) => hash.update(`${part.length} `).update(part));
  return join(store, `${hash.digest('hex').slice(0, 32)}.${kind}`);
}

/** Names and contents of all files below a path; time stamps would miss a checkout. */
function contents(path) {
  const file = join(root, path);
  if (!statSync(file).isDirectory()) return [path, readFileSync(file)];
  return readdirSync(file).sort().flatMap((name) => contents(`${path}/${name}`));
}

/** A folder for what is not whole yet, gone when this run ends. Clears away what older runs have left, too. */
function scratch() {
  mkdirSync(store, { recursive: true });
  for (const name of readdirSync(store).filter((name) => /^scratch-|\.classes$/.test(name))) {
    const old = join(store, name);
    if (statSync(old, { throwIfNoEntry: false })?.mtimeMs < Date.now() - DAY) rmSync(old, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(store, 'scratch-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function move(draft, path) {
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error; // Else another run was quicker.
  }
}

function jdk(tool) {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', tool) : tool;
}

function joined(paths) {
  return paths.join(delimiter);
}

function inRoot(paths) {
  return paths.map((path) => join(root, path));
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, options);
  if (error) {
    console.error(`${command} did not start (${error.message}); install a JDK 17 or later and Maven 3.8 or later`);
  }
  if (status !== 0) process.exit(status ?? 1);
}
