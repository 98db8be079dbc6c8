namespace Aetherion.Benchmarks.Api;

/// <summary>What one turn gave: the quiet tenant alone, the same beside the flood, and the flood.</summary>
internal sealed record NeighbourRound(LoadFigures Alone, LoadFigures Beside, LoadFigures Noise);
