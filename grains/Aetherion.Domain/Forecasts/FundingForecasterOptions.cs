namespace Aetherion.Domain.Forecasts;

/// <summary>How a <see cref="FundingForecaster"/> weighs its experts. The defaults were chosen on BTC before
/// 2024-07-01.</summary>
public sealed record FundingForecasterOptions
{
    /// <summary>How fast weight moves to better experts, per basis point of lost accuracy.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Rates after which an old loss counts half.</summary>
    public double HalfLife { get; init; } = 21;

    /// <summary>An expert of the second kind that comes this close to the resting rate says the resting rate.</summary>
    public double SnapDistance { get; init; } = 0.2e-4;
}
