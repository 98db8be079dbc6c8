namespace Aetherion.Api.Live;

/// <summary>How many updates a second a subscriber wants at most.</summary>
internal static class UpdateRate
{
    public const int Max = 100;

    /// <summary>The least time between two updates.</summary>
    public static TimeSpan ToInterval(int maxRate) => maxRate is >= 1 and <= Max
        ? TimeSpan.FromSeconds(1.0 / maxRate)
        : throw ApiErrors.BadInput(nameof(maxRate), $"The rate is from 1 to {Max} updates a second, not {maxRate}.");
}
