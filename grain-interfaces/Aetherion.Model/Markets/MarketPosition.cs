namespace Aetherion.Model;

/// <summary>
/// A place in what a symbol was given, between two of its inputs: after every event up to a sequence and every time up to the
/// clock, before the next of either. The same inputs lead to the same place, live and in a replay.
/// </summary>
/// <param name="Sequence">Of the last event before it; 0 before the first.</param>
/// <param name="Clock">The latest time that was known there, UTC.</param>
/// <param name="BarSequence">Of the last bar that was known there, of the timeframe that was asked for; 0 before the first.</param>
public readonly record struct MarketPosition(long Sequence, DateTime Clock, long BarSequence);
