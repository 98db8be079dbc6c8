namespace Aetherion.Api.Limits;

/// <summary>What one address may ask before it is known who asks.</summary>
public sealed record AddressLimitOptions
{
    /// <summary>Requests a minute from one address.</summary>
    public int RequestsPerMinute { get; init; } = 60_000;

    /// <summary>Sign-ins a minute from one address that may fail; then it waits, with good credentials too.</summary>
    public int FailedSignInsPerMinute { get; init; } = 30;

    /// <summary>How many addresses are told apart; those beyond share one budget.</summary>
    public int AddressesMax { get; init; } = 50_000;

    /// <summary>
    /// Whether this machine's own requests are not counted: those of a proxy here would be everybody's.
    /// </summary>
    public bool ExemptsLoopback { get; init; } = true;
}
