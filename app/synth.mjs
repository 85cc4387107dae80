// Runs the sample app for the CDK CLI. Compiles first if any source has changed, and starts java directly if none has:
// a Maven start would cost more than the synthesis itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN_CLASS = 'io.github.wpdata.cdk.app.WordPressDataApp';
const windows = process.platform === 'win32';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const stampFile = join(root, 'app', 'target', 'synth', 'stamp.json');

/** Everything that the compiled app depends on, by content: a time stamp would miss a checkout or a copied tree. */
function fingerprint() {
  const hash = createHash('sha256').update(java);
  const add = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) add(child);
      else hash.update(child).update('\0').update(readFileSync(join(root, child))).update('\0');
    }
  };
  ['lib/src/main', 'app/src/main', '.mvn'].forEach(add);
  ['pom.xml', 'lib/pom.xml', 'app/pom.xml'].forEach((pom) => hash.update(pom).update(readFileSync(join(root, pom))));
  return hash.digest('hex');
}

/** What the last compilation left, if it still holds. */
function upToDate(print) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return stamp.fingerprint === print && stamp.classpath.every((path) => existsSync(path)) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

function compile(print) {
  const list = join(root, 'app', 'target', 'synth', 'classpath');
  mkdirSync(dirname(list), { recursive: true });
  const goals = ['package', 'dependency:build-classpath', `-Dmdep.outputFile=${list}`, '-Dmdep.includeScope=runtime'];
  const skipped = ['-DskipTests', '-Dmaven.javadoc.skip=true', '-Dmaven.source.skip=true'];
  const maven = ['-q', '-B', '-f', join(root, 'pom.xml'), '-pl', 'app', '-am', ...goals, ...skipped];
  // The CDK CLI shows the app's error stream, and so Maven's errors.
  run(windows ? 'mvn.cmd' : 'mvn', maven, { stdio: ['ignore', 2, 2], shell: windows });
  const dependencies = readFileSync(list, 'utf8').trim().split(delimiter);
  const stamp = { fingerprint: print, classpath: [join(root, 'app', 'target', 'classes'), ...dependencies] };
  writeFileSync(stampFile, JSON.stringify(stamp));
  return stamp;
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, options);
  if (error) {
    console.error(`${command} did not start (${error.message}); install a JDK 17 or later and Maven 3.8 or later`);
  }
  if (status !== 0) process.exit(status ?? 1);
}

const print = fingerprint();
const { classpath } = upToDate(print) ?? compile(print);
run(java, ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-cp', classpath.join(delimiter), MAIN_CLASS], {
  stdio: 'inherit',
});
