import { elasticNetPath, sparseRegression } from 'weight-decay';
import { chart } from 'weight-decay/plot';

const firstSeed = 1;
const lambdas = [0.7, 0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05];
const penalties = lambdas.map((l1) => ({ l1 }));
const kind = { count: 60, features: 100, nonzero: 5, noise: 0.5 };

const [recall, precision, error] = [0, 1, 2].map(() => lambdas.map(() => 0));
for (let seed = firstSeed; seed < firstSeed + 20; seed++) {
  const { weights: truth, ...data } = sparseRegression({ ...kind, seed });
  elasticNetPath(data, penalties).forEach(({ weights, nonzero }, k) => {
    const found = weights.filter((w, j) => w * truth[j] !== 0).length;
    recall[k] += found / 5 / 20;
    precision[k] += found / nonzero / 20;
    const gaps = weights.map((w, j) => w - truth[j]);
    error[k] += gaps.reduce((sum, gap) => sum + gap * gap, 0) / 20;
  });
}
const [found, far] = ['selection', 'estimation'].map((key) => chart(key));
found.line('recall', lambdas, recall);
found.line('precision', lambdas, precision);
found.axes({ x: 'λ', xScale: 'log', yDomain: [0, 1] });
far.line('squared error', lambdas, error); // ‖w − w*‖²
far.axes({ x: 'λ', xScale: 'log' });

const k = error.indexOf(Math.min(...error));
export const [bestLambda, bestPrecision] = [lambdas[k], precision[k]];
export const [largePrecision, largeRecall] = [precision[1], recall[1]];
export const times = error[1] / error[k];
