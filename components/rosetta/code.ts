/** Programs to copy, with the numbers filled in: each is complete, imports what it needs, and takes one step or fits. */
import { writeNumber, type State } from './state.ts';
import { convert, lossFactor, systemOf, type Kind, type SystemId } from './table.ts';

export const frameworks = ['pytorch', 'keras', 'optax', 'scikit-learn'] as const;
export type Framework = (typeof frameworks)[number];

/** A number as Python writes it. */
const python = (value: number): string => (value === Infinity ? 'float("inf")' : writeNumber(value));

/** A framework's program for what was typed; null if it has no argument for it. */
export function codeFor(framework: Framework, state: State): string | null {
  const readings = convert(state.from, state.value, state);
  const { kind } = systemOf(state.from);
  const knob = (id: SystemId): string => {
    const reading = readings[id];
    return python('equal' in reading ? reading.equal : NaN);
  };
  const rate = python(state.learningRate);
  const momentum = python(state.momentum);
  const batch = String(state.batch);
  const factor = state.half ? '0.5 * ' : '';
  const reduce = state.mean ? 'mean' : 'sum';
  if (framework === 'scikit-learn') return scikitLearn(kind, knob, state);
  if (kind === 'l1' && framework !== 'keras') return null;
  return { pytorch, keras, optax }[framework]();

  function pytorch(): string {
    const reduction = state.mean ? '' : ', reduction="sum"';
    const [name, decay, more] =
      kind === 'penalty'
        ? ['SGD', knob('torch-sgd'), `, momentum=${momentum}`]
        : ['AdamW', knob('adamw'), ''];
    return `import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.LayerNorm(16), nn.ReLU(), nn.Linear(16, 1))
decayed = [p for p in model.parameters() if p.ndim >= 2]
free = [p for p in model.parameters() if p.ndim < 2]
optimizer = torch.optim.${name}(
    [
        {"params": decayed, "weight_decay": ${decay}},
        {"params": free, "weight_decay": 0.0},
    ],
    lr=${rate}${more},
)

x, y = torch.randn(${batch}, 8), torch.randn(${batch}, 1)
loss = ${factor}nn.functional.mse_loss(model(x), y${reduction})
optimizer.zero_grad()
loss.backward()
optimizer.step()
`;
  }

  function keras(): string {
    const loss = `lambda y, z: ${factor}keras.ops.${reduce}((y - z) ** 2)`;
    const regularizer = {
      penalty: `L2(${knob('keras-l2')})`,
      l1: `L1(${python(lossFactor(state) * state.value)})`,
      shrink: '',
    }[kind];
    const kernel = regularizer && `, kernel_regularizer=keras.regularizers.${regularizer}`;
    const optimizer =
      kind === 'shrink'
        ? `keras.optimizers.AdamW(learning_rate=${rate}, weight_decay=${knob('adamw')})
optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])`
        : `keras.optimizers.SGD(learning_rate=${rate}, momentum=${momentum})`;
    return `import keras
import numpy as np

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16${kernel}),
    keras.layers.LayerNormalization(),
    keras.layers.ReLU(),
    keras.layers.Dense(1${kernel}),
])
optimizer = ${optimizer}
model.compile(optimizer=optimizer, loss=${loss})

x, y = np.random.randn(${batch}, 8), np.random.randn(${batch}, 1)
model.train_on_batch(x, y)
`;
  }

  function optax(): string {
    const optimizer =
      kind === 'penalty'
        ? `optax.chain(
    optax.add_decayed_weights(${knob('optax-before')}, mask=decayed),
    optax.sgd(${rate}, momentum=${momentum}),
)`
        : `optax.adamw(${rate}, weight_decay=${knob('optax-after')}, mask=decayed)`;
    return `import jax
import jax.numpy as jnp
import optax

params = {"w": jnp.ones((8, 1)), "b": jnp.zeros(1)}
decayed = jax.tree.map(lambda p: p.ndim >= 2, params)
optimizer = ${optimizer}

def loss(params, x, y):
    return ${factor}jnp.${reduce}((x @ params["w"] + params["b"] - y) ** 2)

x, y = jnp.ones((${batch}, 8)), jnp.ones((${batch}, 1))
state = optimizer.init(params)
gradient = jax.grad(loss)(params, x, y)
updates, state = optimizer.update(gradient, state, params)
params = optax.apply_updates(params, updates)
`;
  }
}

function scikitLearn(kind: Kind, knob: (id: SystemId) => string, { examples }: State): string | null {
  if (kind === 'shrink') return null;
  const data = `rng = np.random.default_rng(0)
X = rng.normal(size=(${examples}, 8))
y = X @ rng.normal(size=8) + rng.normal(size=${examples})
`;
  if (kind === 'l1') {
    return `import numpy as np
from sklearn.linear_model import Lasso

${data}
print(Lasso(alpha=${knob('lasso')}).fit(X, y).coef_)
`;
  }
  return `import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge, SGDRegressor

${data}
print(Ridge(alpha=${knob('ridge')}).fit(X, y).coef_)
print(SGDRegressor(alpha=${knob('sgd-regressor')}).fit(X, y).coef_)
print(LogisticRegression(C=${knob('logistic')}).fit(X, y > 0).coef_)
`;
}
