namespace Aetherion.Domain.Learning;

/// <summary>A model that gives each class a probability. Safe to use from several threads at once.</summary>
public interface IProbabilityModel
{
    /// <summary>Features of a row.</summary>
    int FeatureCount { get; }

    /// <summary>Number of classes, at least two.</summary>
    int ClassCount { get; }

    /// <summary>The probabilities of one row; they sum to one. Allocates nothing.</summary>
    /// <param name="row">The features; NaN where one is missing.</param>
    /// <param name="probabilities">Takes one probability per class.</param>
    /// <exception cref="ArgumentException">The row has another number of features or an infinite one.</exception>
    void PredictProbabilities(ReadOnlySpan<double> row, Span<double> probabilities);
}
