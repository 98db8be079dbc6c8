namespace Aetherion.Host.Composition;

/// <summary>The section <c>addressLimits</c>: what one address may ask before it is known who asks.</summary>
internal sealed record AddressLimitConfiguration
{
    public int RequestsPerMinute { get; init; } = 60_000;

    /// <summary>Sign-ins that may fail; then the address waits.</summary>
    public int FailedSignInsPerMinute { get; init; } = 30;
}
