namespace Aetherion.Domain.Tests.Learning.Quantiles;

/// <summary>The slow twin: keeps every value and sorts them with their weights.</summary>
internal sealed class ExactDecayingQuantile(double halfLife)
{
    private readonly List<double> _values = [];

    public double Weight => Weights().Sum();

    public void Add(double value) => _values.Add(value);

    /// <summary>The first value up to which the share of the weight lies, and the one before it.</summary>
    public (double Low, double High) Value(double probability)
    {
        (double Value, double Weight)[] sorted =
            [.. _values.Zip(Weights()).OrderBy(pair => pair.First)];
        double target = probability * Weight;
        double below = 0;
        for (int index = 0; index < sorted.Length; index++)
        {
            below += sorted[index].Weight;
            if (below >= target * (1 - 1e-12))
                return (sorted[Math.Max(0, index - 1)].Value, sorted[Math.Min(index + 1, sorted.Length - 1)].Value);
        }

        return (sorted[^1].Value, sorted[^1].Value);
    }

    private IEnumerable<double> Weights() =>
        _values.Select((_, index) => Math.Pow(2, -(_values.Count - 1 - index) / halfLife));
}
