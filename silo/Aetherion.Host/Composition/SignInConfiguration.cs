namespace Aetherion.Host.Composition;

/// <summary>The section <c>signIn</c>; without it there is none, and the service runs on loopback only.</summary>
internal sealed record SignInConfiguration
{
    /// <summary>Whose tokens are taken.</summary>
    public IReadOnlyList<IssuerConfiguration> Issuers { get; init; } = [];

    /// <summary>Whether API keys are taken.</summary>
    public bool ApiKeys { get; init; } = true;

    /// <summary>Whether the admin who asked for live trading may not be the one who confirms it.</summary>
    public bool LiveTradingNeedsTwoAdmins { get; init; }
}
