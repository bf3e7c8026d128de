/** A run of the playground as a program for the scratchpad: the same calls, and so the same numbers to the last bit. */
import { testCount, testSeed, trueLine, twinOf, widthsOf, type Change } from './simulation.ts';
import { agreed, type State } from './state.ts';

/** `a, b, c` in lines of at most `width` columns. */
function wrapped(items: readonly string[], indent: string, width = 80): string {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${item},`.length <= width)
      lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${indent}${item},`);
  }
  return lines.join('\n');
}

function imports(names: string[]): string {
  const all = [...new Set(names)].sort((a, b) => a.localeCompare(b));
  const line = `import { ${all.join(', ')} } from 'weight-decay';`;
  return line.length <= 80 ? line : `import {\n${wrapped(all, '  ')}\n} from 'weight-decay';`;
}

/** λ or η by the step after which it changed: `{ 120: 0.1, 300: 0.01 }`. */
function table(changes: readonly Change[]): string {
  const entries = changes.map(({ after, value }) => `${after}: ${value}`);
  const line = `{ ${entries.join(', ')} }`;
  return line.length <= 50 ? line : `{\n${wrapped(entries, '  ')}\n}`;
}

/**
 * The program of a run that began with a state and was changed on its way; it takes `steps` steps.
 *
 * It exports the training loss, the test loss and the length of the weights, and those of the twin if there is one.
 */
