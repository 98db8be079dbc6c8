namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>How alike the states of two models must be.</summary>
public sealed record StateMatchingOptions
{
    /// <summary>The greatest Hellinger distance, 0 to 1, at which a state still counts as the same. Half is reached by
    /// one feature whose mean moves 1.5 standard deviations; refits of four states a month apart, on 30 to 90 days of
    /// BTCUSDT's minutes in the first half of 2024, stay below it.</summary>
    public double DistanceMax { get; init; } = 0.5;

    internal void ThrowIfInvalid()
    {
        if (DistanceMax is not (>= 0 and <= 1))
            throw new ArgumentException($"{nameof(DistanceMax)} cannot be {DistanceMax}; it lies between 0 and 1.");
    }
}
