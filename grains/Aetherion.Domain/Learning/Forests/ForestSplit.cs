namespace Aetherion.Domain.Learning.Forests;

/// <summary>A way to split a node of a forest's tree.</summary>
internal readonly record struct ForestSplit(
    bool IsFound, int Feature, int LastLeftBin, bool MissingGoesLeft, double Score, double Gain);
