namespace Aetherion.Domain.Learning.Metrics;

/// <summary>Rows of similar probability: what was said beside what came.</summary>
/// <param name="RowCount">Rows in the bin.</param>
/// <param name="MeanProbability">Mean of the probabilities given.</param>
/// <param name="Frequency">Share of rows on which the event came.</param>
public sealed record ReliabilityBin(int RowCount, double MeanProbability, double Frequency);
