namespace Aetherion.Postgres;

/// <summary>How long calls that store or read something bridge an outage before they fail.</summary>
public sealed record OutageRetryOptions
{
    /// <summary>Shorter than a grain call may take, so that the caller gets the reason and not a time-out.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first pause before another try is drawn from [0, this].</summary>
    public TimeSpan DelayBase { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Each further pause is drawn from twice the range, up to this.</summary>
    public TimeSpan DelayMax { get; init; } = TimeSpan.FromSeconds(1);
}
