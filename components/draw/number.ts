/** Numbers as a reader meets them: everywhere on the site the same value looks the same. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number with `digits` significant digits and nothing after them: 0.163, 2.5, −1.2×10⁻⁵.
 *
 * The whole part is never rounded away, so that a count stays a count: 1234, 20 000. From a million up, and
 * below a thousandth, powers of ten take over. Five digits and more are grouped by a narrow space.
 */
export function format(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const sign = value < 0 ? '−' : '';
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  if (Number(exponent) < -3 || Number(exponent) > 5) {
    const figures = mantissa.replace(/\.?0+$/, '');
    return `${sign}${figures === '1' ? '' : `${figures}×`}${power(Number(exponent))}`;
  }
  const whole = String(Math.trunc(Math.abs(value))).length;
  return sign + group(String(Number(Math.abs(value).toPrecision(Math.max(digits, whole)))));
}

/** A number as a reader types it: 1000, 1,000, 0.5, 0,5, −1e-4, full-width figures; NaN if it is none. */
export function parse(text: string): number {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace('−', '-');
  // A comma groups three figures, but not after a zero.
  const isGrouped = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/.test(plain);
  return Number((isGrouped ? plain.replaceAll(',', '') : plain.replace(',', '.')) || NaN);
}

/** 10ⁿ in writing: 10⁻⁵. */
export function power(exponent: number): string {
  const figures = String(Math.abs(exponent)).replace(/\d/g, (figure) => superscripts[Number(figure)]);
  return `10${exponent < 0 ? '⁻' : ''}${figures}`;
}

/** A number with a fixed count of decimals, for the ticks of one axis. */
export function fixed(value: number, decimals: number): string {
  const text = group(Math.abs(value).toFixed(decimals));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function group(text: string): string {
  const [whole, fraction] = text.split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
