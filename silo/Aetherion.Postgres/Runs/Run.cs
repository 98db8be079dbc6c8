namespace Aetherion.Postgres;

/// <summary>A replay or backtest as it is catalogued.</summary>
/// <param name="Tenant">Whose bots it runs.</param>
/// <param name="Id">What its market data and grain keys carry after the '@'.</param>
/// <param name="InputHash">Of the bar file; a resumed run must read the same.</param>
/// <param name="Options">How it was asked for, as JSON; a resumed run must be the same.</param>
public sealed record Run(
    string Tenant,
    string Id,
    string InputHash,
    string Options,
    RunState State,
    DateTime CreatedTime,
    DateTime UpdatedTime);
