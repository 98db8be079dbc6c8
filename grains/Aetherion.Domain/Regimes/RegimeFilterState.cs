using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Regimes;

/// <summary>What a <see cref="RegimeFilter"/> knows, to be stored and restored.</summary>
/// <param name="Filter">The probabilities of the hidden states.</param>
/// <param name="Means">The running mean of each feature; 0 where it is not centred.</param>
/// <param name="BarCount">Bars behind the running means.</param>
public sealed record RegimeFilterState(ForwardFilterState Filter, double[] Means, long BarCount);
