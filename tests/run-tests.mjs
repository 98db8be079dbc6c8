// Runs the test projects, reads their results and ends with `N passed, N failed`.
// Usage: node run-tests.mjs ROOT [--all] [PROJECT ...]
// Tests marked explicit are slow: they run with --all only, and then one project at a time, since they use the whole
// machine, beside the classes that wait for their markets. Without them projects mostly wait for sockets, processes and
// browsers, so two run side by side.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [root, ...rest] = process.argv.slice(2);
const isAll = rest.includes('--all');
const wanted = rest.filter(word => word !== '--all');
const projectTimeoutMinutes = 35;
/** A test that runs for longer is named, so that one that never ends can be found. */
const longRunningSeconds = 240;
const lanes = isAll ? 1 : 2;
/** Processes of tests, and the services that they start, end before profiles of their code would pay: without them a fifth less is computed. */
const environment = { DOTNET_TieredPGO: '0', ...process.env };
/** Wait for minutes of their markets and of their venues, each on a thread of its own; nothing else has to wait for them. */
const patient = {
  project: 'Aetherion.EndToEnd.Tests',
  name: 'Aetherion.EndToEnd.Tests, patiently',
  classes: ['BotRecordingTests', 'FallbackRecordingTests', 'Orders.BinanceLiveOrdersTests', 'Orders.SettleDialogTests', 'Orders.WeexLiveOrdersTests']
    .map(name => `Aetherion.EndToEnd.Tests.${name}`),
};
/** What takes longest, longest first; begun last, one of them would run alone at the end. */
const longest = [
  'Aetherion.EndToEnd.Tests',
  'Aetherion.Dashboard.Tests',
  'Aetherion.Api.Tests',
  'Aetherion.Silo.Tests',
  'Aetherion.Domain.Tests',
  'Aetherion.Grains.Tests',
  'Aetherion.Postgres.Tests',
  'Aetherion.Client.Tests',
  'Aetherion.Host.Tests',
];
/** A test that may be skipped says so at the head of its reason; any other skipped test counts as failed. */
const skippableMark = '[skippable]';

const results = join(root, 'artifacts', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const projects = readdirSync(join(root, 'tests'))
  .filter(name => name.endsWith('.Tests') && (wanted.length === 0 || wanted.includes(name)))
  .sort();
const unknown = wanted.filter(name => !projects.includes(name));
if (unknown.length > 0) {
  console.error(`There is no test project ${unknown.join(', ')} in tests/.`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const isApart = isAll && projects.includes(patient.project);
const waiting = projects
  .toSorted((one, other) => rank(one) - rank(other))
  .map(project => ({ project, name: project, filter: isApart && project === patient.project ? each('-class-', patient.classes) : [] }));
const running = Array.from({ length: lanes }, async () => {
  while (waiting.length > 0) await runAndTell(waiting.shift());
});
if (isApart) {
  const filter = [...each('-class', patient.classes), '-maxThreads', String(patient.classes.length)];
  running.push(runAndTell({ ...patient, filter }));
}
await Promise.all(running);
for (const failure of failures) console.log(`\nFAILED ${failure}`);
if (totals.passed + totals.failed === 0) {
  console.log('no test was run');
  totals.failed = 1;
}
if (totals.skipped > 0) console.log(`\n${totals.skipped} skipped, as announced above`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

function each(option, values) {
  return values.flatMap(value => [option, value]);
}

/** Those that are not named come last, in the order of their names. */
function rank(project) {
  return longest.includes(project) ? longest.indexOf(project) : longest.length;
}

async function runAndTell(part) {
  const started = Date.now();
  const counts = await run(part);
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  totals.skipped += counts.skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${part.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s`);
}

/** Runs a project or a part of it and returns the counts; what leaves no readable report counts as one failure. */
async function run({ project, name, filter }) {
  const assembly = join(root, 'artifacts', 'bin', project, 'release', `${project}.dll`);
  const report = join(results, `${name}.trx`);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const { code, output } = await execute('dotnet', [
    assembly, '-trx', report, '-noLogo', '-longRunning', String(longRunningSeconds), ...filter, ...(isAll ? ['-explicit', 'on'] : []),
  ]);
  if (!existsSync(report)) {
    counts.failed = 1;
    failures.push(`${name} ended with code ${code} and left no report:\n${output.slice(-4000)}`);
    return counts;
  }
  for (const test of readReport(readFileSync(report, 'utf8'))) count(project, test, counts);
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    failures.push(`${name} ended with code ${code} though no test failed:\n${output.slice(-4000)}`);
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    counts.failed = 1;
    failures.push(`${name} holds no test.`);
  }
  return counts;
}

function count(project, test, counts) {
  if (test.outcome === 'Passed') {
    counts.passed++;
  } else if (test.outcome === 'NotRunnable' && !isAll) {
    counts.skipped++;
    console.log(`skipped: ${test.name}: slow, run by --all`);
  } else if (test.outcome === 'NotExecuted' && test.message.trimStart().startsWith(skippableMark)) {
    counts.skipped++;
    console.log(`skipped: ${test.name}: ${test.message.trim()}`);
  } else {
    counts.failed++;
    failures.push(`${project}: ${test.name} (${test.outcome})\n${test.message}`);
  }
}

/** The tests of a .trx report with outcome and message. */
function readReport(xml) {
  const tests = [];
  for (const match of xml.matchAll(/<UnitTestResult\b([^>]*?)(\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    tests.push({
      name: decode(attribute(match[1], 'testName')),
      outcome: attribute(match[1], 'outcome'),
      message: decode(/<Output>([\s\S]*?)<\/Output>/.exec(match[3] ?? '')?.[1] ?? '').replace(/<[^>]+>/g, ' '),
    });
  }
  return tests;
}

function attribute(text, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';
}

function decode(text) {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'")
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&amp;/g, '&');
}

function execute(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    const keep = chunk => {
      chunks.push(chunk);
      if (process.env.AETHERION_TEST_VERBOSE) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      chunks.push(Buffer.from(`\nkilled after ${projectTimeoutMinutes} minutes\n`));
      child.kill('SIGKILL');
    }, projectTimeoutMinutes * 60_000);
    child.on('error', error => chunks.push(Buffer.from(String(error))));
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
