import { elasticNetPath, ridgePath, sparseRegression } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const firstSeed = 1;
const noise = slider('σ', 4, { min: 2, max: 8, step: 0.5 });
const lambdas = [3, 2, 1, 0.5, 0.25, 0.12, 0.06];
const penalties = lambdas.map((l1) => ({ l1 }));

const rows = [1, 3, 6, 12, 20].map((nonzero) => {
  const kind = { count: 60, features: 20, nonzero, noise };
  const draws = Array.from({ length: 20 }, (_, k) => {
    const data = sparseRegression({ ...kind, seed: firstSeed + k });
    const size = data.weights.reduce((sum, w) => sum + w * w, 0);
    const error = ({ weights }: { weights: Float64Array }) => {
      const gaps = weights.map((w, j) => w - data.weights[j]);
      return gaps.reduce((sum, gap) => sum + gap * gap, 0) / size;
    }; // ‖w − w*‖²/‖w*‖²
    const l1 = Math.min(...elasticNetPath(data, penalties).map(error));
    return [l1, Math.min(...ridgePath(data, lambdas).map(error))];
  });
  const mean = (i: number) =>
    draws.reduce((sum, each) => sum + each[i], 0) / 20;
  plot.line('L1', nonzero, mean(0));
  plot.line('L2', nonzero, mean(1));
  return [mean(0), mean(1), draws.filter(([l1, l2]) => l2 < l1).length];
});
plot.axes({ x: 'useful, of 20', y: 'distance', yDomain: [0, 1] });
export const [[fewL1, fewL2, fewWins], , , , [allL1, allL2, allWins]] = rows;
