import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  age,
  clockTime,
  decimal,
  money,
  percent,
  placesOf,
  signed,
  signedMoney,
  signedPercent,
  statistic,
  sum,
  words,
} from '../src/format';

test('decimals keep every digit and group thousands', () => {
  assert.equal(decimal('64250.10'), '64,250.10');
  assert.equal(decimal('-1234567.000012300'), '−1,234,567.000012300');
  assert.equal(decimal('0.00012300'), '0.00012300');
  assert.equal(decimal('9007199254740993.1', 1), '9,007,199,254,740,993.1');
});

test('decimals round half away from zero', () => {
  assert.equal(decimal('1.005', 2), '1.01');
  assert.equal(decimal('-1.005', 2), '−1.01');
  assert.equal(decimal('1.004', 2), '1.00');
  assert.equal(decimal('1', 2), '1.00');
});

test('what is not nothing is never rounded to nothing', () => {
  assert.equal(money('0.00004', 'USD'), '0.00004');
  assert.equal(money('-0.0001234', 'USD'), '−0.0001');
  assert.equal(money('0.0000', 'USD'), '0.00');
});

test('profit carries its sign', () => {
  assert.equal(signedMoney('12.345', 'USD'), '+12.35');
  assert.equal(signedMoney('-12.345', 'USD'), '−12.35');
  assert.equal(signedMoney('0', 'USD'), '0.00');
});

test('sums are exact', () => {
  assert.equal(sum(['0.1', '0.20', '-0.3']), '0.00');
  assert.equal(sum(['9007199254740993', '0.000000001']), '9007199254740993.000000001');
  assert.equal(sum([]), '0');
});

test('places of a step leave out closing zeros', () => {
  assert.equal(placesOf('0.010'), 2);
  assert.equal(placesOf('1'), 0);
  assert.equal(placesOf('0.5000'), 1);
});

test('percentages have a sign only when they have a digit', () => {
  assert.equal(percent(0.654), '65%');
  assert.equal(percent(-0.001), '0%');
  assert.equal(signedPercent(0.0123), '+1.23%');
  assert.equal(signedPercent(-0.0123), '−1.23%');
  assert.equal(signedPercent(0.00001), '0.00%');
});

test('statistics show about four digits', () => {
  assert.equal(statistic(0), '0');
  assert.equal(statistic(1.31), '1.310');
  assert.equal(statistic(-12.4), '−12.40');
  assert.equal(statistic(0.00081), '8.10e-4');
  assert.equal(statistic(123456), '123456');
});

test('ages are read at a glance', () => {
  assert.equal(age(-500), '0s');
  assert.equal(age(59_999), '59s');
  assert.equal(age(200_000), '3m 20s');
  assert.equal(age(5 * 3_600_000 + 600_000), '5h 10m');
  assert.equal(age(52 * 3_600_000), '2d 4h');
});

test('times of day are UTC when asked', () => {
  assert.equal(clockTime(Date.parse('2025-03-01T04:05:09.9Z'), 'UTC'), '04:05:09');
});

test('codes become words', () => {
  assert.equal(words('MEAN_REVERSION'), 'Mean reversion');
  assert.equal(words('regime-switching'), 'Regime switching');
});

test('signed numbers have a sign unless they round to nothing', () => {
  assert.equal(signed(1.26), '+1.3');
  assert.equal(signed(-0.305, 2), '−0.30');
  assert.equal(signed(-0.004, 2), '0.00');
});