export function programOf(begun: State, changes: readonly Change[], steps: number): string {
  const state = agreed(begun);
  const { data, count, noise, seed, flipped, optimizer, decay, eta } = state;
  const twin = twinOf(state);
  const isLine = data === 'line';
  const isSquared = state.loss === 'squared';
  const isSigned = isSquared && !isLine;
  const isL1 = decay === 'l1';
  const create = optimizer === 'momentum' ? 'sgd' : optimizer;
  const loss = isSquared ? 'halfSquaredError' : 'binaryCrossEntropy';
  const used = [data, loss, create, 'evaluate', 'mlp', 'norm', 'train'];
  if (flipped > 0) used.push('flipLabels');
  if (isL1) used.push('penalty');

  const shape = isLine ? `, slope: ${trueLine.slope}, intercept: ${trueLine.intercept}` : '';
  const drawn = (rows: number, from: string) =>
    isLine
      ? `${data}({\n  count: ${rows}, noise: ${noise}${shape}, ${from},\n})`
      : `${data}({ count: ${rows}, noise: ${noise}, ${from} })`;
  const other = `seed: seed + ${testSeed}`;
  const lines = [imports(used), `import { chart } from 'weight-decay/plot';`, '', `const seed = ${seed};`];
  lines.push(`const precision = 'float32' as const; // the fast engine`);
  const [trainName, testName] = isSigned ? ['labelled', 'labelledTest'] : ['data', 'test'];
  if (flipped > 0) {
    lines.push(`const clean = ${drawn(count, 'seed')};`);
    lines.push(`const ${trainName} = flipLabels(clean, { share: ${flipped}, seed });`);
  } else lines.push(`const ${trainName} = ${drawn(count, 'seed')};`);
  lines.push(`const ${testName} = ${drawn(testCount, other)};`);
  if (isSigned) {
    lines[0] += `\nimport type { Data } from 'weight-decay';`;
    lines.push(
      'const signs = (from: Data) =>',
      '  ({ ...from, targets: from.targets.map((y) => 2 * y - 1) }); // −1, 1',
      `const [data, test] = [signs(${trainName}), signs(${testName})];`,
    );
  }
  lines.push(`const loss = ${loss};`);

  const rates = changes.filter(({ name }) => name === 'eta');
  const strengths = decay === 'none' ? [] : changes.filter(({ name }) => name === 'lambda');
  if (rates.length > 0) lines.push(`const rates: Record<number, number> = ${table(rates)};`);
  if (strengths.length > 0) lines.push(`const strengths: Record<number, number> = ${table(strengths)};`);

  // What the two runs differ in.
  const isOtherDecay = twin !== undefined && twin.decay !== decay;
  const isL1Beside = isL1 && isOtherDecay;
  const onlyMain = strengths.length > 0 && twin !== undefined && !isOtherDecay;
  const parameters = ['key: string', 'lambda: number'];
  if (isOtherDecay) parameters.push(`decay: '${[...new Set([decay, 'decoupled'])].join("' | '")}'`);
  if (onlyMain) parameters.push('changes: Record<number, number>');
  lines.push('', `function run(${parameters.join(', ')}) {`);

  const widths = `[${widthsOf(state).join(', ')}]`;
  lines.push(`  const model = mlp(${widths}, { activation: '${state.activation}', seed });`);
  const isBiases = state.acts === 'biases';
  const decayed = isBiases ? 'model.parameters' : 'model.weights';
  const isByOptimizer = !isL1 && decay !== 'none';
  const isGrouped = isByOptimizer || isL1Beside;
  if (isGrouped) {
    const strength = isL1Beside ? `decay === 'decoupled' ? lambda : 0` : 'lambda';
    lines.push(`  const weightDecay = ${strength};`);
    lines.push(`  const decaying = { params: ${decayed}, weightDecay };`);
  }
  const groups = isBiases ? '[decaying]' : '[decaying, { params: model.biases }]';
  const options = [`learningRate: ${eta}`];
  if (isByOptimizer) options.push(isOtherDecay ? 'decay' : `decay: '${decay}' as const`);
  if (isL1Beside) options.push(`decay: 'decoupled' as const`);
  if (optimizer === 'momentum') options.push('momentum: 0.9');
  lines.push(`  const options = { ${options.join(', ')} };`);
  lines.push(`  const optimizer = ${create}(${isGrouped ? groups : 'model.parameters'}, options);`);
  if (isL1) {
    const value = isL1Beside ? `decay === 'l1' ? lambda : 0` : 'lambda';
    lines.push(`  const l1 = ${value};`);
    lines.push(`  const shrink = penalty(${decayed}, { l1, method: 'proximal' });`);
  }
  const given = ['model', 'data', 'loss', 'optimizer', 'seed', 'precision'];
  if (isL1) given.push('penalty: shrink');
  if (state.batch > 0) given.push(`batch: ${state.batch}`);
  const training = `  const training = { ${given.join(', ')} };`;
  lines.push(training.length <= 80 ? training : `  const training = {\n${wrapped(given, '    ')}\n  };`);
  lines.push(`  for (const { step } of train({ ...training, steps: ${steps} })) {`);
  if (rates.length > 0) {
    lines.push('    if (step in rates) optimizer.set({ learningRate: rates[step] });');
  }
  if (strengths.length > 0) {
    const from = onlyMain ? 'changes' : 'strengths';
    const change = isL1
      ? `shrink.groups[0].l1 = ${from}[step]`
      : `optimizer.groups[0].weightDecay = ${from}[step]`;
    if (isL1Beside) {
      lines.push(`    if (step in ${from} && decay === 'l1')`, `      ${change};`);
      lines.push(`    if (step in ${from} && decay === 'decoupled')`);
      lines.push(`      optimizer.groups[0].weightDecay = ${from}[step];`);
    } else lines.push(`    if (step in ${from})`, `      ${change};`);
  }
  const stride = Math.max(1, Math.round(steps / 100));
  if (stride > 1) lines.push(`    if (step % ${stride} > 0) continue;`);
  lines.push(
    `    chart(key).line('training loss', step, evaluate(model, data, loss).loss);`,
    `    chart(key).line('test loss', step, evaluate(model, test, loss).loss);`,
    '  }',
    '  const [trained, tested] = [data, test].map(',
    '    (on) => evaluate(model, on, loss).loss,',
    '  );',
    '  return [trained, tested, norm(model.weights)];',
    '}',
  );
  const call = (exported: string, key: string, of: State, changed: string) => {
    const given = [`'${key}'`, String(of.lambda)];
    if (isOtherDecay) given.push(`'${of.decay}'`);
    if (onlyMain) given.push(changed);
    lines.push(`export const [${exported}] =`, `  run(${given.join(', ')});`);
  };
  call('trainingLoss, testLoss, length', 'with decay', state, 'strengths');
  if (twin)
    call(
      'twinTrainingLoss, twinTestLoss, twinLength',
      isOtherDecay ? 'decoupled' : 'without decay',
      twin,
      '{}',
    );
  return lines.join('\n') + '\n';
}
