#!/usr/bin/env node
// Extracts, for every type that the extract names, the properties whose change replaces a resource of that type, from
// the CloudFormation resource schemas as the npm package @aws-cdk/aws-service-spec publishes them.
//
//   node tools/replacement-properties.mjs            regenerate from the version that the extract names
//   node tools/replacement-properties.mjs 0.1.216    regenerate from another version
//   node tools/replacement-properties.mjs --check    regenerate, compare, exit 1 with a diff if the extract is stale
//
// The package is installed into a temporary directory; nothing but the extract is left behind.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@aws-cdk/aws-service-spec';
const EXTRACT = fileURLToPath(
  new URL('../lib/src/main/resources/io/github/wpdata/cdk/guard/replacement-properties.json', import.meta.url));

// Properties that refuse a deletion.
const PROTECTION = /^DeletionProtection(Enabled)?$/;

const extract = () => JSON.parse(readFileSync(EXTRACT, 'utf8'));

const npm = (args, directory) =>
  execFileSync('npm', args, { cwd: directory, encoding: 'utf8', shell: process.platform === 'win32' });

/** Walks a type's properties; a path stops where the schema flags it, for what lies below changes with it. */
function properties(db, resource) {
  const found = { replaces: [], mayReplace: [], protects: [] };
  const walk = (members, prefix, open) => {
    for (const [name, property] of Object.entries(members)) {
      const path = prefix + name;
      if (property.causesReplacement === 'yes') found.replaces.push(path);
      else if (property.causesReplacement === 'maybe') found.mayReplace.push(path);
      else if (PROTECTION.test(name)) found.protects.push(path);
      else {
        const array = property.type.type === 'array';
        const type = array ? property.type.element : property.type;
        if (type.type === 'ref' && !open.includes(type.reference.$ref)) {
          const definition = db.get('typeDefinition', type.reference.$ref);
          walk(definition.properties, `${path}${array ? '[]' : ''}.`, [...open, type.reference.$ref]);
        }
      }
    }
  };
  walk(resource.properties, '', []);
  return Object.fromEntries(Object.entries(found).map(([kind, paths]) => [kind, paths.sort()]));
}

function generate(version) {
  const directory = mkdtempSync(join(tmpdir(), 'replacement-properties-'));
  try {
    npm(['install', '--silent', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts',
      '--prefix', directory, `${PACKAGE}@${version}`], directory);
    const published = JSON.parse(npm(['view', '--silent', PACKAGE, 'time', '--json'], directory))[version];
    const db = createRequire(join(directory, 'package.json'))(PACKAGE).loadAwsServiceSpecSync();
    const types = Object.keys(extract().types).sort().map((type) => {
      const [resource] = db.lookup('resource', 'cloudFormationType', 'equals', type);
      if (!resource) throw new Error(`${PACKAGE} ${version} knows no ${type}`);
      return [type, properties(db, resource)];
    });
    const fresh = { source: PACKAGE, version, published: published.slice(0, 10), types: Object.fromEntries(types) };
    return JSON.stringify(fresh, null, 2) + '\n';
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Shows what a refresh would change; git compares files outside a repository too. */
function check(generated) {
  if (generated === readFileSync(EXTRACT, 'utf8')) return;
  const directory = mkdtempSync(join(tmpdir(), 'replacement-properties-'));
  try {
    const fresh = join(directory, 'replacement-properties.json');
    writeFileSync(fresh, generated);
    const { stdout } = spawnSync('git', ['diff', '--no-index', '--', EXTRACT, fresh], { encoding: 'utf8' });
    console.error(`${stdout}${EXTRACT} is stale; refresh it with: node tools/replacement-properties.mjs`);
    process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const [argument] = process.argv.slice(2);
if (argument && argument !== '--check' && !/^\d+\.\d+\.\d+$/.test(argument)) {
  throw new Error(`${argument} is neither --check nor a version such as 0.1.216`);
}
const version = argument && argument !== '--check' ? argument : extract().version;
const generated = generate(version);
if (argument === '--check') check(generated);
else writeFileSync(EXTRACT, generated);
