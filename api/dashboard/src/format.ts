import type { Zone } from './state/settings';

const minus = '−';

/** A decimal of the API as a whole number of units of its last place. */
interface Scaled {
  units: bigint;
  scale: number;
}

function scaled(text: string): Scaled {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function plain({ units, scale }: Scaled): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return (negative ? '-' : '') + whole + (scale > 0 ? `.${digits.slice(-scale)}` : '');
}

function rounded(value: Scaled, places: number): Scaled {
  if (value.scale <= places) return { units: value.units * 10n ** BigInt(places - value.scale), scale: places };
  const divisor = 10n ** BigInt(value.scale - places);
  const magnitude = value.units < 0n ? -value.units : value.units;
  const result = (magnitude + divisor / 2n) / divisor;
  return { units: value.units < 0n ? -result : result, scale: places };
}

/** Adds decimals exactly. */
export function sum(values: readonly string[]): string {
  const parts = values.map(scaled);
  const scale = parts.reduce((most, part) => Math.max(most, part.scale), 0);
  return plain({ units: parts.reduce((total, part) => total + rounded(part, scale).units, 0n), scale });
}

/** -1, 0 or 1. */
export function signOf(text: string): number {
  const { units } = scaled(text);
  return units > 0n ? 1 : units < 0n ? -1 : 0;
}

/** Number of decimal places of a step such as "0.010": 2. */
export function placesOf(step: string): number {
  const [, fraction = ''] = step.split('.');
  return fraction.replace(/0+$/, '').length;
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const sign = text.startsWith('-') ? minus : '';
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** A decimal with thousands separated, to a number of places when given, but never rounded to nothing. */
export function decimal(text: string, places?: number): string {
  const value = scaled(text);
  if (places === undefined) return grouped(text);
  for (let more = places; ; more++) {
    const candidate = rounded(value, more);
    if (candidate.units !== 0n || value.units === 0n || more >= value.scale) return grouped(plain(candidate));
  }
}

const currencyPlaces: Record<string, number> = { USD: 2, USDT: 2, USDC: 2, EUR: 2, INR: 2, BTC: 8, ETH: 8 };

/** Money to its currency's places, without the currency. */
export function money(text: string, currency: string): string {
  return decimal(text, currencyPlaces[currency] ?? 2);
}

/** Money with an explicit sign, as profit and loss are read. */
export function signedMoney(text: string, currency: string): string {
  return (signOf(text) > 0 ? '+' : '') + money(text, currency);
}

export function percent(fraction: number, places = 0): string {
  const value = Math.abs(fraction * 100).toFixed(places);
  return `${fraction < 0 && Number(value) !== 0 ? minus : ''}${value}%`;
}

export function signedPercent(fraction: number, places = 2): string {
  const text = percent(fraction, places);
  return fraction > 0 && Number.parseFloat(text) !== 0 ? `+${text}` : text;
}

/** A number to fixed places with an explicit sign; what rounds to nothing has none. */
export function signed(value: number, places = 1): string {
  const text = Math.abs(value).toFixed(places);
  return Number(text) === 0 ? text : (value < 0 ? minus : '+') + text;
}

/** A statistic with about four significant digits. */
export function statistic(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  const text =
    magnitude < 0.001 || magnitude >= 1e7
      ? magnitude.toExponential(2)
      : magnitude.toFixed(Math.max(0, 3 - Math.floor(Math.log10(magnitude))));
  return (value < 0 ? minus : '') + text;
}

const two = (value: number): string => value.toString().padStart(2, '0');

/** 14:05:09 */
export function clockTime(ms: number, zone: Zone): string {
  const date = new Date(ms);
  return zone === 'UTC'
    ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
    : `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** 2025-03-01 14:05 */
export function dateTime(ms: number, zone: Zone): string {
  const date = new Date(ms);
  const day =
    zone === 'UTC'
      ? `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
      : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${clockTime(ms, zone)}`;
}

/** How long ago: 4s, 3m 20s, 5h 10m, 2d 4h. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}h ${two(minutes % 60)}m` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** MEAN_REVERSION or mean-reversion: Mean reversion. */
export function words(code: string): string {
  const text = code.replaceAll(/[_-]+/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
