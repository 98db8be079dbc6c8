using System.Collections.Immutable;

namespace Aetherion.Api.Access;

/// <summary>How callers sign in.</summary>
public sealed record SignInOptions
{
    /// <summary>Whose tokens are taken.</summary>
    public ImmutableArray<IssuerOptions> Issuers { get; init; } = [];

    /// <summary>Whether API keys are taken.</summary>
    public bool ApiKeys { get; init; } = true;

    /// <summary>Whether the admin who asked for live trading may not be the one who confirms it.</summary>
    public bool LiveTradingNeedsTwoAdmins { get; init; }
}
