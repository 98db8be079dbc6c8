namespace Aetherion.Domain.Learning.Boosting;

/// <summary>The best split of a node: where, and what it gains; a gain of 0 is none.</summary>
internal readonly record struct BoostingSplit(int Feature, int LastLeftBin, bool MissingGoesLeft, double Gain);
